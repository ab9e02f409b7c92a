package lacuna.repeat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lacuna.cli.Shell;

/** Runs of a small spec through the command line. */
final class Repeated {
  private Repeated() {}

  static Path spec() {
    try {
      return Path.of(Repeated.class.getResource("/lacuna/repeat/tiny.lac").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Trains it on the CPU; returns the folder. */
  static Path run(Path folder, Object... options) {
    List<Object> words = new ArrayList<>(List.of("run", spec(), "--device=cpu", "--out=" + folder));
    words.addAll(List.of(options));
    Shell.succeeds(words.toArray());
    return folder;
  }

  /** Update, loss, rate and gradient norm of every update: what must not depend on the day. */
  static List<String> figures(Path folder) throws IOException {
    List<String> figures = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("metrics.jsonl"))) {
      JsonObject update = JsonParser.parseString(line).getAsJsonObject();
      if (update.has("grad_norm")) {
        figures.add(
            "update %s: loss %s, rate %s, gradient norm %s"
                .formatted(
                    update.get("update"),
                    update.get("loss"),
                    update.get("rate"),
                    update.get("grad_norm")));
      }
    }
    return figures;
  }

  /** The bytes of the weights that a finished run leaves. */
  static byte[] weights(Path folder) throws IOException {
    return Files.readAllBytes(folder.resolve("model.safetensors"));
  }
}
