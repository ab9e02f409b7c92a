package lacuna.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import lacuna.compiler.plan.MaskStatistics;
import lacuna.compiler.plan.PartPlan;
import lacuna.compiler.plan.Plan;
import lacuna.compiler.plan.StagePlan;
import lacuna.runtime.command.DataOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Compiles a spec, or takes a folder or a list, and tells what images there are. */
@Command(
    name = "data",
    footer = {
      "",
      "Example: lacuna data photos",
      "         lacuna data train.csv --json",
      "         lacuna data examples/first.lac --html -o data.html"
    })
final class DataCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      index = "0",
      paramLabel = "SPEC|FOLDER|LIST",
      description = "an experiment's file, a folder of images, or a file that lists images")
  private Path subject = Path.of("");

  @Mixin private DataOptions data = new DataOptions();
  @Mixin private CheckOptions check = new CheckOptions();
  @Mixin private HelpOption help = new HelpOption();

  DataCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    String name = subject.toString();
    boolean spec = name.endsWith(".lac") || name.endsWith(".jar");
    if (!spec || Files.isDirectory(subject)) {
      return data.run(subject, console.out(), console.err());
    }
    Compilation compilation = new Compilation(subject, check, console);
    Optional<Plan> plan = compilation.planOfOneStage();
    if (plan.isEmpty()) {
      return ExitCode.SPEC;
    }
    data.show(masks(plan.get()));
    return TemporaryJar.run(compilation.compiler(), plan.get(), console, data, jar -> {});
  }

  /** Masks that the compiler has drawn, by stage. */
  private static Map<String, List<List<String>>> masks(Plan plan) {
    Map<String, List<List<String>>> masks = new LinkedHashMap<>();
    for (StagePlan stage : plan.stages()) {
      List<List<String>> drawn = new ArrayList<>();
      for (PartPlan part : stage.parts()) {
        MaskStatistics mask = part.mask();
        if (mask != null) {
          mask.examples().forEach(example -> drawn.add(example.rows()));
        }
      }
      masks.put(stage.name(), drawn);
    }
    return masks;
  }
}
