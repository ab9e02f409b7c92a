package lacuna.compiler.jar;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import lacuna.start.Start;
import org.jspecify.annotations.Nullable;

/** Builds an experiment's jar. Equal contents give equal bytes, on any day and in any folder. */
public final class JarBuilder {
  private static final String START = Start.class.getName().replace('.', '/') + ".class";

  private final RuntimeLibraries libraries;

  public JarBuilder(RuntimeLibraries libraries) {
    this.libraries = libraries;
  }

  /**
   * Compiles the sources and writes {@code folder/NAME.jar}, which looks for its libraries in
   * {@code lib} beside it.
   *
   * @return the jar
   * @throws JarException where it cannot be done, with a message for the user
   */
  public Path build(JarContents contents, Path folder) {
    List<Path> jars = libraries.jars();
    SortedMap<String, byte[]> entries =
        new TreeMap<>(new JavaCompilation(jars).compile(contents.java()));
    EntryNames.inside("lacuna/java", contents.java())
        .forEach((name, text) -> entries.put(name, bytes(text)));
    EntryNames.inside("lacuna/source", contents.sources())
        .forEach((name, text) -> entries.put(name, bytes(text)));
    entries.put("lacuna/plan.json", bytes(contents.plan()));
    entries.put(START, start());
    Path jar = folder.resolve(EntryNames.safe(contents.name()).replace('/', '_') + ".jar");
    try {
      Files.createDirectories(folder);
      writeWhole(jar, manifest(contents.mainClass(), jars), entries);
    } catch (IOException e) {
      throw JarException.unwritable(jar, e);
    }
    return jar;
  }

  /** A jar is there whole or not at all: nobody starts half of one. */
  private static void writeWhole(Path jar, byte[] manifest, SortedMap<String, byte[]> entries)
      throws IOException {
    Path part = jar.resolveSibling(name(jar) + ".part");
    try (OutputStream out = Files.newOutputStream(part)) {
      ReproducibleJar.write(out, manifest, entries);
    }
    Files.move(part, jar, StandardCopyOption.REPLACE_EXISTING);
  }

  private static byte[] manifest(String mainClass, List<Path> jars) throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.MAIN_CLASS, Start.class.getName());
    attributes.put(new Attributes.Name(Start.EXPERIMENT), mainClass);
    attributes.put(
        Attributes.Name.CLASS_PATH,
        jars.stream().map(jar -> "lib/" + name(jar)).sorted().collect(Collectors.joining(" ")));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    manifest.write(bytes);
    return bytes.toByteArray();
  }

  /** The class that a jar starts with, as it is in this program. */
  private static byte[] start() {
    try (@Nullable InputStream stream = Start.class.getResourceAsStream("/" + START)) {
      return Objects.requireNonNull(stream, START).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Path path) {
    Path name = path.getFileName();
    return name == null ? path.toString() : name.toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
