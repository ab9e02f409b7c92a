package lacuna.compiler.sample;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import lacuna.binding.JavaTypes;
import lacuna.runtime.tensor.Scope;
import lacuna.runtime.tensor.Context;
import lacuna.runtime.tensor.Tensors;

/**
 * An operation by its name in the language, to be called on the host and on the engine.
 *
 * @param arguments {@link Tensor}s, lists of them, numbers, arrays of numbers, {@link Range}s
 */
record OperationCall(String name, List<Object> arguments) {

  static OperationCall of(String name, Object... arguments) {
    return new OperationCall(name, List.of(arguments));
  }

  /** {@code start..end}. */
  record Range(int start, int end) {}

  /** A tensor for both. */
  record Tensor(DataType type, HostArray array) {
    static Tensor real(SplittableRandom random, int... shape) {
      return of(DataType.FLOAT32, () -> (float) random.nextDouble(-2, 2), shape);
    }

    static Tensor positive(SplittableRandom random, int... shape) {
      return of(DataType.FLOAT32, () -> (float) random.nextDouble(0.1, 2), shape);
    }

    static Tensor integer(SplittableRandom random, int... shape) {
      return of(DataType.INT64, () -> random.nextInt(-5, 6), shape);
    }

    static Tensor bool(SplittableRandom random, int... shape) {
      return of(DataType.BOOLEAN, () -> random.nextInt(2), shape);
    }

    private static Tensor of(DataType type, DoubleSupplier next, int... shape) {
      int size = IntStream.of(shape).reduce(1, (a, b) -> a * b);
      double[] values = DoubleStream.generate(next).limit(size).toArray();
      return new Tensor(type, new HostArray(shape, values));
    }

    private NDArray onEngine() {
      Shape shape = new Shape(IntStream.of(array.shape()).asLongStream().toArray());
      try (NDArray wide = Context.current().memory().create(array.values()).reshape(shape)) {
        return wide.toType(type, true);
      }
    }
  }

  /** The tensors that the interpreter gives. */
  List<HostArray> onHost() {
    List<HostValue> given = arguments.stream().map(OperationCall::host).toList();
    HostValue result =
        new HostOperations(new SplittableRandom(3), new DrawingBudget()).apply(name, given);
    return result instanceof HostArray array
        ? List.of(array)
        : result.elements().stream().map(HostValue::array).toList();
  }

  private static HostValue host(Object argument) {
    if (argument instanceof Tensor tensor) {
      return tensor.array();
    } else if (argument instanceof List<?> list) {
      return new HostList(list.stream().map(OperationCall::host).toList());
    } else if (argument instanceof Range range) {
      return host(new int[] {range.start(), range.end()});
    } else if (argument instanceof Number number) {
      return HostArray.scalar(number.doubleValue());
    }
    DoubleStream numbers =
        argument instanceof int[] integers
            ? IntStream.of(integers).asDoubleStream()
            : argument instanceof long[] sizes
                ? LongStream.of(sizes).asDoubleStream()
                : DoubleStream.of((double[]) argument);
    return new HostList(numbers.<HostValue>mapToObj(HostArray::scalar).toList());
  }

  /** The tensors that the runtime gives, on the CPU. */
  @SuppressWarnings("try") // the scope is there to be closed
  List<HostArray> onEngine() {
    try (Scope scope = Scope.open(Device.cpu())) {
      Object[] given = arguments.stream().flatMap(OperationCall::engine).toArray();
      Object result = method(given).invoke(null, given);
      List<?> tensors = result instanceof List<?> list ? list : List.of(result);
      return tensors.stream().map(tensor -> read((NDArray) tensor)).toList();
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new AssertionError(this.toString(), e);
    }
  }

  private static Stream<Object> engine(Object argument) {
    if (argument instanceof Tensor tensor) {
      return Stream.of(tensor.onEngine());
    } else if (argument instanceof List<?> list) {
      return Stream.of(list.stream().flatMap(OperationCall::engine).toList());
    } else if (argument instanceof Range range) {
      return Stream.of(range.start(), range.end());
    }
    return Stream.of(argument);
  }

  /** The first method of that name that takes the arguments. */
  private Method method(Object[] given) {
    Method found =
        Arrays.stream(Tensors.class.getMethods())
            .filter(method -> method.getName().equals(JavaTypes.method(name)))
            .filter(method -> takes(method.getParameterTypes(), given))
            .findFirst()
            .orElseThrow(() -> new AssertionError("the runtime has no " + this));
    found.setAccessible(true);
    return found;
  }

  private static boolean takes(Class<?>[] types, Object[] given) {
    return types.length == given.length
        && IntStream.range(0, given.length).allMatch(i -> takes(types[i], given[i]));
  }

  private static boolean takes(Class<?> type, Object argument) {
    if (argument instanceof Integer) {
      return type == int.class || type == long.class;
    }
    return argument instanceof Double ? type == double.class : type.isInstance(argument);
  }

  private static HostArray read(NDArray tensor) {
    try (NDArray wide = tensor.toType(DataType.FLOAT64, true)) {
      LongStream sizes = LongStream.of(tensor.getShape().getShape());
      return new HostArray(sizes.mapToInt(Math::toIntExact).toArray(), wide.toDoubleArray());
    }
  }
}
