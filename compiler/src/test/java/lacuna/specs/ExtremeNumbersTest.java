package lacuna.specs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lacuna.compiler.Compiler;
import lacuna.compiler.java.JavaEmitter;
import lacuna.compiler.plan.Plan;
import lacuna.compiler.plan.StagePlan;
import lacuna.parity.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An extreme number in place of any number of any spec is a mistake that is told, or compiles. Each
 * setting of the library is tried where it first occurs.
 */
class ExtremeNumbersTest {
  private static final long SEED = 11;
  private static final int TRIED_OF_EACH = 4;
  private static final List<String> EXTREMES =
      List.of(
          "0", "-1", "1", "2147483647", "2147483648", "1099511627776", "9223372036854775807",
          "1e308", "-1e308", "5e-324", "1e-30", "3", "100000", "0.5");
  private static final Pattern NUMBER =
      Pattern.compile("-?[0-9.]+(?:e-?[0-9]+)?(|px|%| epochs?| steps?| per [0-9]+ images)");

  @TempDir private Path folder;
  private final Compiler compiler = new Compiler();
  private final SplittableRandom random = new SplittableRandom(SEED);
  private final Set<String> compiled = new HashSet<>();

  @Test
  void areToldOrCompile() {
    Map<String, String> faults = new TreeMap<>();
    Set<String> tried = new HashSet<>();
    for (EverySpecTest.Experiment spec : EverySpecTest.specs()) {
      Plan plan = compile(spec, List.of()).plan();
      for (StagePlan stage : plan.stages()) {
        for (StagePlan.Setting setting : stage.settings()) {
          if (isNumber(setting.value()) && tried.add(stage.component() + " " + setting.path())) {
            for (String number : some()) {
              String set = stage.name() + "." + setting.path() + "=" + like(setting.value(), number);
              String fault = fault(spec, set);
              if (!fault.isEmpty()) {
                faults.put(spec + " --set '" + set + "'", fault);
              }
            }
          }
        }
      }
    }
    assertEquals(Map.of(), faults);
    assertTrue(tried.size() > 200, "few settings: " + tried.size());
  }

  private static boolean isNumber(String value) {
    return NUMBER.matcher(elements(value).get(0)).matches();
  }

  private static List<String> elements(String value) {
    return value.startsWith("[")
        ? List.of(value.substring(1, value.length() - 1).split(", "))
        : List.of(value);
  }

  private List<String> some() {
    List<String> numbers = new ArrayList<>();
    for (int i = 0; i < TRIED_OF_EACH; i++) {
      numbers.add(EXTREMES.get(random.nextInt(EXTREMES.size())));
    }
    return numbers;
  }

  /** A number in place of another, with its unit; in a list in place of all. */
  private static String like(String value, String number) {
    List<String> elements = elements(value);
    Matcher one = NUMBER.matcher(elements.get(0));
    String unit = one.matches() ? one.group(1) : "";
    String literal =
        number.startsWith("-") && !unit.isEmpty()
            ? "-(" + number.substring(1) + unit + ")"
            : number + unit;
    return value.startsWith("[")
        ? Collections.nCopies(elements.size(), literal).toString()
        : literal;
  }

  /** What is wrong with what becomes of a spec with a setting; empty where nothing is. */
  private String fault(EverySpecTest.Experiment spec, String set) {
    try {
      Compiler.CompileResult result = compile(spec, List.of(set));
      Plan plan = result.plan();
      if (plan == null) {
        return result.check().hasErrors() ? "" : "neither an error nor a plan";
      } else if (compiled.add(new JavaEmitter().emit(plan).files().toString())) {
        compiler.jar(plan, folder);
      }
      return "";
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError fault) {
      return fault.toString();
    }
  }

  private Compiler.CompileResult compile(EverySpecTest.Experiment spec, List<String> settings) {
    return compiler.compile(
        Golden.ROOT.resolve(spec.spec()),
        new Compiler.Options(List.of(Golden.ROOT), settings, spec.point()));
  }
}
