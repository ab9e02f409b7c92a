package lacuna.runtime.checkpoint;

import java.nio.file.Path;
import lacuna.runtime.RunException;

/** A file of tensors that cannot be used; the message names the file and says why. */
public final class CheckpointException extends RunException {
  private static final long serialVersionUID = 1L;

  CheckpointException(Path file, String reason) {
    super(file + ": " + reason);
  }

  CheckpointException(Path file, String reason, Throwable cause) {
    super(file + ": " + reason, cause);
  }
}
