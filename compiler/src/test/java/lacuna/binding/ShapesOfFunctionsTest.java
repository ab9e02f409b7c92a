package lacuna.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lacuna.cli.Shell;
import lacuna.parity.Numbers;
import lacuna.parity.Tracing;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a function of the runtime gives has the shape that the library declares: each is the only
 * statement of a layer, in one stage that calls them all.
 */
class ShapesOfFunctionsTest {
  private static final int BATCH = 5; // a size that nothing else has
  private static final Pattern SHAPE =
      Pattern.compile("of_(\\w+)\\.forward: x \\(.*?\\) -> \\((.*)\\)");

  @TempDir private static Path folder;
  private static final Map<String, String> EXAMPLES = new TreeMap<>();

  @BeforeAll
  static void readTheTable() throws IOException {
    try (InputStream table =
        ShapesOfFunctionsTest.class.getResourceAsStream("/lacuna/binding/functions.txt")) {
      new String(table.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\\|", 2))
          .forEach(row -> EXAMPLES.put(row[0].strip(), row[1].strip()));
    }
  }

  @Test
  void everyFunctionHasAnExample() {
    TreeSet<String> declared =
        Declarations.functions()
            .map(function -> function.signature().name())
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(declared, EXAMPLES.keySet());
  }

  @Test
  void everyFunctionGivesTheDeclaredShape() throws IOException {
    Path spec = Files.writeString(folder.resolve("functions.lac"), spec());
    Map<String, String> declared = new TreeMap<>();
    Matcher shapes = SHAPE.matcher(Shell.succeeds("dump", "--phase", "elaborate", spec));
    while (shapes.find()) {
      declared.put(
          shapes.group(1), "[" + shapes.group(2).replace("batch", Integer.toString(BATCH)) + "]");
    }
    assertEquals(EXAMPLES.keySet(), declared.keySet());
    Map<String, Numbers> outputs =
        Tracing.at(spec)
            .weight("unused", ones(1))
            .input("image", ones(BATCH, 12, 4, 6))
            .run()
            .outputs();
    Map<String, String> given = new TreeMap<>();
    for (String function : EXAMPLES.keySet()) {
      Numbers output = outputs.get("block.of_" + function);
      assertNotNull(output, function);
      given.put(function, output.sizes());
    }
    assertEquals(declared, given);
  }

  private static Numbers ones(long... shape) {
    double[] values = new double[(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
    Arrays.fill(values, 1);
    return new Numbers(shape, DataType.FLOAT32, values);
  }

  private static String spec() {
    StringBuilder text =
        new StringBuilder(
            """
            experiment functions
            every {
              image = 4px by 6px
              channels = 12
              mean = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
              std = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]
              data = image_folder("scenes")
              length = 1 steps
              batch_size = 1
            }
            """);
    EXAMPLES.forEach(
        (name, call) ->
            text.append(
                "layer of_%s() { forward(x: [batch, 12, 4, 6]) { return %s } }\n"
                    .formatted(name, call)));
    text.append("stage every() {\n  param unused: [1] = 0\n");
    EXAMPLES.keySet().forEach(name -> text.append("  of_%s = of_%s()\n".formatted(name, name)));
    text.append("  step(x: [batch, 12, 4, 6]) -> Loss {\n    let all = sum(unused)\n");
    EXAMPLES
        .keySet()
        .forEach(name -> text.append("    all = all + sum(float(of_%s(x)))\n".formatted(name)));
    return text.append("    return all\n  }\n}\n").toString();
  }
}
