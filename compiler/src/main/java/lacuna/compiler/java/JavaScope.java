package lacuna.compiler.java;

import com.palantir.javapoet.CodeBlock;
import java.util.Map;
import lacuna.compiler.plan.Code;
import org.jspecify.annotations.Nullable;

/**
 * What the names in a piece of code mean where it stands.
 *
 * @param names of classes, methods and functions
 * @param className the {@code ClassPlan} that the code belongs to; empty in functions
 * @param constants named constants
 * @param parameters parameters of the constructor or the function: fields where a method uses them
 * @param members learned tensors, buffers and layers
 * @param observed the parts whose results are shown to an observer without the code's help
 * @param locals live local variables
 * @param loopIndex the Java name of the index of the layer being made; empty where none is made
 */
record JavaScope(
    JavaNames names,
    String className,
    Map<String, Symbol> constants,
    Map<String, Symbol> parameters,
    Map<String, Symbol> members,
    ObservedParts observed,
    Locals locals,
    String loopIndex) {

  /** Where code has nothing but literals and what the runtime provides. */
  static JavaScope empty(JavaNames names) {
    return function(names, Map.of(), Map.of(), new Locals());
  }

  /** Of a function outside components. */
  static JavaScope function(
      JavaNames names,
      Map<String, Symbol> constants,
      Map<String, Symbol> parameters,
      Locals locals) {
    return new JavaScope(
        names, "", constants, parameters, Map.of(), ObservedParts.none(), locals, "");
  }

  /** The same within the arguments of a list of layers. */
  JavaScope withLoopIndex(String name) {
    return new JavaScope(
        names, className, constants, parameters, members, observed, locals, name);
  }

  /** The same with other locals. */
  JavaScope withLocals(Locals others) {
    return new JavaScope(
        names, className, constants, parameters, members, observed, others, loopIndex);
  }

  /** What a named constant stands for. */
  Symbol constant(String name) {
    return known(constants.get(name), "constant", name);
  }

  /** What a parameter stands for. */
  Symbol parameter(String name) {
    return known(parameters.get(name), "parameter", name);
  }

  /** What a member stands for. */
  Symbol member(String name) {
    return known(members.get(name), "member", name);
  }

  /** What a local stands for. */
  Symbol local(String name) {
    return known(locals.find(name), "local", name);
  }

  /** The member or loop variable that a call goes to. */
  Symbol receiver(Code.LayerCall call) {
    return call.local() ? local(call.receiver()) : member(call.receiver());
  }

  /** The Java text of a symbol here. */
  CodeBlock text(Symbol symbol) {
    boolean hidden = symbol.field() && locals.hides(symbol.java());
    return CodeBlock.of(hidden ? "this.$L" : "$L", symbol.java());
  }

  private Symbol known(@Nullable Symbol symbol, String what, String name) {
    if (symbol == null) {
      throw new IllegalArgumentException(
          "%s uses the %s `%s`, which the plan does not have".formatted(className, what, name));
    }
    return symbol;
  }
}
