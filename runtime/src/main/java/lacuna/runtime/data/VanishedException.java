package lacuna.runtime.data;

import java.nio.file.Path;
import lacuna.runtime.RunException;

/** The folder of the images is gone while a run reads it; with it back, the run can go on. */
final class VanishedException extends RunException {
  private static final long serialVersionUID = 1L;

  VanishedException(Path folder, Throwable cause) {
    super(
        """
        the images of %s are gone; the folder was there when the run began
          is %s still mounted? when it is back, --resume goes on\
        """
            .formatted(folder, folder.toAbsolutePath().normalize()),
        STOPPED);
    initCause(cause);
  }
}
