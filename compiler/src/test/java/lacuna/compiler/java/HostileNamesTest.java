package lacuna.compiler.java;

import static lacuna.compiler.plan.Plans.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import lacuna.compiler.plan.ClassPlan;
import lacuna.compiler.plan.Code;
import lacuna.compiler.plan.FunctionPlan;
import lacuna.compiler.plan.Line;
import lacuna.compiler.plan.MethodPlan;
import lacuna.compiler.plan.ValueType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileNamesTest {
  @TempDir private Path folder;

  private static ClassPlan identity(String name) {
    return type(
        name, "layer", List.of(), method("forward", "", "", List.of("x"), give(local("x"))));
  }

  @Test
  void givesComponentsOtherNamesThanTheRuntimesClasses() throws Exception {
    List<String> names =
        List.of(
            "list",
            "object",
            "string",
            "layer",
            "stage",
            "scope",
            "weights",
            "functions",
            "math",
            "tensors",
            "override",
            "nd_array",
            "experiment",
            "constant");
    JavaSources sources =
        CompiledJava.of(plan("vit", names.stream().map(HostileNamesTest::identity).toList()), folder);
    assertTrue(sources.files().containsKey("lacuna/experiment/ListLayer.java"));
    assertTrue(sources.files().containsKey("lacuna/experiment/WeightsLayer.java"));
  }

  @Test
  void givesTheMainClassAnotherNameThanAComponent() throws Exception {
    JavaSources sources = CompiledJava.of(plan("vit", List.of(identity("vit"))), folder);
    assertEquals("lacuna.experiment.VitExperiment", sources.mainClass());
  }

  @Test
  void tellsClassesApartByMoreThanCase() throws Exception {
    JavaSources sources =
        CompiledJava.of(plan("e", List.of(identity("a_b"), identity("ab"), identity("aB"))), folder);
    assertEquals(
        3,
        sources.files().keySet().stream()
            .map(String::toLowerCase)
            .filter(f -> f.contains("/ab"))
            .count());
  }

  @Test
  void renamesLocalsThatJavaKeepsForItself() throws Exception {
    ClassPlan block =
        type(
            "block",
            "layer",
            List.of(),
            method(
                "forward",
                "",
                "",
                List.of("this", "class", "at", "scope"),
                let("int", op("add", local("this"), local("class")), ""),
                let("new", op("mul", local("int"), local("scope")), ""),
                set("int", op("add", local("new"), local("at"))),
                give(local("int"))));
    CompiledJava.of(plan("e", List.of(block)), folder);
  }

  @Test
  void tellsALocalFromTheMemberOfItsName() throws Exception {
    ClassPlan block =
        type(
            "block",
            "layer",
            List.of(layer("norm", "inner"), param("gain", whole(1), "", whole(4))),
            method(
                "forward",
                "",
                "",
                List.of("x"),
                let("norm", call("norm", local("x")), ""),
                let("gain", op("mul", local("norm"), member("gain")), ""),
                give(call("norm", local("gain")))));
    JavaSources sources = CompiledJava.of(plan("e", List.of(identity("inner"), block)), folder);
    String text = sources.files().get("lacuna/experiment/Block.java");
    assertTrue(text.contains("NDArray norm = this.norm.apply(x);"), text);
    assertTrue(text.contains("return this.norm.apply(gain);"), text);
  }

  @Test
  void reachesTheRuntimesFunctionPastAMethodOfItsName() throws Exception {
    ClassPlan block =
        type(
            "block",
            "layer",
            List.of(),
            method("forward", "", "", List.of("x"), give(self("relu", self("path", local("x"))))),
            method("relu", "", "", List.of("x"), give(op("relu", op("gelu", local("x"))))),
            method("path", "", "", List.of("x"), give(local("x"))));
    FunctionPlan add =
        new FunctionPlan(
            "add",
            List.of(new MethodPlan.Parameter("a", ValueType.TENSOR)),
            List.of(),
            ValueType.TENSOR,
            "",
            "",
            "a.lac:1",
            List.of(give(op("add", local("a"), local("a")))));
    JavaSources sources = CompiledJava.of(plan("e", List.of(block), add), folder);
    assertTrue(
        sources
            .files()
            .get("lacuna/experiment/Block.java")
            .contains("return Tensors.relu(gelu(x));"));
    assertTrue(
        sources
            .files()
            .get("lacuna/experiment/Functions.java")
            .contains("return Tensors.add(a, a);"));
  }

  @Test
  void letsNoLambdaSeeALocalThatChanges() throws Exception {
    Code mapped =
        new Code.MapTensors(
            op("unbind", local("x"), whole(0)), "x_part", op("add", local("x_part"), local("x")));
    ClassPlan block =
        type(
            "block",
            "layer",
            List.of(),
            method(
                "forward",
                "",
                "",
                List.of("x"),
                set("x", op("gelu", local("x"))),
                new Line.Unpack(List.of("a", "_", "b"), mapped),
                new Line.Unpack(List.of("c", "d"), mapped),
                give(
                    op(
                        "concat",
                        list(ValueType.TENSOR_LIST, local("a"), local("b"), local("c"), local("d")),
                        whole(0)))));
    CompiledJava.of(plan("e", List.of(block)), folder);
  }

  @Test
  void namesTheSameLocalAgainAsUnrolledLoopsDo() throws Exception {
    ClassPlan block =
        type(
            "block",
            "layer",
            List.of(),
            method(
                "forward",
                "",
                "",
                List.of("x"),
                let("y", op("gelu", local("x")), "(4)"),
                let("y", op("relu", local("y")), ""),
                new Line.If(
                    new Code.Literal(true, ValueType.BOOL),
                    List.of(let("y", op("relu", local("x")), "")),
                    List.of()),
                give(local("y")),
                give(local("x"))));
    CompiledJava.of(plan("e", List.of(block)), folder);
  }
}
