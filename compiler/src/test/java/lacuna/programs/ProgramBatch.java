package lacuna.programs;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lacuna.cli.Shell;
import lacuna.compiler.Compiler;
import lacuna.compiler.plan.Plan;
import lacuna.runtime.nn.Layer;
import lacuna.runtime.nn.Observer;
import lacuna.runtime.nn.Parameter;
import lacuna.runtime.nn.Parameters;
import lacuna.runtime.nn.Stage;
import lacuna.runtime.run.Experiment;
import lacuna.runtime.tensor.Context;
import lacuna.runtime.tensor.Gradients;
import lacuna.runtime.tensor.Scope;
import lacuna.start.Start;

/** Programs in one spec, whose stage uses all of them. */
final class ProgramBatch {
  private static final String EVERY =
      """
      experiment programs

      every {
        image = 4px
        data = synthetic(count: 5)
        length = 1 steps
        batch_size = 5
      }

      """;

  /** What shows to which program a line belongs, or else the lines before it. */
  private static final Pattern NUMBER =
      Pattern.compile("\\b(?:case_|scale_|shift_|[py])(\\d+)[(_]");

  private final List<RandomProgram> programs;
  private final Path spec;

  ProgramBatch(List<RandomProgram> programs, Path folder) throws IOException {
    this.programs = programs;
    spec = Files.writeString(folder.resolve("programs.lac"), text());
  }

  private String text() {
    StringBuilder text = new StringBuilder(EVERY);
    programs.forEach(program -> text.append(program).append('\n'));
    text.append("stage every(\n");
    StringBuilder members = new StringBuilder("  param gain: [] = 1\n");
    StringBuilder step = new StringBuilder();
    for (RandomProgram program : programs) {
      for (int i = 0; i < program.uses().size(); i++) {
        String part = "p%d_%d".formatted(program.number(), i);
        if (program.kind() == RandomProgram.Kind.LAYER) {
          members.append("  %s = %s\n".formatted(part, program.uses().get(i)));
        } else {
          text.append(
              "  %s: %s = %s,\n".formatted(part, program.kind().type, program.uses().get(i)));
        }
        String result = part.replace('p', 'y');
        step.append(
            "    let %s = %s(%s)\n    all = all + sum(float(%s))\n"
                .formatted(result, part, program.kind().arguments, result));
      }
    }
    return text.append(") {\n")
        .append(members)
        .append("  step(x: [batch, channels, image.height, image.width]) -> Loss {\n")
        .append("    let m = zeros([batch, 2, 2]) > 0\n    let z = rand([batch, 4])\n")
        .append("    let all = sum(x) * gain\n")
        .append(step)
        .append("    return all\n  }\n}\n")
        .toString();
  }

  /** The numbers of the programs with errors; at least one where there is any error. */
  Set<Integer> refused() throws IOException {
    List<String> lines = Files.readAllLines(spec);
    Set<Integer> refused = new TreeSet<>();
    Shell.Answer answer = Shell.lacuna("check", spec, "--diagnostics", "json");
    for (String line : answer.out().lines().toList()) {
      JsonObject diagnostic = JsonParser.parseString(line).getAsJsonObject();
      if (!diagnostic.get("severity").getAsString().equals("error")) {
        continue;
      }
      Set<Integer> one = new TreeSet<>(of(diagnostic, lines));
      diagnostic
          .getAsJsonArray("related")
          .forEach(mark -> one.addAll(of(mark.getAsJsonObject(), lines)));
      if (one.isEmpty()) {
        throw new AssertionError("of no program: " + diagnostic);
      }
      refused.addAll(one);
    }
    if (answer.code() > 1) {
      throw new AssertionError("exit " + answer.code() + ": " + answer.err());
    }
    return refused;
  }

  /** The program in whose declaration or use a place lies; empty for another place. */
  private static Set<Integer> of(JsonObject mark, List<String> lines) {
    if (!mark.has("file") || !mark.get("file").getAsString().endsWith("programs.lac")) {
      return Set.of();
    }
    for (int line = mark.get("line").getAsInt() - 1; line >= 0; line--) {
      Matcher found = NUMBER.matcher(lines.get(line));
      if (found.find()) {
        return Set.of(Integer.parseInt(found.group(1)));
      }
    }
    return Set.of();
  }

  /** What is wrong with what becomes of the accepted programs; empty where all is right. */
  String fault(Path folder) throws Exception {
    Compiler compiler = new Compiler();
    Plan plan = compiler.compile(spec, new Compiler.Options(List.of(), List.of())).plan();
    if (plan == null) {
      return "check accepts it, compile does not";
    }
    Path jar;
    try {
      jar = compiler.jar(plan, folder);
    } catch (RuntimeException e) {
      return e.toString();
    }
    URL[] classPath = {jar.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(classPath, getClass().getClassLoader());
        JarFile file = new JarFile(jar.toFile())) {
      Attributes attributes = file.getManifest().getMainAttributes();
      Class<?> main = loader.loadClass(attributes.getValue(Start.EXPERIMENT));
      return run((Experiment) main.getMethod("experiment").invoke(null));
    }
  }

  @SuppressWarnings("try") // the scope is there to be closed
  private String run(Experiment experiment) {
    Map<String, String> shapes = new LinkedHashMap<>();
    try (Parameters parameters = new Parameters(Device.cpu(), DataType.FLOAT32, 0);
        Scope scope = Scope.open(Device.cpu())) {
      Stage stage = (Stage) parameters.build(experiment.stages().get(0).network());
      Layer.observeWith(
          new Observer() {
            @Override
            public NDArray observe(String part, String local, NDArray value) {
              String sizes = Arrays.toString(value.getShape().getShape());
              shapes.put(local, sizes + " " + value.getDataType());
              return value;
            }
          });
      NDArray x = Context.current().memory().ones(new Shape(TensorType.BATCH, 3, 4, 4));
      NDArray loss = stage.loss(x, null);
      Gradients.of(loss, parameters.trained().stream().map(Parameter::array).toList()).close();
    } catch (RuntimeException e) {
      return e.toString();
    } finally {
      Layer.observeWith(null);
    }
    List<String> differences = new ArrayList<>();
    for (RandomProgram program : programs) {
      for (int i = 0; i < program.uses().size(); i++) {
        String given = shapes.get("y%d_%d".formatted(program.number(), i));
        if (!predicted(program).equals(given)) {
          differences.add("predicted %s, engine %s".formatted(predicted(program), given));
        }
      }
    }
    return String.join("\n", differences);
  }

  private static String predicted(RandomProgram program) {
    DataType type =
        switch (program.result().element()) {
          case REAL -> DataType.FLOAT32;
          case INT -> DataType.INT64;
          case BOOL -> DataType.BOOLEAN;
        };
    return program.result().sizes() + " " + type;
  }
}
