package lacuna.runtime.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lacuna.runtime.RunException;
import lacuna.runtime.checkpoint.CheckpointException;
import lacuna.runtime.checkpoint.CheckpointLoader;
import lacuna.runtime.checkpoint.Export;
import lacuna.runtime.names.NameTable;
import lacuna.runtime.run.ClassNames;
import org.jspecify.annotations.Nullable;

/** Exports the weights of a run for another library. */
public final class RunExport {
  private final Path run;
  private final RunPlan plan;

  /**
   * Looks at the folder of a run.
   *
   * @throws RunException where it is none
   */
  public RunExport(Path run) {
    this.run = run;
    plan = RunPlan.read(run);
  }

  /**
   * Writes the weights of a stage.
   *
   * @param library whose names the tensors are to have: a table's, or {@code official}
   * @param stage its name; null for the last that is finished
   * @param out the folder to write; null for one in the run's, of the library's name
   * @return what was done, in words
   * @throws RunException where the run has no such stage, weights or names
   * @throws CheckpointException where the library has no model like the network
   */
  public String write(String library, @Nullable String stage, @Nullable Path out) {
    String name = stage == null ? lastFinished() : stage;
    if (!plan.buffers().containsKey(name)) {
      throw new RunException(
          "%s has no stage `%s`; it has %s"
              .formatted(run, name, String.join(", ", plan.buffers().keySet())));
    }
    if (!Files.isRegularFile(weights(name))) {
      throw new RunException(
          "the stage `%s` is not finished: there is no %s".formatted(name, weights(name)));
    }
    Export export = new Export(out == null ? run.resolve(library) : out);
    return library.equals(CheckpointLoader.OFFICIAL)
        ? export.official(weights(name))
        : export.by(
            table(library, name),
            weights(name),
            plan.buffers().getOrDefault(name, Set.of()),
            new ClassNames(run).of(name));
  }

  private String lastFinished() {
    List<String> ended = new ArrayList<>(plan.buffers().keySet());
    ended.removeIf(name -> !Files.isRegularFile(weights(name)));
    if (ended.isEmpty()) {
      throw new RunException(
          """
          %s: no stage is finished, so there are no weights to export
            `lacuna run SPEC --resume` goes on with a run that was stopped\
          """
              .formatted(run));
    }
    return ended.get(ended.size() - 1);
  }

  private Path weights(String stage) {
    return run.resolve(plan.buffers().size() == 1 ? "model.safetensors" : stage + ".safetensors");
  }

  private NameTable table(String library, String stage) {
    List<NameTable> tables = plan.tables().getOrDefault(stage, List.of());
    return tables.stream()
        .filter(table -> table.name().equals(library))
        .findFirst()
        .orElseThrow(
            () ->
                new RunException(
                    """
                    there are no names of `%s` for the weights of `%s`; there are those of %s
                      a file that the spec imports may: names %s for ENCODER { "OURS" = "THEIRS" }\
                    """
                        .formatted(
                            library,
                            stage,
                            Stream.concat(
                                    Stream.of(CheckpointLoader.OFFICIAL),
                                    tables.stream().map(NameTable::name))
                                .collect(Collectors.joining(", ")),
                            library)));
  }
}
