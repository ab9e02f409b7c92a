package lacuna.compiler.project;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import lacuna.compiler.jar.EntryNames;
import lacuna.compiler.jar.JarContents;
import lacuna.compiler.jar.JarException;
import lacuna.compiler.jar.RuntimeLibraries;
import org.jspecify.annotations.Nullable;

/** Writes the folder of a project. */
public final class ProjectFolder {
  private static final String LIBRARY = "stdlib/";

  private final RuntimeLibraries libraries;

  /** With the libraries of the program that writes it. */
  public ProjectFolder(RuntimeLibraries libraries) {
    this.libraries = libraries;
  }

  /**
   * Writes the project: {@code pom.xml}, the Java, the plan, the spec's own files, and a repository
   * with the runtime.
   *
   * @param folder one that is not there, or empty
   * @throws JarException where it cannot be done, with a message for the user
   */
  public void write(JarContents contents, Path folder) {
    try {
      if (Files.exists(folder) && !isEmpty(folder)) {
        throw JarException.occupied(folder);
      }
      RuntimeRepository runtime = RuntimeRepository.of(libraries.jars().get(0));
      Map<String, String> names =
          Map.of(
              "NAME", EntryNames.safe(contents.name()).replace('/', '_'),
              "MAIN", contents.mainClass(),
              "RUNTIME", runtime.version());
      write(folder.resolve("pom.xml"), filled("pom.xml", names));
      write(folder.resolve("README.md"), filled("README.md", names));
      for (var file : contents.java().entrySet()) {
        write(folder.resolve("src/main/java").resolve(file.getKey()), file.getValue());
      }
      write(folder.resolve("src/main/resources/lacuna/plan.json"), contents.plan());
      var own = new TreeMap<>(contents.sources());
      own.keySet().removeIf(path -> path.startsWith(LIBRARY));
      for (var file : EntryNames.inside("spec", own).entrySet()) {
        write(folder.resolve(file.getKey()), file.getValue());
      }
      runtime.write(folder.resolve("lib"));
    } catch (IOException failure) {
      throw JarException.unwritable(folder, failure);
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, text);
  }

  private static String filled(String template, Map<String, String> names) {
    String text;
    try (@Nullable InputStream in = ProjectFolder.class.getResourceAsStream(template)) {
      text = new String(Objects.requireNonNull(in, template).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    for (var name : names.entrySet()) {
      text = text.replace("@" + name.getKey() + "@", name.getValue());
    }
    return text;
  }
}
