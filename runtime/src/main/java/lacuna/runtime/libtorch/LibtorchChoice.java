package lacuna.runtime.libtorch;

import java.nio.file.Path;
import java.util.Map;
import lacuna.runtime.RunException;
import org.jspecify.annotations.Nullable;

/**
 * Which libtorch a process loads.
 *
 * @param libtorch the user's; null for the one that comes with Lacuna
 * @param origin who chose it, in words that follow its description
 */
public record LibtorchChoice(@Nullable Libtorch libtorch, String origin) {
  /** Names a folder for one process, in the environment or as a property of Java. */
  public static final String VARIABLE = "PYTORCH_LIBRARY_PATH";

  /**
   * What is chosen where nobody says otherwise: by the variable, else what is remembered, else the
   * one that comes with Lacuna.
   *
   * @throws RunException where the chosen one is not there, or does not fit
   */
  public static LibtorchChoice of(Map<String, String> environment) {
    String named = environment.getOrDefault(VARIABLE, System.getProperty(VARIABLE, ""));
    if (!named.isEmpty()) {
      return new LibtorchChoice(inVariable(named).thatFits(), "from " + VARIABLE);
    }
    RememberedLibtorch remembered = new RememberedLibtorch(environment);
    return remembered
        .load()
        .map(found -> new LibtorchChoice(found, "remembered in " + remembered.file()))
        .orElseGet(() -> new LibtorchChoice(null, "which comes with Lacuna"));
  }

  /** A libtorch that the command line names; it must fit. */
  public static LibtorchChoice given(Libtorch libtorch) {
    return new LibtorchChoice(libtorch.thatFits(), "from the command line");
  }

  /** Whether it is built for CUDA. */
  public boolean cuda() {
    return libtorch != null && libtorch.cuda();
  }

  /** Its version, as {@link Libtorch#version} has it; what is needed where nothing tells. */
  public String version() {
    return libtorch == null || libtorch.version() == null ? Libtorch.NEEDED : libtorch.version();
  }

  /** What it is, {@code libtorch 2.7.1+cu126 for CUDA and CPU}. */
  public String description() {
    return libtorch == null ? "libtorch " + version() + " for CPU" : libtorch.description();
  }

  private static Libtorch inVariable(String path) {
    Libtorch found;
    try {
      found = Libtorch.in(Path.of(path));
    } catch (RunException e) {
      throw new RunException(
          "%s is set, and %s; then set it to the folder of its libraries, or unset it"
              .formatted(VARIABLE, e.getMessage()),
          e);
    }
    if (!found.isIn(path)) {
      throw new RunException(
          "%s is %s, and the libraries are in %s\n  set it to that folder"
              .formatted(VARIABLE, path, found.folder()));
    }
    return found;
  }
}
