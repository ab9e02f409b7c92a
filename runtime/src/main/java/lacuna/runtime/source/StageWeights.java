package lacuna.runtime.source;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Weights that another stage of the same run ended with.
 *
 * @param stage its name
 * @param part the key of the part to take, where there are keys below it
 * @param ignoreKeys keys to leave out, with all below them
 */
public record StageWeights(String stage, @Nullable String part, List<String> ignoreKeys)
    implements Source {

  @Override
  public Path file(Function<String, Path> stages) {
    return stages.apply(stage);
  }
}
