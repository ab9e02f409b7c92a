package lacuna.compiler.jar;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/**
 * Builds an experiment's jar, beside a folder {@code lib} with the libraries that it needs. Equal
 * contents give equal bytes, on any day and in any folder.
 */
public final class JarBuilder {
  /** Bytes from which a library is linked. */
  private static final long LARGE = 4L << 20;

  private final RuntimeLibraries libraries;

  public JarBuilder(RuntimeLibraries libraries) {
    this.libraries = libraries;
  }

  /**
   * Compiles the sources and writes {@code folder/NAME.jar} and {@code folder/lib}: both together
   * run anywhere.
   *
   * @return the jar
   * @throws JarException where it cannot be done, with a message for the user
   */
  public Path build(JarContents contents, Path folder) {
    Path jar = buildThin(contents, folder);
    Path lib = folder.resolve("lib");
    try {
      Files.createDirectories(lib);
      for (Path library : libraries.jars()) {
        provide(library, lib.resolve(name(library)));
      }
    } catch (IOException e) {
      throw unwritable(lib, e);
    }
    return jar;
  }

  /**
   * The same without {@code lib}, for a program that has the runtime already.
   *
   * @return the jar
   * @throws JarException where it cannot be done, with a message for the user
   */
  public Path buildThin(JarContents contents, Path folder) {
    List<Path> jars = libraries.jars();
    SortedMap<String, byte[]> entries =
        new TreeMap<>(new JavaCompilation(jars).compile(contents.java()));
    EntryNames.inside("lacuna/java", contents.java())
        .forEach((name, text) -> entries.put(name, bytes(text)));
    EntryNames.inside("lacuna/source", contents.sources())
        .forEach((name, text) -> entries.put(name, bytes(text)));
    entries.put("lacuna/plan.json", bytes(contents.plan()));
    Path jar = folder.resolve(EntryNames.safe(contents.name()).replace('/', '_') + ".jar");
    try {
      Files.createDirectories(folder);
      writeWhole(jar, manifest(contents.mainClass(), jars), entries);
    } catch (IOException e) {
      throw unwritable(jar, e);
    }
    return jar;
  }

  /**
   * Links large libraries where the file system can, which takes no time and no space; small ones
   * are copied, so that building Lacuna anew leaves experiments as they are. What is there already
   * stays.
   */
  private static void provide(Path library, Path target) throws IOException {
    if (Files.exists(target) && same(library, target)) {
      return;
    }
    Files.deleteIfExists(target);
    if (Files.size(library) >= LARGE) {
      try {
        Files.createLink(target, library.toRealPath());
        return;
      } catch (FileSystemException | UnsupportedOperationException e) {
        // Another file system, or one without links: a copy does as well.
      }
    }
    Files.copy(library, target, StandardCopyOption.COPY_ATTRIBUTES);
  }

  private static boolean same(Path library, Path target) throws IOException {
    return Files.size(target) == Files.size(library)
        && Files.getLastModifiedTime(target).equals(Files.getLastModifiedTime(library));
  }

  private static JarException unwritable(Path path, IOException failure) {
    String why =
        failure instanceof AccessDeniedException
            ? "permission is missing"
            : failure instanceof NoSuchFileException
                ? "there is no such folder, and it cannot be made"
                : String.valueOf(failure.getMessage());
    return new JarException(
        "%s cannot be written: %s%n  name another folder by --out".formatted(path, why), failure);
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
    attributes.put(Attributes.Name.MAIN_CLASS, mainClass);
    attributes.put(
        Attributes.Name.CLASS_PATH,
        jars.stream().map(jar -> "lib/" + name(jar)).sorted().collect(Collectors.joining(" ")));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    manifest.write(bytes);
    return bytes.toByteArray();
  }

  private static String name(Path path) {
    Path name = path.getFileName();
    return name == null ? path.toString() : name.toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
