package lacuna.runtime.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import lacuna.runtime.RunException;
import org.jspecify.annotations.Nullable;

/** Where a command leaves the page that it makes: in a file, or on the standard output. */
public final class PageFile {
  private PageFile() {}

  /**
   * Leaves a page; of a file the name is printed.
   *
   * @param file null for the standard output
   * @throws RunException where the file cannot be written
   */
  public static void leave(String page, @Nullable Path file, PrintStream out) {
    if (file == null) {
      out.print(page);
    } else {
      write(page, file);
      out.println(file);
    }
  }

  /**
   * Writes a text.
   *
   * @throws RunException where the file cannot be written
   */
  public static void write(String text, Path file) {
    try {
      Files.writeString(file, text);
    } catch (IOException failure) {
      throw new RunException(
          "%s cannot be written\n  its folder must exist, and be yours to write to"
              .formatted(file),
          failure);
    }
  }
}
