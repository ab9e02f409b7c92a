package lacuna.compiler.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import lacuna.compiler.load.ArchiveException;
import lacuna.compiler.plan.KeptSpec;
import org.jspecify.annotations.Nullable;

/**
 * The texts in a jar that Lacuna built or packed.
 *
 * @param kept what a built jar was made from; null for a package
 * @param plan a built jar's plan as JSON; empty for a package
 * @param java a built jar's generated sources by path; empty for a package
 * @param specs a package's files of the language by path; empty for a built jar
 */
public record SpecJar(
    @Nullable KeptSpec kept,
    String plan,
    SortedMap<String, String> java,
    SortedMap<String, String> specs) {
  private static final String PLAN = "lacuna/plan.json";
  private static final String JAVA = "lacuna/java/";
  private static final String SPEC = ".lac";

  /** Characters of all texts together. */
  private static final int MOST_CHARACTERS = 32 << 20;

  /** Characters of one file of the language. */
  private static final int LONGEST_SPEC = 1_000_000;

  /** Keeps copies. */
  public SpecJar {
    java = Collections.unmodifiableSortedMap(new TreeMap<>(java));
    specs = Collections.unmodifiableSortedMap(new TreeMap<>(specs));
  }

  /** Reads a jar. */
  public static SpecJar read(Path path) throws ArchiveException {
    String jar = String.valueOf(path.getFileName());
    if (!Files.isRegularFile(path)) {
      throw JarProblem.missing(path);
    }
    try {
      Set<String> names = EntryTable.names(path);
      try (ZipFile zip = new ZipFile(path.toFile())) {
        return of(jar, texts(jar, zip, names));
      }
    } catch (CharacterCodingException notText) {
      throw JarProblem.damaged(jar, "a text in it is not in UTF-8");
    } catch (IOException failure) {
      throw JarProblem.damaged(jar, String.valueOf(failure.getMessage()));
    }
  }

  private static SpecJar of(String jar, SortedMap<String, String> texts) throws ArchiveException {
    String plan = texts.get(PLAN);
    SortedMap<String, String> java = new TreeMap<>();
    SortedMap<String, String> specs = new TreeMap<>();
    texts.forEach(
        (name, text) -> {
          if (name.startsWith(JAVA)) {
            java.put(name.substring(JAVA.length()), text);
          } else if (name.endsWith(SPEC)) {
            specs.put(name, text);
          }
        });
    if (plan != null) {
      KeptSpec kept = KeptSpec.of(plan);
      if (kept == null) {
        throw JarProblem.damaged(jar, PLAN + " in it is no plan of Lacuna's");
      }
      return new SpecJar(kept, plan, java, new TreeMap<>());
    }
    if (specs.isEmpty()) {
      throw JarProblem.noSpecs(jar);
    }
    return new SpecJar(null, "", new TreeMap<>(), specs);
  }

  private static SortedMap<String, String> texts(String jar, ZipFile zip, Set<String> names)
      throws IOException, ArchiveException {
    boolean built = names.contains(PLAN);
    SortedMap<String, String> texts = new TreeMap<>();
    long left = MOST_CHARACTERS;
    for (String name : names) {
      boolean wanted = built ? name.equals(PLAN) || name.startsWith(JAVA) : name.endsWith(SPEC);
      ZipEntry entry = wanted ? zip.getEntry(name) : null;
      if (entry == null || entry.isDirectory()) {
        continue;
      }
      long most = built ? left : Math.min(left, LONGEST_SPEC);
      byte[] bytes;
      try (InputStream in = zip.getInputStream(entry)) {
        bytes = in.readNBytes((int) most + 1);
      }
      if (bytes.length > most) {
        throw JarProblem.tooLarge(
            jar, "%s in it has more than %,d bytes".formatted(name, most));
      }
      left -= bytes.length;
      texts.put(
          name, StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    }
    return texts;
  }
}
