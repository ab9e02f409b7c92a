package lacuna.compiler.java;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lacuna.compiler.plan.ClassPlan;
import lacuna.compiler.plan.MemberPlan;
import lacuna.compiler.plan.ValueType;

/** Chooses the Java names within one component's class. */
final class ClassEnvironment {
  /** Names that the class's own constructor and methods use. */
  private static final List<String> RESERVED = List.of("at", "part");

  private ClassEnvironment() {}

  /** What names mean in a class: constants, parameters and members, without locals. */
  static JavaScope of(ClassPlan type, JavaNames names) {
    NameAllocator fields = new NameAllocator(RESERVED);
    Map<String, Symbol> constants = new LinkedHashMap<>();
    Map<String, Symbol> parameters = new LinkedHashMap<>();
    Map<String, Symbol> members = new LinkedHashMap<>();
    JavaScope environment =
        new JavaScope(
            names,
            type.name(),
            constants,
            parameters,
            members,
            ObservedParts.of(type, names.calls()),
            new Locals(),
            "");
    for (ClassPlan.Constant constant : type.constants()) {
      String java = fields.take(Identifiers.constant(constant.name()));
      boolean wide =
          constant.type() == ValueType.INT && ExpressionTypes.wide(constant.value(), environment);
      constants.put(constant.name(), new Symbol(java, constant.type(), wide, true, ""));
    }
    for (ClassPlan.Parameter parameter : type.parameters()) {
      String java = fields.take(Identifiers.lowerCamel(parameter.name()));
      parameters.put(parameter.name(), Symbol.field(java, parameter.type()));
    }
    for (MemberPlan member : type.members()) {
      String java = fields.take(Identifiers.lowerCamel(member.name()));
      members.put(member.name(), symbol(member, java));
    }
    return environment;
  }

  private static Symbol symbol(MemberPlan member, String java) {
    boolean layer = member instanceof MemberPlan.Layer || member instanceof MemberPlan.Layers;
    return layer
        ? Symbol.layerField(java, member.layerClass())
        : Symbol.field(java, ValueType.TENSOR);
  }
}
