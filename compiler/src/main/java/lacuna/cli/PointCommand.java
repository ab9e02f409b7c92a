package lacuna.cli;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import lacuna.runtime.command.RunOptions;
import lacuna.runtime.run.Interruption;
import lacuna.runtime.sweep.SweepPoint;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The command lines of this program that train points, with the Java that runs it now. */
final class PointCommand {
  /** What a sweep decides for each point. */
  private static final Set<String> OWN = Set.of("--out", "--device", "--resume", "--overwrite");

  private final SpecOptions options;
  private final List<String> runOptions;

  PointCommand(SpecOptions options, List<String> runOptions) {
    this.options = options;
    this.runOptions = List.copyOf(runOptions);
  }

  /** What is wrong with options for {@code lacuna run}; empty for nothing. */
  static String problem(List<String> runOptions) {
    for (String option : runOptions) {
      if (OWN.contains(option.replaceFirst("=.*", ""))) {
        return "after `--`: the sweep decides on %s for each point\n  leave it out; see `lacuna"
            .formatted(option)
            + " sweep --help` for --out and --devices";
      }
    }
    try {
      new CommandLine(new RunOptions()).parseArgs(runOptions.toArray(String[]::new));
      return "";
    } catch (ParameterException wrong) {
      return "after `--`: %s\n  see `lacuna run --help`".formatted(wrong.getMessage());
    }
  }

  /** Trains a point, or goes on with it. */
  List<String> run(SweepPoint point) {
    List<String> command = java();
    command.add(1, "-D%s=true".formatted(Interruption.SUPERVISED));
    command.addAll(List.of("run", options.spec().toString(), "--point", point.name()));
    command.addAll(List.of("--out", point.folder().toString(), "--resume"));
    command.addAll(settings());
    command.addAll(runOptions);
    return command;
  }

  /** Trains the points of the sweep that are named after it. */
  List<String> sweep(Path folder) {
    List<String> command = java();
    command.addAll(List.of("sweep", options.spec().toString(), "--out", folder.toString()));
    command.addAll(settings());
    if (!runOptions.isEmpty()) {
      command.add("--");
      command.addAll(runOptions);
    }
    return command;
  }

  private List<String> settings() {
    List<String> words = new ArrayList<>();
    options.check().settings().forEach(setting -> words.addAll(List.of("--set", setting)));
    options.check().roots().forEach(root -> words.addAll(List.of("--root", root.toString())));
    options.check().offline().addTo(words);
    return words;
  }

  private static List<String> java() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    return command;
  }
}
