package lacuna.cli;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import lacuna.runtime.train.Experiment;
import lacuna.runtime.train.Launcher;

/** Runs an experiment's jar in this process, on the runtime that is loaded here. */
final class BuiltExperiment {
  private static final int LAUNCHER_UNEXPECTED = 1;

  private final Path jar;
  private final Console console;

  BuiltExperiment(Path jar, Console console) {
    this.jar = jar;
    this.console = console;
  }

  /** Runs the command line of the jar; returns the exit code. */
  int run(List<String> arguments) throws IOException, ReflectiveOperationException {
    URL[] classPath = {jar.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(classPath, Launcher.class.getClassLoader())) {
      Class<?> main = loader.loadClass(mainClass());
      Experiment experiment = (Experiment) main.getMethod("experiment").invoke(null);
      int code =
          Launcher.run(experiment, console.out(), console.err(), arguments.toArray(String[]::new));
      return code == LAUNCHER_UNEXPECTED ? ExitCode.FAILED : code;
    }
  }

  private String mainClass() throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
    }
  }
}
