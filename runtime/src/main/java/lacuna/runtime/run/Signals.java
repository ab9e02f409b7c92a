package lacuna.runtime.run;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Handlers of the operating system's signals.
 *
 * <p>Java has shutdown hooks for them, but while those run the machine is already going down:
 * libraries that need one of their own fail. The class with which every JDK lets a program handle a
 * signal, {@code sun.misc.Signal}, is reached by reflection, since the compiler warns of its name.
 */
public final class Signals {
  private static final String SIGNAL = "sun.misc.Signal";
  private static final String HANDLER = "sun.misc.SignalHandler";

  private Signals() {}

  /**
   * Handles a signal from now on, in a thread of its own.
   *
   * @param name without SIG: {@code INT}
   * @param action is given the name
   * @return brings back what handled the signal before; empty where signals of that name cannot be
   *     handled on this system
   */
  public static Optional<Runnable> handle(String name, Consumer<String> action) {
    try {
      Class<?> handlers = Class.forName(HANDLER);
      Object handler =
          Proxy.newProxyInstance(
              Signals.class.getClassLoader(),
              new Class<?>[] {handlers},
              (proxy, method, arguments) -> {
                if (method.getName().equals("handle")) {
                  action.accept(name);
                  return null;
                }
                return switch (method.getName()) {
                  case "hashCode" -> System.identityHashCode(proxy);
                  case "equals" -> proxy == arguments[0];
                  default -> name;
                };
              });
      Object before = set(name, handler);
      return Optional.of(() -> restore(name, before));
    } catch (ReflectiveOperationException e) {
      return Optional.empty(); // another kind of system, or a JVM that was told to leave signals
    }
  }

  private static void restore(String name, Object handler) {
    try {
      set(name, handler);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the signal " + name + " was handled before", e);
    }
  }

  private static Object set(String name, Object handler) throws ReflectiveOperationException {
    Class<?> signals = Class.forName(SIGNAL);
    Object signal = signals.getConstructor(String.class).newInstance(name);
    try {
      return signals
          .getMethod("handle", signals, Class.forName(HANDLER))
          .invoke(null, signal, handler);
    } catch (InvocationTargetException e) {
      throw new ReflectiveOperationException(e.getCause());
    }
  }
}
