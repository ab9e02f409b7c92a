package lacuna.compiler.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A component as the experiment uses it: all instances of one structure share a class.
 *
 * @param name unique, in the language's spelling: {@code block}, {@code random_mask}; variants of
 *     one component end in a word or number
 * @param component the component's own name
 * @param kind its kind; a class of kind {@code stage} is a stage
 * @param doc the component's doc comment, or empty
 * @param place {@code FILE:LINE} of the component
 * @param constants what is the same in all instances, by name
 * @param parameters what differs between instances: the constructor's parameters, after the place
 *     in the weights
 * @param members learned tensors, buffers and layers, in the order of declaration
 * @param methods the methods that are used
 */
public record ClassPlan(
    String name,
    String component,
    String kind,
    String doc,
    String place,
    List<Constant> constants,
    List<Parameter> parameters,
    List<MemberPlan> members,
    List<MethodPlan> methods) {

  /** Copies the lists. */
  public ClassPlan {
    constants = List.copyOf(constants);
    parameters = List.copyOf(parameters);
    members = List.copyOf(members);
    methods = List.copyOf(methods);
  }

  /** The member of that name; null where there is none. */
  public @Nullable MemberPlan member(String wanted) {
    return members.stream().filter(m -> m.name().equals(wanted)).findFirst().orElse(null);
  }

  /** Whether it is a stage. */
  public boolean isStage() {
    return kind.equals("stage");
  }

  /**
   * A named constant.
   *
   * @param formula how it was computed, as written, or empty: a comment
   */
  public record Constant(String name, ValueType type, Code value, String formula) {}

  /**
   * A number or list that differs between instances.
   *
   * @param derived how the constructor works it out from those before it; null when it is given
   */
  public record Parameter(String name, ValueType type, @Nullable Code derived) {
    /** One that the constructor is given. */
    public Parameter(String name, ValueType type) {
      this(name, type, null);
    }
  }
}
