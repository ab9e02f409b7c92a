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
public final class Child {
  private final Path folder;
  private final Map<String, String> environment;

  /**
   * @param folder for its programs, settings and output
   * @param environment what is set beside that
   */
  public Child(Path folder, Map<String, String> environment) {
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
    int code = start(words).waitFor();
    return new Shell.Answer(code, out(), err());
  }

  /** What it has printed as its result so far. */
  public String out() throws IOException {
    return Files.readString(folder.resolve("out.txt"));
  }

  /** What it has printed as messages so far. */
  public String err() throws IOException {
    return Files.readString(folder.resolve("err.txt"));
  }

  /** Starts {@code lacuna} with the words that follow it. */
  public Process start(Object... words) throws IOException {
    List<String> command = new ArrayList<>();
    // Whoever runs the tests in the background may have told them to ignore signals.
    command.addAll(List.of("/usr/bin/env", "--default-signal=HUP,INT,TERM"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    Arrays.stream(words).map(Object::toString).forEach(command::add);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectOutput(folder.resolve("out.txt").toFile());
    builder.redirectError(folder.resolve("err.txt").toFile());
    Map<String, String> variables = builder.environment();
    variables.keySet().removeIf(name -> name.startsWith("PYTORCH_"));
    variables.put("PATH", folder.resolve("bin") + ":/usr/bin:/bin");
    variables.put("XDG_CONFIG_HOME", folder.resolve("config").toString());
    variables.putAll(environment);
    return builder.start();
  }
}
