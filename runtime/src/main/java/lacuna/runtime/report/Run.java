package lacuna.runtime.report;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lacuna.runtime.TextFile;

/**
 * What a run left in its folder.
 *
 * @param path the folder
 * @param folder its own name
 * @param changes of the plan since the run began
 */
record Run(
    Path path,
    String folder,
    Part<Plan> plan,
    Part<List<PlanHistory.Change>> changes,
    Part<Metrics> metrics,
    Part<List<Samples.Group>> samples,
    Part<Fields> environment) {

  /**
   * Something that may be missing; {@code gap} then says so in a sentence and is empty otherwise.
   */
  record Part<T>(T value, String gap) {}

  /** Reads one part from its file or folder. */
  private interface Reader<T> {
    T read(Path path) throws IOException;
  }

  /** Reads all that is there; nothing that is missing or broken is an error. */
  static Run read(Path folder) {
    Path name = folder.toAbsolutePath().normalize().getFileName();
    return new Run(
        folder,
        name == null ? "run" : name.toString(),
        part(
            folder.resolve("plan.json"),
            path -> Plan.of(fields(path)),
            Plan.of(Fields.of(null)),
            "the spec, its settings and its parameters are not shown"),
        changes(folder),
        part(
            folder.resolve("metrics.jsonl"),
            Metrics::read,
            new Metrics(List.of(), 0),
            "there are no curves"),
        part(
            folder.resolve("samples"),
            Samples::read,
            List.of(),
            "there are no reconstructions to look at"),
        part(
            folder.resolve("environment.json"),
            Run::fields,
            Fields.of(null),
            "the machine and the versions are not known"));
  }

  /** What a stage takes the images of each class for; nothing where it tells no classes apart. */
  Part<List<ClassResults>> classes(String stage) {
    Path names = path.resolve("classes.json");
    try {
      return new Part<>(
          ClassResults.read(
              path, stage, Files.exists(names) ? fields(names).texts(stage) : List.of()),
          "");
    } catch (IOException e) {
      return new Part<>(
          List.of(), "Accuracies per class are not shown: " + e.getMessage() + ".");
    }
  }

  private static Part<List<PlanHistory.Change>> changes(Path folder) {
    Path file = folder.resolve(PlanHistory.FILE);
    return Files.exists(file)
        ? part(file, path -> PlanHistory.read(folder), List.of(), "earlier plans are not shown")
        : new Part<>(List.of(), "");
  }

  private static <T> Part<T> part(Path path, Reader<T> reader, T otherwise, String consequence) {
    String name = path.getFileName().toString();
    if (!Files.exists(path)) {
      return new Part<>(otherwise, "The run has no " + name + ": " + consequence + ".");
    }
    try {
      return new Part<>(reader.read(path), "");
    } catch (IOException e) {
      return new Part<>(
          otherwise, name + " could not be read (" + e.getMessage() + "): " + consequence + ".");
    }
  }

  private static Fields fields(Path path) throws IOException {
    try {
      if (JsonParser.parseString(TextFile.read(path)) instanceof JsonObject object) {
        return new Fields(object);
      }
      throw new IOException("it is no JSON object");
    } catch (JsonParseException e) {
      throw new IOException("it is not valid JSON", e);
    }
  }
}
