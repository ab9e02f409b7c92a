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
    boolean found =
        Arrays.stream(Tensors.class.getMethods())
            .filter(method -> Modifier.isStatic(method.getModifiers()))
            .anyMatch(method -> fits(method, function.signature()));
    assertTrue(found, () -> "Tensors has no method for " + function.signature());
  }

  /** A method of a component that has no tensor to tell the batch's size is given it. */
  private static boolean offers(Method method, Member.Signature signature) {
    return fits(
        method, signature, signature.parameters().isEmpty() ? List.of(long.class) : List.of());
  }

  private static boolean fits(Method method, Member.Signature signature) {
    return fits(method, signature, List.of());
  }

  /** A whole number may be a long, for the size of a batch is one. */
  private static boolean fits(Method method, Member.Signature signature, List<Class<?>> first) {
    List<Class<?>> wanted =
        Stream.concat(
                first.stream(),
                signature.parameters().stream()
                    .<Class<?>>flatMap(parameter -> JavaTypes.argument(parameter.type())))
            .toList();
    Class<?>[] given = method.getParameterTypes();
    boolean fits =
        method.getName().equals(JavaTypes.method(signature.name()))
            && method.getReturnType() == JavaTypes.result(signature)
            && given.length == wanted.size();
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
    List<Member.Method> methods =
        component.members().stream()
            .filter(Member.Method.class::isInstance)
            .map(Member.Method.class::cast)
            .toList();
    if (methods.isEmpty()) {
      assertTrue(JavaTypes.kind(component.kind()).isAssignableFrom(type), type::getName);
    }
    for (Member.Method declared : methods) {
      assertTrue(
          Arrays.stream(type.getMethods()).anyMatch(m -> offers(m, declared.signature())),
          () -> type.getName() + " lacks " + declared.signature().name());
    }
    Constructor<?>[] constructors = type.getConstructors();
    assertTrue(
        Arrays.stream(constructors).anyMatch(c -> Arrays.equals(wanted, c.getParameterTypes())),
        () -> "no " + type.getName() + Arrays.toString(wanted));
  }
}
