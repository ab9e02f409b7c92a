package lacuna.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import lacuna.cli.Shell;
import lacuna.compiler.syntax.Item;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the compiler says of a call of a tensor function is what the engine says: what is accepted
 * runs and has the predicted shape, and what is refused the engine refuses too.
 */
class RandomCallsTest {
  private static final int CALLS_OF_EACH = 25;
  private static final int GROUP = 50;
  private static final long SEED = 20261130;
  private static final Pattern SHAPE =
      Pattern.compile("call_(\\d+)\\.forward: x \\(.*?\\) -> \\((.*)\\)");

  private static final Pattern CALL = Pattern.compile("layer call_(\\d+)\\(");

  /**
   * Functions of which the compiler refuses calls that the engine takes: a number has no axis 0 and
   * a range does not count from the end; biases, targets and heads are not broadcast; a window has
   * a center and as many pixels as the stride; a beta distribution has a positive parameter.
   */
  private static final Set<String> STRICTER =
      Set.of(
          "avg_pool2d",
          "beta",
          "flip",
          "linear",
          "max_pool2d",
          "mean",
          "permute",
          "roll",
          "scaled_dot_product_attention",
          "slice",
          "soft_cross_entropy",
          "cross_entropy",
          "transpose",
          "variance",
          "window_mean");

  @TempDir private Path folder;

  @Test
  void saysOfEachCallWhatTheEngineSays() throws IOException {
    List<RandomCall> calls = calls();
    Set<Integer> refused = refused(calls);
    Map<Integer, String> shapes = shapes(calls, refused);
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < calls.size(); i++) {
      RandomCall call = calls.get(i);
      String engine = call.shapeOnEngine();
      String predicted = refused.contains(i) ? RandomCall.REFUSED : shapes.get(i);
      boolean stricter = refused.contains(i) && STRICTER.contains(call.name());
      if (!engine.equals(predicted) && !stricter) {
        differences.add("%s: predicted %s, engine %s".formatted(call, predicted, engine));
      }
    }
    assertEquals("", String.join("\n", differences));
    assertTrue(shapes.size() > calls.size() / 4, "few of the calls are right: " + shapes.size());
  }

  private static List<RandomCall> calls() {
    SplittableRandom random = new SplittableRandom(SEED);
    List<RandomCall> calls = new ArrayList<>();
    for (Item.Function function : Declarations.functions().toList()) {
      for (int i = 0; i < CALLS_OF_EACH; i++) {
        calls.add(RandomCall.of(function.signature(), random));
      }
    }
    return calls;
  }

  /** The calls that bring an error. */
  private Set<Integer> refused(List<RandomCall> calls) throws IOException {
    Set<Integer> refused = new TreeSet<>();
    Path spec = write(calls, refused);
    List<String> lines = Files.readAllLines(spec);
    for (String line :
        Shell.lacuna("check", spec, "--diagnostics", "json").out().lines().toList()) {
      JsonObject diagnostic = JsonParser.parseString(line).getAsJsonObject();
      if (diagnostic.get("severity").getAsString().equals("error")) {
        Set<Integer> places = places(diagnostic, spec, lines);
        assertEquals(1, places.size(), () -> "of one call: " + diagnostic);
        refused.addAll(places);
      }
    }
    return refused;
  }

  /** The calls in whose lines a message has a mark. */
  private static Set<Integer> places(JsonObject diagnostic, Path spec, List<String> lines) {
    List<JsonObject> marks = new ArrayList<>(List.of(diagnostic));
    diagnostic.getAsJsonArray("related").forEach(mark -> marks.add(mark.getAsJsonObject()));
    Set<Integer> calls = new TreeSet<>();
    for (JsonObject mark : marks) {
      if (mark.get("file").getAsString().equals(spec.toString())) {
        Matcher call = CALL.matcher(lines.get(mark.get("line").getAsInt() - 1));
        if (call.lookingAt()) {
          calls.add(Integer.parseInt(call.group(1)));
        }
      }
    }
    return calls;
  }

  private Map<Integer, String> shapes(List<RandomCall> calls, Set<Integer> refused)
      throws IOException {
    Map<Integer, String> shapes = new TreeMap<>();
    Matcher found =
        SHAPE.matcher(Shell.succeeds("dump", "--phase", "elaborate", write(calls, refused)));
    while (found.find()) {
      shapes.put(Integer.parseInt(found.group(1)), "(" + found.group(2).replace("batch", Integer.toString(RandomCall.BATCH)) + ")");
    }
    return shapes;
  }

  private Path write(List<RandomCall> calls, Set<Integer> without) throws IOException {
    StringBuilder text =
        new StringBuilder(
            """
            experiment calls
            every {
              image = 4px
              data = synthetic(count: 1)
              length = 1 steps
              batch_size = 1
            }
            """);
    List<Integer> kept = new ArrayList<>();
    for (int i = 0; i < calls.size(); i++) {
      if (!without.contains(i)) {
        kept.add(i);
        text.append(
            "layer call_%d() { forward(x: [batch, 3, 4, 4]) { return %s } }\n"
                .formatted(i, calls.get(i)));
      }
    }
    int groups = (kept.size() + GROUP - 1) / GROUP;
    for (int i = 0; i < groups; i++) {
      List<String> names =
          kept.subList(i * GROUP, Math.min(kept.size(), (i + 1) * GROUP)).stream()
              .map(call -> "call_" + call)
              .toList();
      text.append("layer group_%d() {\n%s}\n".formatted(i, sum(names, "let all = sum(x)")));
    }
    List<String> names = IntStream.range(0, groups).mapToObj(i -> "group_" + i).toList();
    text.append("stage every() {\n  param unused: [1] = 0\n");
    text.append(sum(names, "let all = sum(unused)").replace("forward(", "step("));
    return Files.writeString(folder.resolve("calls.lac"), text + "}\n");
  }

  /** Layers, and the sum of all that they give. */
  private static String sum(List<String> layers, String first) {
    StringBuilder text = new StringBuilder();
    layers.forEach(name -> text.append("  %s = %s()\n".formatted(name, name)));
    text.append("  forward(x: [batch, 3, 4, 4]) -> Loss {\n    ").append(first).append('\n');
    layers.forEach(
        name -> text.append("    all = all + sum(float(%s(x)))\n".formatted(name)));
    return text.append("    return all\n  }\n").toString();
  }
}
