package lacuna.runtime.source;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Weights of a file: safetensors, or what torch.save wrote.
 *
 * @param path of the file
 * @param part the key of the part to take, where the file has keys below it
 * @param ignoreKeys keys to leave out, with all below them
 * @param names whose names the file has; null to find out
 */
public record Weights(
    String path, @Nullable String part, List<String> ignoreKeys, @Nullable String names)
    implements Source {

  @Override
  public Path file(Function<String, Path> stages) {
    return Path.of(path);
  }
}
