package lacuna.runtime.tensor;

import static java.lang.invoke.MethodType.methodType;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * The native calls of DJL's PyTorch engine that take any TorchScript value. DJL's public way to
 * call a function under autograd takes tensors alone and gives the result to the first argument's
 * owner; this takes numbers and leaves the owner to us. Values are native addresses; whoever makes
 * one deletes it.
 */
final class Library {
  private static final Class<?> NATIVE = nativeClass();
  private static final MethodHandle RUN =
      handle(
          "moduleRunMethod",
          methodType(
              long.class, long.class, String.class, long[].class, boolean.class, boolean.class));
  private static final MethodHandle FROM_TENSOR =
      handle("iValueFromTensor", methodType(long.class, long.class));
  private static final MethodHandle FROM_TENSORS =
      handle("iValueFromTensorList", methodType(long.class, long[].class));
  private static final MethodHandle FROM_LONG =
      handle("iValueFromLong", methodType(long.class, long.class));
  private static final MethodHandle FROM_LONGS =
      handle("iValueFromLongList", methodType(long.class, long[].class));
  private static final MethodHandle FROM_DOUBLE =
      handle("iValueFromDouble", methodType(long.class, double.class));
  private static final MethodHandle FROM_BOOLEAN =
      handle("iValueFromBool", methodType(long.class, boolean.class));
  private static final MethodHandle FROM_STRING =
      handle("iValueFromString", methodType(long.class, String.class));
  private static final MethodHandle TO_TENSOR =
      handle("iValueToTensor", methodType(long.class, long.class));
  private static final MethodHandle TO_TENSORS =
      handle("iValueToTensorList", methodType(long[].class, long.class));
  private static final MethodHandle TO_DOUBLE =
      handle("iValueToDouble", methodType(double.class, long.class));
  private static final MethodHandle TO_BOOLEAN =
      handle("iValueToBool", methodType(boolean.class, long.class));
  private static final MethodHandle DELETE =
      handle("torchDeleteIValue", methodType(void.class, long.class));

  private Library() {}

  /** Runs a method of a module; whether gradients are recorded is the thread's choice. */
  static long run(long module, String method, long[] values) {
    try {
      return (long) RUN.invokeExact(module, method, values, true, false);
    } catch (Throwable e) {
      throw rethrown(e);
    }
  }

  static long from(NDArray array) {
    return call(FROM_TENSOR, address(array));
  }

  static long from(NDArray[] arrays) {
    long[] addresses = new long[arrays.length];
    for (int i = 0; i < arrays.length; i++) {
      addresses[i] = address(arrays[i]);
    }
    try {
      return (long) FROM_TENSORS.invokeExact(addresses);
    } catch (Throwable e) {
      throw rethrown(e);
    }
  }

  static long from(long number) {
    return call(FROM_LONG, number);
  }

  static long from(long[] numbers) {
    try {
      return (long) FROM_LONGS.invokeExact(numbers);
    } catch (Throwable e) {
      throw rethrown(e);
    }
  }

  static long from(double number) {
    try {
      return (long) FROM_DOUBLE.invokeExact(number);
    } catch (Throwable e) {
      throw rethrown(e);
    }
  }

  static long from(boolean flag) {
    try {
      return (long) FROM_BOOLEAN.invokeExact(flag);
    } catch (Throwable e) {
      throw rethrown(e);
    }
  }

  static long from(String text) {
    try {
      return (long) FROM_STRING.invokeExact(text);
    } catch (Throwable e) {
      throw rethrown(e);
    }
  }

  static long toTensor(long value) {
    return call(TO_TENSOR, value);
  }

  static long[] toTensors(long value) {
    try {
      return (long[]) TO_TENSORS.invokeExact(value);
    } catch (Throwable e) {
      throw rethrown(e);
    }
  }

  static double toDouble(long value) {
    try {
      return (double) TO_DOUBLE.invokeExact(value);
    } catch (Throwable e) {
      throw rethrown(e);
    }
  }

  static boolean toBoolean(long value) {
    try {
      return (boolean) TO_BOOLEAN.invokeExact(value);
    } catch (Throwable e) {
      throw rethrown(e);
    }
  }

  static void delete(long value) {
    try {
      DELETE.invokeExact(value);
    } catch (Throwable e) {
      throw rethrown(e);
    }
  }

  private static long call(MethodHandle handle, long argument) {
    try {
      return (long) handle.invokeExact(argument);
    } catch (Throwable e) {
      throw rethrown(e);
    }
  }

  private static long address(NDArray array) {
    return ((PtNDArray) array).getHandle();
  }

  private static RuntimeException rethrown(Throwable e) {
    if (e instanceof Error error) {
      throw error;
    }
    return e instanceof RuntimeException known ? known : new EngineException(e);
  }

  private static Class<?> nativeClass() {
    try {
      return Class.forName("ai.djl.pytorch.jni.PyTorchLibrary");
    } catch (ClassNotFoundException e) {
      throw changed(e);
    }
  }

  private static MethodHandle handle(String name, MethodType type) {
    try {
      MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(NATIVE, MethodHandles.lookup());
      Object library = lookup.findStaticVarHandle(NATIVE, "LIB", NATIVE).get();
      return lookup.findVirtual(NATIVE, name, type).bindTo(library);
    } catch (ReflectiveOperationException e) {
      throw changed(e);
    }
  }

  private static IllegalStateException changed(ReflectiveOperationException e) {
    return new IllegalStateException(
        "this version of ai.djl.pytorch:pytorch-engine is not the one that Lacuna needs"
            + " (0.35.1)",
        e);
  }
}
