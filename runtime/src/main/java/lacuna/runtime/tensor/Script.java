package lacuna.runtime.tensor;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtModel;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The functions of {@code ops.py}, callable by name. Arguments are tensors, lists of tensors, whole
 * and real numbers, lists of whole numbers, flags and text; results belong to the owner that the
 * caller names.
 */
final class Script {
  /** Held as long as the class: a model frees its module when it is collected. */
  private static final Model MODEL = load("ops.py");

  private static final long MODULE = module(MODEL);

  private Script() {}

  /** A tensor that may be null, as an argument. */
  static List<NDArray> optional(@Nullable NDArray tensor) {
    return tensor == null ? List.of() : List.of(tensor);
  }

  /** Calls a function; the thread's innermost scope owns its result. */
  static NDArray call(String function, Object... arguments) {
    return callInto(Context.current().memory(), function, arguments);
  }

  /** Calls a method of another module; the thread's innermost scope owns its result. */
  static NDArray callOf(long module, String method, Object... arguments) {
    return tensor(Context.current().memory(), runOf(module, method, arguments));
  }

  /** Calls a function; the result belongs to {@code owner}. */
  static NDArray callInto(NDManager owner, String function, Object... arguments) {
    return tensor(owner, run(function, arguments));
  }

  private static NDArray tensor(NDManager owner, long result) {
    try {
      return new PtNDArray((PtNDManager) owner, Library.toTensor(result));
    } finally {
      Library.delete(result);
    }
  }

  /** Calls a function that returns several tensors. */
  static List<NDArray> callForList(NDManager owner, String function, Object... arguments) {
    long result = run(function, arguments);
    try {
      return Arrays.stream(Library.toTensors(result))
          .<NDArray>mapToObj(tensor -> new PtNDArray((PtNDManager) owner, tensor))
          .toList();
    } finally {
      Library.delete(result);
    }
  }

  /** Calls a function that returns a number. */
  static double callForNumber(String function, Object... arguments) {
    return callForNumberOf(MODULE, function, arguments);
  }

  /** Calls a method of another module, which returns a number. */
  static double callForNumberOf(long module, String method, Object... arguments) {
    long result = runOf(module, method, arguments);
    try {
      return Library.toDouble(result);
    } finally {
      Library.delete(result);
    }
  }

  /** Calls a function that returns a flag. */
  static boolean callForFlag(String function, Object... arguments) {
    long result = run(function, arguments);
    try {
      return Library.toBoolean(result);
    } finally {
      Library.delete(result);
    }
  }

  /** Calls a function for its effect. */
  static void callForEffect(String function, Object... arguments) {
    Library.delete(run(function, arguments));
  }

  /** Calls a function that returns no tensor, nor a number. */
  static NativeValue callForValue(String function, Object... arguments) {
    return new NativeValue(run(function, arguments));
  }

  /** Calls a method of another module for its effect. */
  static void callForEffectOf(long module, String method, Object... arguments) {
    Library.delete(runOf(module, method, arguments));
  }

  /** Calls a method of another module that returns no tensor, nor a number. */
  static NativeValue callForValueOf(long module, String method, Object... arguments) {
    return new NativeValue(runOf(module, method, arguments));
  }

  /** The module of a model, as {@link #callOf} takes it. */
  static long module(Model model) {
    return ((PtSymbolBlock) model.getBlock()).getHandle();
  }

  private static long run(String function, Object... arguments) {
    return runOf(MODULE, function, arguments);
  }

  private static long runOf(long module, String function, Object... arguments) {
    Context.current().countCall();
    long[] values = new long[arguments.length];
    int made = 0;
    try {
      for (Object argument : arguments) {
        values[made] = value(argument);
        made++;
      }
      return Library.run(module, function, values);
    } catch (EngineException e) {
      throw new TensorException(function, describe(arguments), reason(e));
    } finally {
      for (int i = 0; i < made; i++) {
        if (!(arguments[i] instanceof NativeValue)) {
          Library.delete(values[i]);
        }
      }
    }
  }

  private static long value(Object argument) {
    if (argument instanceof NDArray array) {
      return Library.from(array);
    } else if (argument instanceof Double number) {
      return Library.from(number.doubleValue());
    } else if (argument instanceof Long number) {
      return Library.from(number.longValue());
    } else if (argument instanceof Integer number) {
      return Library.from(number.longValue());
    } else if (argument instanceof long[] numbers) {
      return Library.from(numbers);
    } else if (argument instanceof Boolean flag) {
      return Library.from(flag.booleanValue());
    } else if (argument instanceof List<?> arrays) {
      return Library.from(arrays.toArray(NDArray[]::new));
    } else if (argument instanceof String text) {
      return Library.from(text);
    } else if (argument instanceof NativeValue value) {
      return value.address();
    }
    throw new IllegalArgumentException(
        "no TorchScript value can be made of a " + argument.getClass());
  }

  private static String describe(Object... arguments) {
    return Arrays.stream(arguments).map(Script::describe).collect(Collectors.joining(", "));
  }

  private static String describe(Object argument) {
    if (argument instanceof NDArray array) {
      return array.getShape() + " " + Types.of(array).toString().toLowerCase(Locale.ROOT);
    } else if (argument instanceof long[] numbers) {
      return Arrays.toString(numbers);
    } else if (argument instanceof List<?> list) {
      return list.size() > 8
          ? list.size() + " tensors"
          : list.stream().map(Script::describe).collect(Collectors.joining(", ", "[", "]"));
    }
    return argument.toString();
  }

  /**
   * The engine's own sentence: the last line of its message that is neither code nor a place in
   * code.
   */
  private static String reason(EngineException e) {
    String message = String.valueOf(e.getMessage());
    List<String> errors =
        message
            .lines()
            .filter(line -> line.contains("Error: "))
            .map(line -> line.replaceFirst("^.*?Error: ", ""))
            .toList();
    return errors.isEmpty() ? message : errors.get(errors.size() - 1);
  }

  /** Makes a module of a file of functions beside this class; it lives as long as its model. */
  static Model load(String file) {
    Engines.prepare();
    try (InputStream resource = Script.class.getResourceAsStream(file)) {
      if (resource == null) {
        throw new IllegalStateException(file + " is missing beside " + Script.class.getName());
      }
      String functions = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
      PtModel model = (PtModel) Model.newInstance(file, Device.cpu(), "PyTorch");
      model.load(new ByteArrayInputStream(Archive.of(functions)), false);
      return model;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MalformedModelException e) {
      throw new IllegalStateException("the engine does not accept " + file, e);
    }
  }
}
