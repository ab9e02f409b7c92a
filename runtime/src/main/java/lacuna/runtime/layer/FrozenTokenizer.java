package lacuna.runtime.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import lacuna.runtime.RunException;
import lacuna.runtime.tensor.Context;
import lacuna.runtime.tensor.FrozenModule;
import lacuna.runtime.tensor.TensorException;
import org.jspecify.annotations.Nullable;

/** A frozen network that gives each patch of an image a token. */
public final class FrozenTokenizer {
  private final String file;
  private final int rows;
  private final int columns;
  private @Nullable FrozenModule module;

  /**
   * The file is read when it is first needed.
   *
   * @param file TorchScript, relative to the working folder
   */
  public FrozenTokenizer(String file, int rows, int columns) {
    this.file = file;
    this.rows = rows;
    this.columns = columns;
  }

  /**
   * @param x colors from 0 to 1, (batch, channels, height, width) float
   * @return (batch, rows, columns) int64
   * @throws RunException if the file cannot be read, or gives something else
   */
  public NDArray forward(NDArray x) {
    NDArray tokens;
    try {
      tokens = module().forward(x);
    } catch (TensorException failure) {
      throw new RunException(
          "the tokenizer %s fails: %s".formatted(file, failure.getMessage()), failure);
    }
    Shape wanted = new Shape(x.getShape().get(0), rows, columns);
    if (!tokens.getShape().equals(wanted) || tokens.getDataType() != DataType.INT64) {
      throw new RunException(
          "the tokenizer %s gives %s %s for images %s, but %s int64 is needed"
              .formatted(
                  file, tokens.getShape(), tokens.getDataType(), x.getShape(), wanted));
    }
    return tokens;
  }

  private FrozenModule module() {
    FrozenModule loaded = module;
    if (loaded == null) {
      try {
        loaded = FrozenModule.load(Path.of(file), Context.current().memory().getDevice());
      } catch (IOException failure) {
        throw new RunException(
            "the tokenizer %s cannot be read: %s".formatted(file, failure.getMessage()), failure);
      }
      module = loaded;
    }
    return loaded;
  }
}
