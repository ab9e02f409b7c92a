package lacuna.compiler.java;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lacuna.compiler.plan.ClassPlan;
import lacuna.compiler.plan.MemberPlan;
import lacuna.compiler.plan.ValueType;

/** Chooses the Java names within one component's class. */
final class ClassFrames {
  /** Names that the class's own constructor and methods use. */
  private static final List<String> RESERVED = List.of("at", "part", "scope");

  private ClassFrames() {}

  /** What names mean in a class: constants, parameters and members, without locals. */
  static Frame of(ClassPlan type, PlanNames names) {
    NameSpace fields = new NameSpace(RESERVED);
    Map<String, Symbol> constants = new LinkedHashMap<>();
    Map<String, Symbol> parameters = new LinkedHashMap<>();
    Map<String, Symbol> members = new LinkedHashMap<>();
    Frame frame =
        new Frame(names, type.name(), constants, parameters, members, new Locals(Set.of()), "");
    for (ClassPlan.Constant constant : type.constants()) {
      String java = fields.take(Spelling.constant(constant.name()));
      boolean wide = constant.type() == ValueType.INT && Types.wide(constant.value(), frame);
      constants.put(constant.name(), new Symbol(java, constant.type(), wide, true, ""));
    }
    for (ClassPlan.Parameter parameter : type.parameters()) {
      String java = fields.take(Spelling.lowerCamel(parameter.name()));
      parameters.put(parameter.name(), Symbol.field(java, parameter.type()));
    }
    for (MemberPlan member : type.members()) {
      String java = fields.take(Spelling.lowerCamel(member.name()));
      members.put(member.name(), symbol(member, java));
    }
    return frame;
  }

  private static Symbol symbol(MemberPlan member, String java) {
    if (member instanceof MemberPlan.Layer layer) {
      return Symbol.layerField(java, layer.external().isEmpty() ? layer.className() : "");
    } else if (member instanceof MemberPlan.Layers layers) {
      return Symbol.layerField(java, layers.className());
    }
    return Symbol.field(java, ValueType.TENSOR);
  }
}
