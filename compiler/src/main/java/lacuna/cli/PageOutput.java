package lacuna.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where a command leaves the page that it makes: in a file, or on the standard output. */
final class PageOutput {
  private PageOutput() {}

  /**
   * Leaves a page; returns the exit code.
   *
   * @param file null for the standard output
   * @param told whether the file's name is printed
   */
  static int write(String page, @Nullable Path file, boolean told, Console console) {
    if (file == null) {
      console.out().print(page);
      return ExitCode.OK;
    }
    try {
      Files.writeString(file, page);
    } catch (IOException failure) {
      console.err().println("error: %s cannot be written".formatted(file));
      console.err().println("  its folder must exist, and be yours to write to");
      return ExitCode.USAGE;
    }
    if (told) {
      console.out().println(file);
    }
    return ExitCode.OK;
  }
}
