package lacuna.specs;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import lacuna.compiler.Compiler;
import lacuna.compiler.java.JavaEmitter;
import lacuna.compiler.plan.Plan;
import lacuna.compiler.plan.StagePlan;
import lacuna.parity.Golden;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * Whatever a spec says, there is an error or Java that compiles: settings of published specs
 * crossed with one another, and literals of all types in any place.
 */
class RandomSpecsTest {
  private static final List<Path> SPECS =
      List.of(
          Path.of("examples/first.lac"),
          Path.of("examples/transfer.lac"),
          Path.of("specs/parity/vit_pretrain.lac"),
          Path.of("specs/parity/swin_pretrain.lac"),
          Path.of("specs/parity/swinv2_finetune.lac"),
          Path.of("specs/parity/mae_pretrain.lac"));
  private static final Compiler COMPILER = new Compiler();
  private static final List<Place> PLACES = new ArrayList<>();
  private static final Map<String, Set<String>> VALUES = new TreeMap<>();
  private static final Set<String> COMPILED = new HashSet<>();
  private static int accepted;

  static {
    for (Path spec : SPECS) {
      for (StagePlan stage : plan(spec, List.of()).stages()) {
        WrittenSettings written = new WrittenSettings(stage);
        for (StagePlan.Setting setting : stage.settings()) {
          PLACES.add(new Place(spec, stage.name(), setting.path()));
          values(setting.path()).add(written.text(setting));
        }
      }
    }
  }

  /** A setting of a spec. */
  private record Place(Path spec, String stage, String path) {
    String set(String value) {
      return stage + "." + path + "=" + value;
    }
  }

  /** What is changed of a spec. */
  private record Variant(Path spec, List<String> settings) {}

  @Property(seed = "20261130", shrinking = ShrinkingMode.BOUNDED)
  void crossedSpecsAreRefusedOrCompile(@ForAll("crossed") Variant variant) throws IOException {
    requireCompiled(variant);
  }

  @Property(seed = "20261130", shrinking = ShrinkingMode.BOUNDED)
  void literalsAnywhereAreRefusedOrCompile(@ForAll("literals") Variant variant)
      throws IOException {
    requireCompiled(variant);
  }

  @AfterContainer
  static void someAreAccepted() {
    assertTrue(accepted > 10, "few are accepted: " + accepted);
  }

  /** A spec with up to four settings as other specs have them. */
  @Provide
  Arbitrary<Variant> crossed() {
    return Arbitraries.of(SPECS)
        .flatMap(
            spec -> {
              List<Place> places =
                  PLACES.stream()
                      .filter(place -> place.spec().equals(spec))
                      .filter(place -> values(place.path()).size() > 1)
                      .toList();
              return Arbitraries.of(places)
                  .flatMap(place -> Arbitraries.of(values(place.path())).map(place::set))
                  .list()
                  .ofMinSize(1)
                  .ofMaxSize(4)
                  .map(settings -> new Variant(spec, settings));
            });
  }

  /** A spec with one setting that is a literal of some type. */
  @Provide
  Arbitrary<Variant> literals() {
    return Combinators.combine(Arbitraries.of(PLACES), literal())
        .as((place, literal) -> new Variant(place.spec(), List.of(place.set(literal))));
  }

  private static Arbitrary<String> literal() {
    Arbitrary<String> integer =
        Arbitraries.oneOf(
            Arbitraries.integers().between(0, 8).map(String::valueOf),
            Arbitraries.integers().map(String::valueOf));
    Arbitrary<String> real =
        Arbitraries.oneOf(
            Arbitraries.of("0.0", "0.5", "1e-8", "1e308", "5e-324", "0.1"),
            Arbitraries.doubles().between(-10, 10).map(String::valueOf));
    Arbitrary<String> number = Arbitraries.oneOf(integer, real);
    Arbitrary<String> one =
        Arbitraries.oneOf(
            integer,
            real,
            number.map(n -> n + "%"),
            integer.map(n -> n + "px"),
            integer.map(n -> n + "px by 32px"),
            integer.map(n -> n + " epochs"),
            integer.map(n -> n + " steps"),
            real.map(n -> n + " per 16 images"),
            real.map(n -> n + " per 1 images"),
            Arbitraries.of("true", "false", "none", "\"text\"", "\"\\\"\\u202e$\"", "[]", "[[]]"),
            Arbitraries.of("0..1", "50%..100%", "0.5..2", "1px..8px", "-0.0", "masked"));
    Arbitrary<String> list =
        one.list().ofMinSize(1).ofMaxSize(4).map(all -> "[" + String.join(", ", all) + "]");
    Arbitrary<String> numbers =
        number.list().ofMinSize(1).ofMaxSize(4).map(all -> "[" + String.join(", ", all) + "]");
    return Arbitraries.oneOf(one, one, numbers, list);
  }

  private static Set<String> values(String path) {
    return VALUES.computeIfAbsent(path, unused -> new LinkedHashSet<>());
  }

  private static void requireCompiled(Variant variant) throws IOException {
    Compiler.CompileResult result = compile(variant.spec(), variant.settings());
    Plan plan = result.plan();
    if (plan == null) {
      assertTrue(result.check().hasErrors(), "neither an error nor a plan");
      return;
    }
    accepted++;
    if (COMPILED.add(new JavaEmitter().emit(plan).files().toString())) {
      COMPILER.jar(plan, Path.of("target", "random-specs"));
    }
  }

  private static Plan plan(Path spec, List<String> settings) {
    Compiler.CompileResult result = compile(spec, settings);
    if (result.plan() == null) {
      throw new IllegalStateException(
          result.check().diagnostics().stream()
              .map(Object::toString)
              .collect(Collectors.joining("\n")));
    }
    return result.plan();
  }

  private static Compiler.CompileResult compile(Path spec, List<String> settings) {
    return COMPILER.compile(
        Golden.ROOT.resolve(spec), new Compiler.Options(List.of(Golden.ROOT), settings));
  }
}
