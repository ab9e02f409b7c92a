package lacuna.compiler.maven;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lacuna.compiler.load.ArchiveException;

/** What names a package: {@code maven:org.example:simmim-specs:1.2}. */
public record Coordinate(String group, String artifact, String version) {
  private static final String NAME = "([A-Za-z0-9_][A-Za-z0-9_.-]*)";
  private static final Pattern WRITTEN = Pattern.compile(NAME + ":" + NAME + ":" + NAME);
  private static final String PREFIX = "maven:";

  /**
   * Reads a coordinate, with or without {@code maven:}.
   *
   * @throws ArchiveException where it is none, or its version is not one version
   */
  public static Coordinate of(String written) throws ArchiveException {
    Matcher parts =
        WRITTEN.matcher(written.startsWith(PREFIX) ? written.substring(PREFIX.length()) : written);
    if (!parts.matches() || written.contains("..")) {
      throw PackageProblem.noCoordinate(written);
    }
    String version = parts.group(3);
    if (version.equals("LATEST") || version.equals("RELEASE")) {
      throw PackageProblem.noVersion(version);
    }
    return new Coordinate(parts.group(1), parts.group(2), version);
  }

  @Override
  public String toString() {
    return PREFIX + "%s:%s:%s".formatted(group, artifact, version);
  }
}
