package lacuna.compiler.jar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * The jars that a built experiment needs beside it. The runtime's jar lists those it needs in its
 * manifest; they are found next to it or on this program's own class path.
 */
public final class RuntimeLibraries {
  private static final String RUNTIME = "lacuna-runtime";

  private final List<Path> jars;

  private RuntimeLibraries(List<Path> jars) {
    this.jars = List.copyOf(jars);
  }

  /** Those of the running program. */
  public static RuntimeLibraries ofThisProgram() {
    List<Path> classPath = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(java.io.File.pathSeparator)) {
      classPath.add(Path.of(entry));
    }
    return of(classPath);
  }

  /**
   * Those that a class path offers.
   *
   * @throws JarException where the runtime's jar, or one that it needs, is not there
   */
  static RuntimeLibraries of(List<Path> classPath) {
    Path runtime =
        classPath.stream()
            .filter(
                path ->
                    path.getFileName() != null && path.getFileName().toString().startsWith(RUNTIME))
            .filter(path -> path.toString().endsWith(".jar"))
            .findFirst()
            .orElseThrow(
                () ->
                    new JarException(
                        RUNTIME
                            + ".jar is not on the class path: start Lacuna by its launcher,"
                            + " `lacuna`"));
    List<Path> jars = new ArrayList<>();
    jars.add(runtime);
    for (String name : needed(runtime)) {
      jars.add(find(name, runtime, classPath));
    }
    return new RuntimeLibraries(jars);
  }

  /** The jars, the runtime's first. */
  public List<Path> jars() {
    return jars;
  }

  private static List<String> needed(Path runtime) {
    try (JarFile jar = new JarFile(runtime.toFile())) {
      Manifest manifest = jar.getManifest();
      String list =
          manifest == null
              ? null
              : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
      if (list == null || list.isBlank()) {
        throw new JarException(
            runtime + " does not say in its manifest which jars it needs: rebuild Lacuna");
      }
      return List.of(list.strip().split("\\s+"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path find(String name, Path runtime, List<Path> classPath) {
    Path beside = runtime.resolveSibling(name);
    if (Files.isRegularFile(beside)) {
      return beside;
    }
    return classPath.stream()
        .filter(path -> path.getFileName() != null && path.getFileName().toString().equals(name))
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(
            () ->
                new JarException(
                    "%s needs %s, which is not there: rebuild Lacuna".formatted(runtime, name)));
  }
}
