package lacuna.compiler.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import lacuna.compiler.CheckResult;
import lacuna.compiler.Compiler;
import lacuna.compiler.PlannedPoint;
import lacuna.compiler.SweepResult;
import lacuna.compiler.diagnostic.TextRenderer;
import lacuna.compiler.java.JavaEmitter;
import lacuna.compiler.plan.KeptSpec;
import lacuna.compiler.plan.Plan;
import lacuna.compiler.plan.PlanJson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The points of sweeps. */
class SweepTest {
  private static final Path WRONG = Path.of("src", "test", "resources", "lacuna", "wrong");
  private static final Compiler COMPILER = new Compiler();

  @TempDir private Path folder;

  @BeforeEach
  void copyBase() throws IOException {
    Files.copy(WRONG.resolve("sweep/files/base.lac"), folder.resolve("base.lac"));
  }

  @Test
  void combinesEachValueWithEachAndMovesTheLastAxisFirst() throws IOException {
    List<PlannedPoint> points =
        points("pretrain.mask.cell in [8px, 16px]\npretrain.mask.ratio in [40%, 60%]");
    assertEquals(
        List.of(
            "cell_8px_ratio_40", "cell_8px_ratio_60", "cell_16px_ratio_40", "cell_16px_ratio_60"),
        names(points));
    assertEquals(
        Map.of("pretrain.mask.cell", "16px", "pretrain.mask.ratio", "40%"),
        points.get(2).changes());
    assertEquals("16px", setting(points.get(2), "mask.cell"));
    assertEquals("40%", setting(points.get(2), "mask.ratio"));
  }

  @Test
  void movesZippedListsTogether() throws IOException {
    List<PlannedPoint> points =
        points("zip {\npretrain.seed in [5, 6]\npretrain.length in [1 epochs, 9 epochs]\n}");
    assertEquals(List.of("seed_5", "seed_6"), names(points));
    assertEquals("9 epochs", setting(points.get(1), "length"));
  }

  @Test
  void namesPointsAfterWhatDiffers() throws IOException {
    assertEquals(
        List.of("mask_random_cell_8px_ratio_50", "mask_square_cell_8px_side_2"),
        names(
            points("pretrain.mask in [random(cell: 8px, ratio: 50%), square(cell: 8px, side: 2)]")));
    assertEquals(
        List.of("rate_1e-3", "rate_2.5e-4"),
        names(
            points("pretrain.optimizer.rate in [1e-3 per 16 images, 2.5e-4 per 16 images]")));
    assertEquals(
        List.of("ratio_40_drop_path_0", "ratio_40_drop_path_10"),
        names(points("pretrain.mask.ratio in [40%]\npretrain.encoder.drop_path in [0%, 10%]")));
  }

  @Test
  void givesEachPointItsOwnName() throws IOException {
    List<String> names = names(points("pretrain.clip in [1, 1.0, none]"));
    assertEquals(3, names.stream().distinct().count(), names::toString);
  }

  @Test
  void compilesAPointToTheCodeOfTheSameSettingsWrittenOut() throws IOException {
    Path plain = folder.resolve("grid_cell_16px.lac");
    Files.writeString(
        plain, "experiment grid_cell_16px\namends \"base.lac\"\npretrain.mask.cell = 16px\n");
    Plan written = COMPILER.compile(plain, options("")).plan();
    PlannedPoint point = points("pretrain.mask.cell in [8px, 16px]").get(1);
    assertNotNull(written);
    assertEquals(code(written), code(point.plan()));
  }

  @Test
  void readsFiguresAsTheTableThatTheyAre() throws IOException {
    List<PlannedPoint> points =
        points(
            "pretrain.mask.cell in [8px, 16px]\npretrain.mask.ratio in [40%, 60%]\n"
                + "reference { pretrain.loss = [[0.1, none], 0.3] }");
    assertEquals(
        List.of("0.1", "", "0.3", "0.3"),
        points.stream()
            .map(point -> point.plan().references())
            .map(figures -> figures.isEmpty() ? "" : figures.get(0).value())
            .toList());
  }

  @Test
  void leavesEverythingElseToFilesThatAmendIt() throws IOException {
    sweep("pretrain.mask.ratio in [40%, 60%]");
    Path amending = folder.resolve("longer.lac");
    Files.writeString(
        amending, "experiment longer\namends \"sweep.lac\"\npretrain.length = 7 epochs\n");
    SweepResult result = COMPILER.sweep(amending, options(""));
    assertEquals(List.of("ratio_40", "ratio_60"), names(result.points()));
    assertEquals("7 epochs", setting(result.points().get(1), "length"));
    assertEquals("longer_ratio_60", result.points().get(1).plan().name());
    Files.writeString(
        amending, "experiment longer\namends \"sweep.lac\"\nsweep { pretrain.seed in [1] }\n");
    assertEquals(List.of("seed_1"), names(COMPILER.sweep(amending, options("")).points()));
  }

  @Test
  void compilesOnePointAndNoSweep() throws IOException {
    Path sweep = sweep("pretrain.mask.ratio in [40%, 60%]");
    Compiler.CompileResult none = COMPILER.compile(sweep, options(""));
    assertTrue(text(none.check()).contains("is a sweep of 2 points"), text(none.check()));
    Plan one = COMPILER.compile(sweep, options("ratio_60")).plan();
    assertNotNull(one);
    assertEquals("ratio_60", one.point());
    Compiler.CompileResult other = COMPILER.compile(sweep, options("ratio_6"));
    assertTrue(text(other.check()).contains("did you mean `ratio_60`"), text(other.check()));
    Compiler.CompileResult plain = COMPILER.compile(folder.resolve("base.lac"), options("x"));
    assertTrue(text(plain.check()).contains("the spec has no sweep"), text(plain.check()));
  }

  @Test
  void compilesTheSamePointFromItsPlan() throws IOException {
    Path sweep = sweep("pretrain.mask.ratio in [40%, 60%]");
    Plan plan = COMPILER.compile(sweep, options("ratio_60")).plan();
    assertNotNull(plan);
    KeptSpec kept = KeptSpec.of(new PlanJson().write(plan));
    assertNotNull(kept);
    Plan again = Compiler.of(kept).compile(kept, null).plan();
    assertNotNull(again);
    assertEquals(new PlanJson().write(plan), new PlanJson().write(again));
  }

  private List<PlannedPoint> points(String axes) throws IOException {
    SweepResult result = COMPILER.sweep(sweep(axes), options(""));
    assertFalse(result.check().hasErrors(), () -> text(result.check()));
    return result.points();
  }

  private Path sweep(String axes) throws IOException {
    Path file = folder.resolve("sweep.lac");
    return Files.writeString(
        file, "experiment grid\namends \"base.lac\"\nsweep {\n" + axes + "\n}\n");
  }

  private Compiler.Options options(String point) {
    return new Compiler.Options(List.of(folder), List.of(), point);
  }

  private static String text(CheckResult check) {
    return new TextRenderer(false).render(check.diagnostics());
  }

  private static List<String> names(List<PlannedPoint> points) {
    return points.stream().map(PlannedPoint::name).toList();
  }

  private static String setting(PlannedPoint point, String path) {
    return point.plan().stages().get(0).settings().stream()
        .filter(setting -> setting.path().equals(path))
        .findFirst()
        .orElseThrow()
        .value();
  }

  /** Without comments, which name files and lines. */
  private static String code(Plan plan) {
    return new JavaEmitter()
        .emit(plan).files().values().stream()
            .map(text -> text.replaceAll("(?s)/\\*.*?\\*/|//[^\n]*", ""))
            .toList()
            .toString();
  }
}
