package lacuna.runtime.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import lacuna.runtime.RunException;
import org.jspecify.annotations.Nullable;

/** The process's standard output, which remembers what could not be written. */
public final class StandardOutput extends OutputStream {
  /** What the system says where nobody reads any more, as after {@code | head}. */
  private static final String NO_READER = "Broken pipe";

  private final OutputStream file;
  private @Nullable IOException failure;

  public StandardOutput() {
    this(new FileOutputStream(FileDescriptor.out));
  }

  StandardOutput(OutputStream file) {
    this.file = file;
  }

  /** Prints to it in UTF-8. */
  public PrintStream printer() {
    return new PrintStream(this, true, StandardCharsets.UTF_8);
  }

  /**
   * The exit code of a process that has printed all: the one given, or that of a failure, said,
   * where it was 0 and something could not be written. A reader who has read enough is no failure.
   */
  public int exitCode(int code, PrintStream err) {
    @Nullable IOException problem = failure;
    if (problem == null || NO_READER.equals(problem.getMessage())) {
      return code;
    }
    err.println("error: the output could not be written: " + problem.getMessage());
    return code == 0 ? RunException.STOPPED : code;
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    try {
      file.write(bytes, from, count);
    } catch (IOException problem) {
      failure = Objects.requireNonNullElse(failure, problem);
      throw problem;
    }
  }
}
