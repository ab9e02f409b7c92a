package lacuna.specs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import lacuna.compiler.Compiler;
import lacuna.compiler.diagnostic.Diagnostics;
import lacuna.compiler.diagnostic.TextRenderer;
import lacuna.compiler.load.Library;
import lacuna.compiler.load.LibraryLoader;
import lacuna.compiler.load.LoadedLibrary;
import lacuna.compiler.load.Loader;
import lacuna.compiler.load.NoArchives;
import lacuna.compiler.plan.Plan;
import lacuna.compiler.sweep.SweepReader;
import lacuna.parity.Golden;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No spec of the repository exists on paper only. Each is checked once, for both tests. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EverySpecTest {
  private static final double NEAR = 0.4; // the first scores of a new network are small, and not 0

  private static final LoadedLibrary LIBRARY = LibraryLoader.load(Library.standard());
  private static final Map<Experiment, SmallSpec> CHECKED = new HashMap<>();
  private static final Map<SmallSpec.Stage, SmallRun.Left> LEARNED = new HashMap<>();

  @TempDir private static Path shared;
  @TempDir private Path folder;

  /** A spec, or a point of its sweep. */
  record Experiment(Path spec, String point) {
    @Override
    public String toString() {
      return spec + " " + point;
    }
  }

  static List<Experiment> specs() {
    return experiments("specs", "examples");
  }

  static List<Experiment> published() {
    return experiments("specs/simmim", "specs/mae");
  }

  private static List<Experiment> experiments(String... folders) {
    return files(folders).stream().flatMap(EverySpecTest::points).toList();
  }

  private static Stream<Experiment> points(Path spec) {
    Diagnostics diagnostics = new Diagnostics();
    Loader.Opened opened =
        new Loader(LIBRARY, List.of(Golden.ROOT), new NoArchives())
            .load(Golden.ROOT.resolve(spec), diagnostics);
    assertTrue(opened != null && opened.complete());
    return SweepReader.read(opened.spec(), List.of(), diagnostics)
        .map(sweep -> sweep.names().stream().map(point -> new Experiment(spec, point)))
        .orElseGet(() -> Stream.of(new Experiment(spec, "")));
  }

  private static Compiler.Options options(String point) {
    return new Compiler.Options(List.of(Golden.ROOT), List.of(), point);
  }

  private static List<Path> files(String... folders) {
    return Arrays.stream(folders)
        .map(Golden::spec)
        .flatMap(EverySpecTest::files)
        .filter(file -> file.toString().endsWith(".lac"))
        .filter(EverySpecTest::isExperiment)
        .map(Golden.ROOT::relativize)
        .sorted()
        .toList();
  }

  private static Stream<Path> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Files without a header are libraries, which specs import. */
  private static boolean isExperiment(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.anyMatch(line -> line.startsWith("experiment "));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @Order(1)
  @MethodSource("specs")
  void checksWithoutAMessageAndItsJavaCompiles(Experiment spec) {
    Path jar = new Compiler().jar(checked(spec), folder);
    assertTrue(Files.isRegularFile(jar));
  }

  @ParameterizedTest
  @Order(2)
  @MethodSource("published")
  void learnsAtAReducedSizeStageAfterStage(Experiment spec) {
    SmallSpec small = small(spec);
    learn(small);
    for (SmallSpec.Stage stage : small.stages()) {
      SmallRun.Left left = Objects.requireNonNull(LEARNED.get(stage));
      assertFalse(left.losses().isEmpty(), stage.name());
      left.losses().forEach(loss -> assertTrue(Double.isFinite(loss), stage.name() + ": " + loss));
      beginsAsItsKindDoes(stage, left.losses().get(0));
      assertEquals(Set.of(), left.idle(), stage.name() + " has parameters without a gradient");
      if (!stage.source().isEmpty()) {
        beginsWithTheWeights(left);
      }
    }
  }

  private static Plan checked(Experiment spec) {
    Compiler.CompileResult result =
        new Compiler().compile(Golden.ROOT.resolve(spec.spec), options(spec.point));
    assertEquals("", new TextRenderer(false).render(result.check().diagnostics()));
    Plan plan = result.plan();
    assertNotNull(plan);
    CHECKED.put(spec, SmallSpec.of(spec.spec, plan, new SmallFiles(shared)));
    return plan;
  }

  private static SmallSpec small(Experiment spec) {
    if (!CHECKED.containsKey(spec)) {
      checked(spec);
    }
    return CHECKED.get(spec);
  }

  /**
   * Runs the stages that no spec before had. A first stage can run alone; others need those before
   * them.
   */
  private void learn(SmallSpec small) {
    List<SmallSpec.Stage> others =
        small.stages().stream().filter(stage -> !LEARNED.containsKey(stage)).toList();
    if (!others.isEmpty()) {
      String first = small.stages().get(0).name();
      boolean alone = others.size() == 1 && others.get(0).name().equals(first);
      SmallRun run = SmallRun.of(small, alone ? List.of(first) : List.of(), folder);
      others.forEach(stage -> LEARNED.put(stage, run.left(stage)));
    }
  }

  /**
   * A new network's scores are nearly equal, so its cross-entropy is nearly the logarithm of their
   * number; its pixels are nearly the mean, from which normalized pixels are about 1 away.
   */
  private static void beginsAsItsKindDoes(SmallSpec.Stage stage, double loss) {
    Map<String, String> settings = stage.settings();
    String choices =
        "cross_entropy".equals(settings.get("loss"))
            ? Stream.of("target.bins", "target.colors", "target.vocab_size")
                .map(settings::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow()
            : settings.get("classes");
    if (choices == null) {
      assertTrue(loss > 0.05 && loss < 5, stage.name() + ": " + loss);
    } else {
      assertEquals(Math.log(Integer.parseInt(choices)), loss, NEAR, stage.name());
    }
  }

  /**
   * Adam moves a weight by about the rate at each update, and a frozen one stays; first values of
   * its own would be a thousand times as far. Only the classifier, a norm that pre-training does
   * not have, and tables of other sizes are not taken as they are.
   */
  private static void beginsWithTheWeights(SmallRun.Left left) {
    double far = 2 * left.rates().stream().mapToDouble(rate -> rate).sum();
    assertFalse(left.moved().isEmpty());
    left.moved().forEach((key, by) -> assertTrue(by <= far, key + " is " + by + " away"));
    left.other()
        .forEach(
            key ->
                assertTrue(
                    key.matches("(head|fc_norm)\\..*|.*\\.relative_position_bias_table"), key));
  }
}
