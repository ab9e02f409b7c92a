package lacuna.compiler.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Visits every expression of a part of the plan, each before those inside it. */
public final class Traversal {
  private Traversal() {}

  /** Everything that is code. */
  public static void plan(Plan plan, Consumer<Code> visit) {
    for (StagePlan stage : plan.stages()) {
      stage.recipe().forEach(entry -> code(entry.value(), visit));
      codes(stage.arguments(), visit);
    }
    plan.classes().forEach(type -> type(type, visit));
    plan.functions().forEach(function -> function(function, visit));
  }

  /** A class's constants, members and methods. */
  public static void type(ClassPlan type, Consumer<Code> visit) {
    type.constants().forEach(constant -> code(constant.value(), visit));
    members(type, visit);
    methods(type, visit);
  }

  /** How a class makes its members. */
  public static void members(ClassPlan type, Consumer<Code> visit) {
    type.members().forEach(member -> codes(member.accept(MEMBER), visit));
  }

  /** The bodies of a class's methods. */
  public static void methods(ClassPlan type, Consumer<Code> visit) {
    type.methods().forEach(method -> lines(method.body(), visit));
  }

  /** A function's constants and body. */
  public static void function(FunctionPlan function, Consumer<Code> visit) {
    function.constants().forEach(constant -> code(constant.value(), visit));
    lines(function.body(), visit);
  }

  /** Statements with those inside them. */
  public static void lines(List<Line> lines, Consumer<Code> visit) {
    for (Line line : lines) {
      codes(line.expressions(), visit);
      line.blocks().forEach(block -> lines(block, visit));
    }
  }

  /** An expression with those inside it. */
  public static void code(Code code, Consumer<Code> visit) {
    visit.accept(code);
    codes(code.accept(CodeParts.OF), visit);
  }

  private static void codes(List<Code> codes, Consumer<Code> visit) {
    codes.forEach(code -> code(code, visit));
  }

  /** The expressions of a member, in the order in which they are written. */
  private static final MemberPlan.Visitor<List<Code>> MEMBER =
      new MemberPlan.Visitor<>() {
        @Override
        public List<Code> visitParam(MemberPlan.Param param) {
          List<Code> codes = start(param);
          codes.addAll(param.shape());
          codes.add(param.init());
          codes.addAll(with(param.with()));
          return codes;
        }

        @Override
        public List<Code> visitBuffer(MemberPlan.Buffer buffer) {
          List<Code> codes = start(buffer);
          codes.add(buffer.value());
          return codes;
        }

        @Override
        public List<Code> visitLayer(MemberPlan.Layer layer) {
          List<Code> codes = start(layer);
          codes.addAll(layer.arguments());
          codes.addAll(with(layer.with()));
          return codes;
        }

        @Override
        public List<Code> visitLayers(MemberPlan.Layers layers) {
          List<Code> codes = start(layers);
          codes.add(layers.count());
          codes.addAll(layers.arguments());
          codes.addAll(with(layers.with()));
          return codes;
        }
      };

  private static List<Code> start(MemberPlan member) {
    Code condition = member.condition();
    return condition == null ? new ArrayList<>() : new ArrayList<>(List.of(condition));
  }

  private static List<Code> with(MemberPlan.With with) {
    return Stream.of(
            with.level(), with.decay(), with.trainable(), with.also(), with.fit(), with.reinit())
        .filter(Objects::nonNull)
        .toList();
  }
}
