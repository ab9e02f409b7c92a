package lacuna.compiler.java;

import static lacuna.compiler.plan.Plans.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SortedMap;
import lacuna.compiler.plan.ClassPlan;
import lacuna.compiler.plan.Code;
import lacuna.compiler.plan.Line;
import lacuna.compiler.plan.MethodPlan;
import lacuna.compiler.plan.Plan;
import lacuna.compiler.plan.ValueType;
import org.junit.jupiter.api.Test;

class JavaEmitterTest {
  private final JavaSources sources = new JavaEmitter().emit(scaling());

  /** One layer that multiplies by one of its two constants. */
  private static Plan scaling() {
    ClassPlan type =
        new ClassPlan(
            "scale",
            "scale",
            "layer",
            "",
            "a.lac:1",
            List.of(
                constant("factor", ValueType.REAL, real(0.5), ""),
                constant("unused", ValueType.INT, whole(9), "")),
            List.of(),
            List.of(),
            List.of(
                method(
                    "forward",
                    "",
                    "",
                    List.of("x"),
                    give(op("mul", local("x"), constant("factor"))))));
    return plan("small_scale", List.of(type));
  }

  @Test
  void leavesOutConstantsThatNothingUses() {
    String java = sources.files().get("lacuna/experiment/Scale.java");
    assertTrue(java.contains("FACTOR = 0.5"), java);
    assertFalse(java.contains("UNUSED"), java);
  }

  @Test
  void namesTheClassWithMain() {
    assertEquals("lacuna.experiment.SmallScale", sources.mainClass());
  }

  /** A stage with one part, which its step calls. */
  private static String stage(Line... step) {
    ClassPlan part =
        type(
            "identity",
            "encoder",
            List.of(),
            method("forward", "x (batch, 3) -> (batch, 3)", "", List.of("x"), give(local("x"))));
    ClassPlan stage =
        type(
            "train",
            "stage",
            List.of(layer("encoder", "identity")),
            method("step", "x (batch, 3) -> ()", "", List.of("x"), step));
    return new JavaEmitter()
        .emit(plan("e", List.of(part, stage)))
        .files()
        .get("lacuna/experiment/Train.java");
  }

  private static Code observed(String name) {
    return new Code.Observed("encoder", name, call("encoder", local("x")));
  }

  @Test
  void namesTheResultOfAPartWhereThePartIsMade() {
    String java = stage(let("features", observed("features"), ""), give(local("features")));
    assertTrue(java.contains("new Identity(at.in(\"encoder\").result(\"features\"));"), java);
    assertTrue(java.contains("NDArray features = encoder.apply(x);"), java);
  }

  @Test
  void showsTheResultsOfAPartThatHasTwoNames() {
    String java =
        stage(
            let("student", observed("student"), ""),
            let("teacher", observed("teacher"), ""),
            give(op("add", local("student"), local("teacher"))));
    assertTrue(java.contains("new Identity(at.in(\"encoder\"));"), java);
    assertTrue(java.contains("observe(\"encoder\", \"student\", encoder.apply(x))"), java);
  }

  @Test
  void takesTheBatchsSizeFromATensorOnceWhereItIsUsedTwice() {
    Code random = op("uniform", sizes(new Code.Batch()));
    assertTrue(stage(give(random)).contains("return uniform(x.size(0));"));
    String java = stage(give(op("add", random, random)));
    assertTrue(java.contains("long batch = x.size(0);"), java);
    assertTrue(java.contains("return add(uniform(batch), uniform(batch));"), java);
  }

  @Test
  void givesTheBatchsSizeToWhatHasNoTensorToTellIt() {
    ClassPlan mask =
        type(
            "coin",
            "mask",
            List.of(),
            method("forward", "", "", List.of(), give(op("uniform", sizes(new Code.Batch())))));
    ClassPlan stage =
        type(
            "train",
            "stage",
            List.of(part("mask", "coin")),
            method("step", "x (batch, 3) -> ()", "", List.of("x"), give(call("mask"))));
    SortedMap<String, String> files =
        new JavaEmitter().emit(plan("e", List.of(mask, stage))).files();
    assertTrue(files.get("lacuna/experiment/Coin.java").contains("NDArray forward(long batch) {"));
    assertTrue(files.get("lacuna/experiment/Train.java").contains("mask.apply(x.size(0))"));
  }

  @Test
  void freesWhatAForwardOfUnusualInputsMakes() {
    MethodPlan forward =
        new MethodPlan(
            "forward",
            List.of(
                new MethodPlan.Parameter("x", ValueType.TENSOR),
                new MethodPlan.Parameter("by", ValueType.INT)),
            ValueType.TENSOR,
            "",
            "",
            "a.lac:1",
            List.of(give(op("mul", local("x"), local("by")))));
    ClassPlan type = type("times", "layer", List.of(), forward);
    String java =
        new JavaEmitter()
            .emit(plan("e", List.of(type)))
            .files()
            .get("lacuna/experiment/Times.java");
    assertTrue(java.contains("return scoped(() -> compute(x, by));"), java);
    assertTrue(java.contains("private NDArray compute(NDArray x, int by) {"), java);
  }
}
