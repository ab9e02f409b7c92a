package lacuna.compiler.java;

import java.util.List;
import java.util.function.Consumer;
import lacuna.compiler.plan.ClassPlan;
import lacuna.compiler.plan.Code;
import lacuna.compiler.plan.FunctionPlan;
import lacuna.compiler.plan.Line;
import lacuna.compiler.plan.MemberPlan;
import lacuna.compiler.plan.MethodPlan;
import lacuna.compiler.plan.Plan;
import lacuna.compiler.plan.StagePlan;
import org.jspecify.annotations.Nullable;

/** Visits every expression of a part of the plan, each before those inside it. */
final class Walk {
  private Walk() {}

  static void plan(Plan plan, Consumer<Code> visit) {
    for (StagePlan stage : plan.stages()) {
      stage.recipe().forEach(entry -> code(entry.value(), visit));
      codes(stage.arguments(), visit);
    }
    plan.classes().forEach(type -> type(type, visit));
    plan.functions().forEach(function -> function(function, visit));
  }

  static void type(ClassPlan type, Consumer<Code> visit) {
    type.constants().forEach(constant -> code(constant.value(), visit));
    members(type, visit);
    methods(type, visit);
  }

  static void members(ClassPlan type, Consumer<Code> visit) {
    type.members().forEach(member -> member(member, visit));
  }

  static void methods(ClassPlan type, Consumer<Code> visit) {
    for (MethodPlan method : type.methods()) {
      lines(method.body(), visit);
    }
  }

  static void function(FunctionPlan function, Consumer<Code> visit) {
    function.constants().forEach(constant -> code(constant.value(), visit));
    lines(function.body(), visit);
  }

  static void member(MemberPlan member, Consumer<Code> visit) {
    code(member.condition(), visit);
    if (member instanceof MemberPlan.Param param) {
      codes(param.shape(), visit);
      code(param.init(), visit);
      with(param.with(), visit);
    } else if (member instanceof MemberPlan.Buffer buffer) {
      code(buffer.value(), visit);
    } else if (member instanceof MemberPlan.Layer layer) {
      codes(layer.arguments(), visit);
      with(layer.with(), visit);
    } else if (member instanceof MemberPlan.Layers layers) {
      code(layers.count(), visit);
      codes(layers.arguments(), visit);
      with(layers.with(), visit);
    }
  }

  private static void with(MemberPlan.With with, Consumer<Code> visit) {
    code(with.level(), visit);
    code(with.decay(), visit);
    code(with.trainable(), visit);
    code(with.also(), visit);
    code(with.fit(), visit);
    code(with.reinit(), visit);
  }

  static void lines(List<Line> lines, Consumer<Code> visit) {
    for (Line line : lines) {
      code(value(line), visit);
      if (line instanceof Line.If branch) {
        lines(branch.then(), visit);
        lines(branch.otherwise(), visit);
      } else if (line instanceof Line.ForEach loop) {
        lines(loop.body(), visit);
      }
    }
  }

  /** The expression that a line itself evaluates, without those of the lines inside it. */
  static @Nullable Code value(Line line) {
    if (line instanceof Line.Let let) {
      return let.value();
    } else if (line instanceof Line.Unpack unpack) {
      return unpack.list();
    } else if (line instanceof Line.Assign assign) {
      return assign.value();
    } else if (line instanceof Line.If branch) {
      return branch.condition();
    } else if (line instanceof Line.Metric metric) {
      return metric.value();
    } else if (line instanceof Line.Return result) {
      return result.value();
    }
    return null;
  }

  static void code(@Nullable Code code, Consumer<Code> visit) {
    if (code != null) {
      visit.accept(code);
      codes(inside(code), visit);
    }
  }

  private static void codes(List<Code> codes, Consumer<Code> visit) {
    codes.forEach(code -> code(code, visit));
  }

  private static List<Code> inside(Code code) {
    if (code instanceof Code.ElementAt element) {
      return List.of(element.list(), element.index());
    } else if (code instanceof Code.Operation operation) {
      return operation.arguments();
    } else if (code instanceof Code.FunctionCall call) {
      return call.arguments();
    } else if (code instanceof Code.SelfCall call) {
      return call.arguments();
    } else if (code instanceof Code.LayerCall call) {
      return call.arguments();
    } else if (code instanceof Code.Seen seen) {
      return List.of(seen.value());
    } else if (code instanceof Code.Sizes sizes) {
      return sizes.sizes();
    } else if (code instanceof Code.ListCode list) {
      return list.elements();
    } else if (code instanceof Code.MapTensors map) {
      return List.of(map.list(), map.body());
    } else if (code instanceof Code.Choose choose) {
      return List.of(choose.condition(), choose.yes(), choose.no());
    } else if (code instanceof Code.Arithmetic arithmetic) {
      return arithmetic.operands();
    } else if (code instanceof Code.External external) {
      return external.arguments();
    }
    return List.of();
  }
}
