package lacuna.binding;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import lacuna.compiler.syntax.Item;
import lacuna.compiler.syntax.Member;
import lacuna.runtime.tensor.Tensors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The runtime has everything that the library declares as its own, in the documented form. */
class ExternalDeclarationsTest {
  static Stream<String> functions() {
    return Declarations.functions().map(function -> function.signature().name());
  }

  static Stream<String> components() {
    return Declarations.components().map(component -> component.kind() + " " + component.name());
  }

  @ParameterizedTest
  @MethodSource("functions")
  void aFunctionHasAMethod(String name) {
    Item.Function function =
        Declarations.functions()
            .filter(f -> f.signature().name().equals(name))
            .findFirst()
            .orElseThrow();
    List<Class<?>> wanted =
        function.signature().parameters().stream()
            .<Class<?>>flatMap(parameter -> JavaTypes.argument(parameter.type()))
            .toList();
    String method = JavaTypes.method(name);
    boolean found =
        Arrays.stream(Tensors.class.getMethods())
            .filter(m -> m.getName().equals(method) && Modifier.isStatic(m.getModifiers()))
            .anyMatch(m -> fits(m, wanted) && m.getReturnType() == JavaTypes.result(function));
    assertTrue(found, () -> "Tensors has no " + method + " of " + wanted);
  }

  /** A whole number may be a long, for the size of a batch is one. */
  private static boolean fits(Method method, List<Class<?>> wanted) {
    Class<?>[] given = method.getParameterTypes();
    boolean fits = given.length == wanted.size();
    for (int i = 0; fits && i < given.length; i++) {
      fits = given[i] == wanted.get(i) || wanted.get(i) == int.class && given[i] == long.class;
    }
    return fits;
  }

  @ParameterizedTest
  @MethodSource("components")
  void aComponentHasAClassWithItsParameters(String name) {
    Item.Component component =
        Declarations.components()
            .filter(c -> name.equals(c.kind() + " " + c.name()))
            .findFirst()
            .orElseThrow();
    Class<?> type = JavaTypes.component(component.kind(), component.name());
    Class<?>[] wanted =
        Stream.concat(
                Declarations.kind(component.kind()).parameters().stream(),
                component.parameters().stream())
            .map(Member.Parameter::type)
            .map(JavaTypes::value)
            .toArray(Class<?>[]::new);
    assertTrue(Modifier.isPublic(type.getModifiers()), type::getName);
    assertTrue(JavaTypes.kind(component.kind()).isAssignableFrom(type), type::getName);
    Constructor<?>[] constructors = type.getConstructors();
    assertTrue(
        Arrays.stream(constructors).anyMatch(c -> Arrays.equals(wanted, c.getParameterTypes())),
        () -> "no " + type.getName() + Arrays.toString(wanted));
  }
}
