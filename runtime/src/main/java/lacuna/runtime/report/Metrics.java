package lacuna.runtime.report;

import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lacuna.runtime.TextFile;

/**
 * What {@code metrics.jsonl} says, read line by line.
 *
 * @param stages in the order of their first lines
 * @param unreadable how many lines were no JSON objects; a run that was killed often leaves half a
 *     line
 */
record Metrics(List<StageMetrics> stages, long unreadable) {

  /** Reads the file. Errors: an {@link IOException} where it cannot be read. */
  static Metrics read(Path file) throws IOException {
    Map<String, StageMetrics> stages = new LinkedHashMap<>();
    long[] unreadable = {0};
    TextFile.lines(
        file,
        (line, ended) -> {
          if (line.isBlank()) {
            return;
          }
          Fields fields = parsed(line);
          if (fields.object().isEmpty()) {
            unreadable[0]++;
          } else {
            stages.computeIfAbsent(fields.text("stage"), StageMetrics::new).add(fields);
          }
        });
    return new Metrics(new ArrayList<>(stages.values()), unreadable[0]);
  }

  /** The stage of that name; an empty one if no line names it. */
  StageMetrics stage(String name) {
    return stages.stream()
        .filter(stage -> stage.name().equals(name))
        .findFirst()
        .orElseGet(() -> new StageMetrics(name));
  }

  private static Fields parsed(String line) {
    try {
      return Fields.of(JsonParser.parseString(line));
    } catch (JsonParseException e) {
      return Fields.of(null); // counted by the caller
    }
  }
}
