package lacuna.runtime.report;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The pictures in {@code samples/}: {@code NN-image.png}, {@code NN-masked.png} and {@code
 * NN-reconstruction.png}, straight in that folder or in one folder per stage.
 */
final class Samples {
  /** More rows than these would make the page heavy and tell nothing new. */
  static final int ROWS = 48;

  /** Pictures narrower than this, in pixels, are enlarged without blurring. */
  private static final int SMALL = 128;

  private static final List<String> ROLES = List.of("image", "masked", "reconstruction");
  private static final Pattern NAME = Pattern.compile("(.+)-(image|masked|reconstruction)\\.png");
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  /** The pictures of a stage; {@code left} counts the rows that are not shown. */
  record Group(String stage, List<Row> rows, int left) {}

  /** The pictures of one image, in the order image, masked, reconstruction. */
  record Row(String number, List<Tile> pictures) {}

  /** One picture; {@code uri} is a data URI, or empty if there is no such picture. */
  record Tile(String role, String uri, boolean small) {}

  private Samples() {}

  /**
   * All groups, those without pictures left out. Errors: an {@link IOException} where a file cannot
   * be read.
   */
  static List<Group> read(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Path> folders = new ArrayList<>(List.of(folder));
    try (DirectoryStream<Path> inner = Files.newDirectoryStream(folder, Files::isDirectory)) {
      inner.forEach(folders::add);
    }
    folders.subList(1, folders.size()).sort(null);
    List<Group> groups = new ArrayList<>();
    for (Path each : folders) {
      Group group = group(each, each.equals(folder) ? "" : each.getFileName().toString());
      if (!group.rows.isEmpty()) {
        groups.add(group);
      }
    }
    return groups;
  }

  private static Group group(Path folder, String stage) throws IOException {
    Map<String, Map<String, Path>> byNumber = new TreeMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, Files::isRegularFile)) {
      for (Path file : files) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (name.matches()) {
          byNumber
              .computeIfAbsent(name.group(1), number -> new LinkedHashMap<>())
              .put(name.group(2), file);
        }
      }
    }
    List<Row> rows = new ArrayList<>();
    for (String number : new TreeSet<>(byNumber.keySet())) {
      if (rows.size() == ROWS) {
        break;
      }
      List<Tile> pictures = new ArrayList<>();
      for (String role : ROLES) {
        pictures.add(tile(role, byNumber.get(number).get(role)));
      }
      rows.add(new Row(number, pictures));
    }
    return new Group(stage, rows, byNumber.size() - rows.size());
  }

  private static Tile tile(String role, @Nullable Path file) throws IOException {
    byte[] bytes = file == null ? new byte[0] : Files.readAllBytes(file);
    int header = PNG.length + 16; // signature, length and name of the first chunk, width, height
    if (bytes.length < header
        || !ByteBuffer.wrap(bytes, 0, PNG.length).equals(ByteBuffer.wrap(PNG))) {
      return new Tile(role, "", false);
    }
    int width = ByteBuffer.wrap(bytes).getInt(PNG.length + 8);
    return new Tile(role, uri(bytes), isSmall(width));
  }

  /** Whether a picture of that many pixels side by side is enlarged without blurring. */
  static boolean isSmall(int width) {
    return width < SMALL;
  }

  /** A PNG as a data URI. */
  static String uri(byte[] png) {
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
  }
}
