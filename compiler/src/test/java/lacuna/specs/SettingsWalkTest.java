package lacuna.specs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lacuna.compiler.Compiler;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.TextRenderer;
import lacuna.compiler.load.Library;
import lacuna.compiler.plan.StagePlan;
import lacuna.compiler.source.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Another number for any numeric setting of any component of the library is accepted, or each
 * message about it stands in the spec, names the setting and offers a way out. A seeded part is
 * walked, one value of each setting; {@code -Dlacuna.walk=N} tries up to N of each.
 */
class SettingsWalkTest {
  private static final long SEED = 12;
  private static final int TRIED_OF_EACH = Integer.getInteger("lacuna.walk", 1);

  /** A component of a kind that a spec can name. */
  private static final Pattern COMPONENT =
      Pattern.compile(
          "^(?:external )?(?:mask|encoder|head|target|loss|classifier|mixup|augment|data|optimizer"
              + "|schedule|stage|init) (\\w+) *[(=]",
          Pattern.MULTILINE);

  @TempDir private Path folder;
  private final Compiler compiler = new Compiler();
  private final SplittableRandom random = new SplittableRandom(SEED);
  private final Map<String, String> faults = new TreeMap<>();
  private int settings;
  private int checks;
  private int refused;
  private int messages;
  private int inSpec;
  private int named;
  private int helped;

  @Test
  void everyMessageStandsInTheSpecNamesTheSettingAndOffersAWayOut() throws IOException {
    for (SmallBases.Base base : SmallBases.all()) {
      walk(base);
    }
    System.out.printf(
        "%,d settings, %,d checks, %,d refused, %,d messages: %,d in the spec, %,d name the"
            + " setting, %,d with help%n",
        settings, checks, refused, messages, inSpec, named, helped);
    assertEquals("", String.join("\n", faults.values()));
    assertTrue(settings > 200, "few settings: " + settings);
  }

  @Test
  void theBasesNameEveryComponentOfTheLibrary() {
    String named =
        SmallBases.all().stream().map(SmallBases.Base::text).collect(Collectors.joining());
    Set<String> missing = new TreeSet<>();
    for (SourceFile file : Library.standard().files()) {
      COMPONENT
          .matcher(file.text())
          .results()
          .map(component -> component.group(1))
          .filter(name -> !Pattern.compile("\\b" + name + "\\b").matcher(named).find())
          .forEach(missing::add);
    }
    assertEquals(Set.of("palette"), missing); // a target's own, of a file
  }

  private void walk(SmallBases.Base base) throws IOException {
    Path spec = Files.writeString(folder.resolve("base.lac"), base.text());
    Compiler.CompileResult result = compile(spec);
    assertEquals("", text(result.check().diagnostics()), base.name());
    StagePlan stage = Objects.requireNonNull(result.plan()).stages().get(0);
    for (StagePlan.Setting setting : stage.settings()) {
      List<String> others = OtherNumbers.of(setting.value());
      if (setting.path().startsWith(base.subject()) && !others.isEmpty()) {
        settings++;
        for (String other : some(others)) {
          vary(base, setting.path(), other);
        }
      }
    }
  }

  private List<String> some(List<String> all) {
    List<String> shuffled = new ArrayList<>(all);
    for (int i = shuffled.size() - 1; i > 0; i--) {
      Collections.swap(shuffled, i, random.nextInt(i + 1));
    }
    return shuffled.subList(0, Math.min(TRIED_OF_EACH, shuffled.size()));
  }

  private void vary(SmallBases.Base base, String path, String value) throws IOException {
    String changed =
        "experiment walk\namends \"base.lac\"\n%s.%s = %s\n".formatted(base.stage(), path, value);
    Path spec = Files.writeString(folder.resolve("walk.lac"), changed);
    checks++;
    String setting = base.name() + ": " + path + " = " + value;
    try {
      List<Diagnostic> diagnostics = compile(spec).check().diagnostics();
      refused += diagnostics.isEmpty() ? 0 : 1;
      for (Diagnostic diagnostic : diagnostics) {
        judge(setting, path.substring(path.lastIndexOf('.') + 1), diagnostic);
      }
    } catch (RuntimeException | StackOverflowError fault) {
      faults.put(setting, setting + ": " + fault);
    }
  }

  private void judge(String setting, String name, Diagnostic diagnostic) {
    boolean stands =
        diagnostic.primary() != null
            && diagnostic.primary().span().file().path().startsWith(folder.toString());
    // W03 is about a figure of the whole mask, and stands at its cell
    boolean names =
        diagnostic.code() == Code.DOUBTFUL_MASK
            || words(diagnostic).anyMatch(text -> text.contains("`" + name + "`"));
    boolean helps = !diagnostic.help().isEmpty();
    messages++;
    inSpec += stands ? 1 : 0;
    named += names ? 1 : 0;
    helped += helps ? 1 : 0;
    if (!stands || !names || !helps) {
      String lacks =
          Stream.of(stands ? "" : "place", names ? "" : "name", helps ? "" : "help")
              .filter(what -> !what.isEmpty())
              .collect(Collectors.joining(", "));
      faults.put(setting, setting + " lacks " + lacks + "\n" + text(List.of(diagnostic)));
    }
  }

  private static Stream<String> words(Diagnostic diagnostic) {
    List<String> words = new ArrayList<>(diagnostic.notes());
    words.addAll(diagnostic.help());
    words.add(diagnostic.title());
    if (diagnostic.primary() != null) {
      words.add(diagnostic.primary().text());
    }
    diagnostic.related().forEach(label -> words.add(label.text()));
    return words.stream();
  }

  private static String text(List<Diagnostic> diagnostics) {
    return diagnostics.stream()
        .map(diagnostic -> new TextRenderer(false).render(diagnostic))
        .collect(Collectors.joining("\n"));
  }

  private Compiler.CompileResult compile(Path spec) {
    return compiler.compile(spec, new Compiler.Options(List.of(folder), List.of()));
  }
}
