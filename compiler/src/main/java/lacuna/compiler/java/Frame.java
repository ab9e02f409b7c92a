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
 * @param locals live local variables
 * @param loopIndex the Java name of the index of the layer being made; empty where none is made
 */
record Frame(
    PlanNames names,
    String className,
    Map<String, Symbol> constants,
    Map<String, Symbol> parameters,
    Map<String, Symbol> members,
    Locals locals,
    String loopIndex) {

  /** The same within the arguments of a list of layers. */
  Frame withLoopIndex(String name) {
    return new Frame(names, className, constants, parameters, members, locals, name);
  }

  /** The same with other locals. */
  Frame withLocals(Locals others) {
    return new Frame(names, className, constants, parameters, members, others, loopIndex);
  }

  /** What a reference stands for. */
  Symbol symbol(Code reference) {
    if (reference instanceof Code.ConstantRef constant) {
      return known(constants.get(constant.name()), "constant", constant.name());
    } else if (reference instanceof Code.ParameterRef parameter) {
      return known(parameters.get(parameter.name()), "parameter", parameter.name());
    } else if (reference instanceof Code.MemberRef member) {
      return known(members.get(member.name()), "member", member.name());
    } else if (reference instanceof Code.LocalRef local) {
      return known(locals.find(local.name()), "local", local.name());
    }
    throw new IllegalArgumentException("no reference: " + reference);
  }

  /** The member or loop variable that a call goes to. */
  Symbol receiver(Code.LayerCall call) {
    return call.local()
        ? known(locals.find(call.receiver()), "local", call.receiver())
        : known(members.get(call.receiver()), "member", call.receiver());
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
