package lacuna.cli;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.jar.JarFile;
import lacuna.runtime.command.ExperimentCommand;
import lacuna.runtime.command.Launcher;
import lacuna.runtime.run.Experiment;
import lacuna.start.Start;

/** Runs commands of an experiment's jar in this process, on the runtime that is loaded here. */
final class BuiltExperiment {
  private final Path jar;
  private final Console console;

  BuiltExperiment(Path jar, Console console) {
    this.jar = jar;
    this.console = console;
  }

  /** Runs a command; returns the exit code. */
  int run(ExperimentCommand command) throws IOException, ReflectiveOperationException {
    URL[] classPath = {jar.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(classPath, Launcher.class.getClassLoader())) {
      Class<?> main = loader.loadClass(experimentClass());
      Experiment experiment = (Experiment) main.getMethod("experiment").invoke(null);
      return Launcher.run(experiment, command, console.out(), console.err());
    }
  }

  private String experimentClass() throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.getManifest().getMainAttributes().getValue(Start.EXPERIMENT);
    }
  }
}
