package lacuna.runtime.sweep;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import lacuna.runtime.RunException;
import lacuna.runtime.checkpoint.AtomicFile;

/** Submits points to Slurm as an array of jobs, one task a point. */
public final class SlurmArray {
  /** The environment that Lacuna's launcher sets for what trains. */
  private static final List<String> EXPORTED =
      List.of(
          "LC_ALL", "MALLOC_ARENA_MAX", "GLIBC_TUNABLES", "GOMP_SPINCOUNT", "OMP_WAIT_POLICY",
          "PYTORCH_LIBRARY_PATH", "XDG_CONFIG_HOME");

  private final SweepFolder folder;
  private final List<String> arguments;
  private final PrintStream out;

  /**
   * @param arguments of sbatch, each a word or several
   * @param out for what a user should see
   */
  public SlurmArray(SweepFolder folder, List<String> arguments, PrintStream out) {
    this.folder = folder;
    this.arguments = List.copyOf(arguments);
    this.out = out;
  }

  /**
   * Writes the script of the array and submits the points that are not finished.
   *
   * @param command that trains the points named after it
   * @return the exit code
   * @throws RunException where Slurm is not there, or does not take the array
   */
  public int submit(List<SweepPoint> points, List<String> command) throws IOException {
    List<SweepPoint> open = points.stream().filter(point -> !point.isFinished()).toList();
    if (open.isEmpty()) {
      folder.writeReport(new TreeMap<>());
      out.println("all points are finished");
      out.println("report: " + folder.report());
      return 0;
    }
    Path slurm = folder.path().resolve("slurm").toAbsolutePath();
    refuseWhileQueued(slurm.resolve("job"));
    Path script = slurm.resolve("array.sh");
    Files.createDirectories(folder.log("point").file().toAbsolutePath().getParent());
    folder.writeRecord();
    AtomicFile.write(script, script(command));
    List<String> words = new ArrayList<>(List.of("sbatch", "--parsable"));
    words.add("--job-name=" + folder.name());
    words.add("--array=" + indices(open));
    words.add("--output=" + folder.path().resolve("logs").toAbsolutePath() + "/slurm-%A_%a.log");
    for (String argument : arguments) {
      words.addAll(List.of(argument.strip().split("\\s+")));
    }
    words.add(script.toString());
    String job = answer(words).split(";")[0];
    AtomicFile.write(slurm.resolve("job"), job + "\n");
    out.println("job %s: %d points".formatted(job, open.size()));
    out.println("  squeue -j " + job + " shows them, scancel " + job + " ends them");
    out.println("  the report, kept by every point that ends: " + folder.report());
    return 0;
  }

  /** A task trains the point of its number, in the place of the shell, so that signals reach it. */
  private String script(List<String> command) {
    StringBuilder text = new StringBuilder("#!/bin/sh\n");
    text.append("# Written by lacuna sweep --slurm: one task trains one point.\n");
    text.append("#SBATCH --signal=B:TERM@120\n");
    text.append("cd ").append(quoted(Path.of("").toAbsolutePath().toString())).append("\n");
    for (String name : EXPORTED) {
      String value = System.getenv(name);
      if (value != null) {
        text.append("export %s=%s\n".formatted(name, quoted(value)));
      }
    }
    text.append("case $SLURM_ARRAY_TASK_ID in\n");
    for (int i = 0; i < folder.all().size(); i++) {
      text.append("  %d) point=%s ;;\n".formatted(i + 1, quoted(folder.all().get(i).name())));
    }
    text.append("esac\n");
    int options = command.indexOf("--") < 0 ? command.size() : command.indexOf("--");
    text.append("exec ").append(joined(command.subList(0, options)));
    text.append(" --point \"$point\"");
    if (options < command.size()) {
      text.append(' ').append(joined(command.subList(options, command.size())));
    }
    return text.append("\n").toString();
  }

  private String indices(List<SweepPoint> open) {
    List<String> names = folder.all().stream().map(SweepPoint::name).toList();
    return open.stream()
        .map(point -> String.valueOf(names.indexOf(point.name()) + 1))
        .collect(Collectors.joining(","));
  }

  /** Two tasks for one point would only get in each other's way. */
  private void refuseWhileQueued(Path job) throws IOException {
    if (!Files.exists(job)) {
      return;
    }
    String id = Files.readString(job).strip();
    if (!id.matches("\\d+")) {
      return;
    }
    List<String> queue =
        List.of("squeue", "--noheader", "--me", "--array", "--format=%F %K %t");
    List<String> tasks =
        answer(queue).lines().filter(line -> line.startsWith(id + " ")).toList();
    if (!tasks.isEmpty()) {
      throw new RunException(
          """
          %d points of this sweep are in Slurm's queue already, as job %s
            squeue -j %s shows them
            to submit them anew: scancel %s\
          """
              .formatted(tasks.size(), id, id, id));
    }
  }

  private static String answer(List<String> command) throws IOException {
    Process process;
    try {
      process = new ProcessBuilder(command).start();
    } catch (IOException missing) {
      throw new RunException(
          """
          Slurm is not installed here: there is no %s on the PATH
            run this where jobs are submitted, or leave --slurm out to train on this machine\
          """
              .formatted(command.get(0)),
          missing);
    }
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String error = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new RunException(
            "%s: %s\n  the words after --slurm-args go to sbatch as they are"
                .formatted(command.get(0), error.strip()));
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw new RunException("interrupted", RunException.INTERRUPTED);
    }
    return said.strip();
  }

  private static String joined(List<String> words) {
    return words.stream().map(SlurmArray::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./:=+,@-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
