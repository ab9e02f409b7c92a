package lacuna.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * {@code lacuna} in a process of its own, for what a process does once only: to load the engine. It
 * has the programs of one folder on its PATH, beside those of the system, and settings of its own.
 */
final class Child {
  private final Path folder;
  private final Map<String, String> environment;

  /**
   * @param folder for its programs, settings and output
   * @param environment what is set beside that
   */
  Child(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = environment;
  }

  /** Puts a shell script on its PATH. */
  void program(String name, String text) throws IOException {
    Path file = Files.createDirectories(folder.resolve("bin")).resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + text + "\n");
    file.toFile().setExecutable(true);
  }

  /** Runs {@code lacuna} with the words that follow it. */
  Shell.Answer lacuna(Object... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    Arrays.stream(words).map(Object::toString).forEach(command::add);
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    Map<String, String> variables = builder.environment();
    variables.keySet().removeIf(name -> name.startsWith("PYTORCH_"));
    variables.put("PATH", folder.resolve("bin") + ":/usr/bin:/bin");
    variables.put("XDG_CONFIG_HOME", folder.resolve("config").toString());
    variables.putAll(environment);
    int code = builder.start().waitFor();
    return new Shell.Answer(code, Files.readString(out), Files.readString(err));
  }
}
