package lacuna.compiler.java;

import static lacuna.compiler.plan.Plans.*;

import java.nio.file.Path;
import java.util.List;
import lacuna.compiler.plan.ClassPlan;
import lacuna.compiler.plan.Code;
import lacuna.compiler.plan.Line;
import lacuna.compiler.plan.MemberPlan;
import lacuna.compiler.plan.ValueType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists of layers, whose arguments are those of each index. */
class LayerListsTest {
  @TempDir private Path folder;

  @Test
  void choosesALoopIndexThatNoParameterHas() throws Exception {
    ClassPlan inner =
        new ClassPlan(
            "inner",
            "inner",
            "layer",
            "",
            "a.lac:1",
            List.of(),
            List.of(new ClassPlan.Parameter("rate", ValueType.REAL)),
            List.of(),
            List.of(
                method(
                    "forward",
                    "",
                    "",
                    List.of("x"),
                    give(op("dropout", local("x"), parameter("rate"))))));
    ClassPlan outer =
        new ClassPlan(
            "outer",
            "outer",
            "layer",
            "",
            "a.lac:1",
            List.of(),
            List.of(new ClassPlan.Parameter("i", ValueType.REAL)),
            List.of(
                new MemberPlan.Layers(
                    "all",
                    "all",
                    "inner",
                    whole(2),
                    List.of(parameter("i")),
                    new MemberPlan.With(new Code.LoopIndex(), null, null),
                    null)),
            List.of(
                method(
                    "forward",
                    "",
                    "",
                    List.of("x"),
                    new Line.ForEach(
                        "all",
                        "all",
                        List.of(
                            set(
                                "x",
                                new Code.LayerCall(
                                    "all", true, null, "forward", List.of(local("x")))))),
                    give(local("x")))));
    CompiledJava.of(plan("e", List.of(inner, outer)), folder);
  }

  @Test
  void passesListsOfListsToAListOfLayers() throws Exception {
    ClassPlan inner =
        new ClassPlan(
            "inner",
            "inner",
            "layer",
            "",
            "a.lac:1",
            List.of(),
            List.of(
                new ClassPlan.Parameter("by", ValueType.INT_LIST),
                new ClassPlan.Parameter("first", ValueType.OBJECT)),
            List.of(param("weight", parameter("first"), "", whole(4))),
            List.of(
                method(
                    "forward",
                    "",
                    "",
                    List.of("x"),
                    give(
                        op(
                            "roll",
                            op("add", local("x"), member("weight")),
                            parameter("by"),
                            parameter("by"))))));
    ClassPlan outer =
        new ClassPlan(
            "outer",
            "outer",
            "layer",
            "",
            "a.lac:1",
            List.of(
                constant(
                    "shifts",
                    ValueType.OBJECT,
                    list(
                        ValueType.OBJECT,
                        list(ValueType.INT_LIST, whole(0)),
                        list(ValueType.INT_LIST, whole(1))),
                    ""),
                constant(
                    "inits",
                    ValueType.OBJECT,
                    list(
                        ValueType.OBJECT,
                        external("init", "uniform", real(-1), real(1)),
                        external("init", "normal", real(1))),
                    "")),
            List.of(),
            List.of(
                new MemberPlan.Layers(
                    "all",
                    "all",
                    "inner",
                    whole(2),
                    List.of(
                        new Code.ElementAt(
                            constant("shifts"), new Code.LoopIndex(), ValueType.OBJECT),
                        new Code.ElementAt(
                            constant("inits"), new Code.LoopIndex(), ValueType.OBJECT)),
                    MemberPlan.With.NOTHING,
                    null)),
            List.of(method("forward", "", "", List.of("x"), give(local("x")))));
    CompiledJava.of(plan("e", List.of(inner, outer)), folder);
  }
}
