package lacuna.compiler.project;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import lacuna.compiler.jar.JarException;
import org.jspecify.annotations.Nullable;

/**
 * A Maven repository of one artifact, the runtime, whose pom pins all that it needs. The version
 * ends with the jar's checksum: two runtimes never count as one in the cache of Maven.
 */
final class RuntimeRepository {
  /** In the runtime's jar; Maven lists its dependencies there when it is built. */
  private static final String LIST = "lacuna/dependencies.txt";

  /** {@code GROUP:ARTIFACT:jar[:CLASSIFIER]:VERSION:SCOPE}, as maven-dependency-plugin writes it. */
  private static final Pattern DEPENDENCY =
      Pattern.compile("\\s*([^:\\s]+):([^:]+):jar:(?:([^:]+):)?([^:]+):(?:compile|runtime)\\b.*");

  private static final String ARTIFACT = "lacuna-runtime";
  private static final int SHOWN = 10;

  private final byte[] jar;
  private final String version;
  private final String dependencies;

  private RuntimeRepository(byte[] jar, String version, String dependencies) {
    this.jar = jar;
    this.version = version;
    this.dependencies = dependencies;
  }

  /** For a runtime's jar. */
  static RuntimeRepository of(Path runtime) throws IOException {
    byte[] bytes = Files.readAllBytes(runtime);
    try (JarFile file = new JarFile(runtime.toFile())) {
      @Nullable ZipEntry list = file.getEntry(LIST);
      if (list == null) {
        throw JarException.incomplete(runtime, LIST);
      }
      String text;
      try (InputStream in = file.getInputStream(list)) {
        text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
      StringBuilder dependencies = new StringBuilder();
      text.lines().map(RuntimeRepository::dependency).forEach(dependencies::append);
      String version = file.getManifest().getMainAttributes().getValue("Implementation-Version");
      return new RuntimeRepository(
          bytes, version + "-" + digest("SHA-256", bytes).substring(0, SHOWN), dependencies.toString());
    }
  }

  /** Of the artifact. */
  String version() {
    return version;
  }

  /** Writes the repository, with the checksums that Maven looks for. */
  void write(Path folder) throws IOException {
    Path place = folder.resolve(Path.of("lacuna", ARTIFACT, version));
    Files.createDirectories(place);
    String name = ARTIFACT + "-" + version;
    byte[] pom = pom().getBytes(StandardCharsets.UTF_8);
    for (var file : List.of(new Content(name + ".jar", jar), new Content(name + ".pom", pom))) {
      Files.write(place.resolve(file.name), file.bytes);
      Files.writeString(place.resolve(file.name + ".sha1"), digest("SHA-1", file.bytes));
    }
  }

  private record Content(String name, byte[] bytes) {}

  private String pom() {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <project xmlns="http://maven.apache.org/POM/4.0.0">
          <modelVersion>4.0.0</modelVersion>
          <groupId>lacuna</groupId>
          <artifactId>%s</artifactId>
          <version>%s</version>
          <dependencies>
        %s  </dependencies>
        </project>
        """
        .formatted(ARTIFACT, version, dependencies);
  }

  /** Each stands for itself alone: the list has all that they need. */
  private static String dependency(String line) {
    Matcher parts = DEPENDENCY.matcher(line);
    if (!parts.matches()) {
      return "";
    }
    @Nullable String classifier = parts.group(3);
    return """
            <dependency>
              <groupId>%s</groupId>
              <artifactId>%s</artifactId>
              <version>%s</version>
        %s      <exclusions><exclusion><groupId>*</groupId><artifactId>*</artifactId></exclusion></exclusions>
            </dependency>
        """
        .formatted(
            parts.group(1),
            parts.group(2),
            parts.group(4),
            classifier == null ? "" : "      <classifier>%s</classifier>\n".formatted(classifier));
  }

  private static String digest(String algorithm, byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has " + algorithm, impossible);
    }
  }
}
