package lacuna.runtime.command;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import lacuna.runtime.RunException;
import lacuna.runtime.tensor.OutOfMemory;
import lacuna.runtime.tensor.TensorException;
import org.jspecify.annotations.Nullable;

/** Prints why a command failed: one text, never a stack trace. */
public final class FailureReport {
  /** Exit code of a mistake of Lacuna's own ({@code EX_SOFTWARE} of sysexits.h). */
  public static final int BUG = 70;

  private FailureReport() {}

  /**
   * Prints what went wrong; returns the exit code.
   *
   * @param anchor a class of the experiment; null where there is none
   * @param log file for the details of an unexpected error; null for none
   */
  public static int print(
      Throwable problem, @Nullable Class<?> anchor, @Nullable Path log, PrintStream err) {
    if (problem instanceof RunException expected) {
      err.println("error: " + expected.getMessage());
      return expected.exitCode();
    }
    if (problem instanceof OutOfMemoryError) {
      return printMemory((OutOfMemoryError) problem, err);
    }
    Optional<String> wanted = OutOfMemory.wanted(problem);
    if (wanted.isPresent()) {
      err.println("error: the device's memory is full: there is no room for " + wanted.get());
      return RunException.STOPPED;
    }
    if (problem instanceof ExceptionInInitializerError made && made.getCause() != null) {
      return print(made.getCause(), anchor, log, err);
    }
    if (problem instanceof LinkageError) {
      err.println("error: a library cannot be loaded: " + sentence(problem));
      err.println(
          "  libraries are unpacked into %s and folders of %s: is there room, may you write there?"
              .formatted(System.getProperty("java.io.tmpdir"), System.getProperty("user.home")));
      return RunException.STOPPED;
    }
    if (problem.getCause() instanceof IOException wrapped && !(problem instanceof IOException)) {
      return print(wrapped, anchor, log, err);
    }
    err.println("error: " + sentence(problem));
    if (anchor != null) {
      SpecPlaces.of(problem, anchor).ifPresent(place -> err.println("  " + place));
    }
    if (problem instanceof IOException) {
      return RunException.STOPPED; // of a disk, a network: the message says of which file
    }
    if (log != null) {
      err.println("  " + log(log, problem));
    }
    // what the compiler lets pass and the engine refuses depends on the values of the data
    return problem instanceof TensorException ? RunException.STOPPED : BUG;
  }

  /** Java's own memory has ended, or what it may ask of the system. */
  private static int printMemory(OutOfMemoryError problem, PrintStream err) {
    String reason = sentence(problem);
    if (reason.contains("thread")) {
      err.println("error: the system gives Java no more threads or memory");
      err.println("  `ulimit -a` shows what a process may have (-v: address space, -u: processes)");
    } else {
      long megabytes = Runtime.getRuntime().maxMemory() >> 20;
      err.println("error: Java's memory of " + megabytes + " MB is not enough (" + reason + ")");
      err.println("  JAVA_TOOL_OPTIONS=-Xmx8g gives it more");
    }
    return RunException.STOPPED;
  }

  private static String sentence(Throwable problem) {
    if (problem instanceof AccessDeniedException denied) {
      return denied.getFile() + ": permission is missing";
    }
    if (problem instanceof NoSuchFileException missing) {
      return missing.getFile() + ": there is no such file or folder";
    }
    String message = problem.getMessage();
    return message == null || message.isBlank()
        ? "unexpected " + problem.getClass().getSimpleName()
        : message.strip();
  }

  private static String log(Path file, Throwable problem) {
    StringWriter details = new StringWriter();
    problem.printStackTrace(new PrintWriter(details, true));
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.writeString(file, details.toString());
      return "the details are in " + file;
    } catch (IOException e) {
      return "the details could not be written to " + file + ": " + e.getMessage();
    }
  }
}
