package lacuna.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a spec is read, and how messages about it are printed. */
final class CheckOptions {
  /** How messages about a spec are printed. */
  enum Format {
    TEXT,
    JSON,
    SARIF
  }

  /** Whether messages have colors. */
  enum Color {
    AUTO,
    ALWAYS,
    NEVER
  }

  /** Reads {@link Format}. */
  static final class FormatConverter extends WordConverter<Format> {
    FormatConverter() {
      super(Format.class);
    }
  }

  /** Reads {@link Color}. */
  static final class ColorConverter extends WordConverter<Color> {
    ColorConverter() {
      super(Color.class);
    }
  }

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description = "override a setting, as in pretrain.batch_size=256; may be repeated")
  private List<String> settings = new ArrayList<>();

  @Option(
      names = "--point",
      paramLabel = "NAME",
      description = "one point of the spec's sweep, as `lacuna explain SPEC` names it")
  private String point = "";

  @Option(
      names = "--root",
      paramLabel = "DIR",
      description =
          "a folder that imports and `amends` may read; may be repeated (default: the working"
              + " folder and the spec's own)")
  private List<Path> roots = new ArrayList<>();

  @Mixin private OfflineOption offline = new OfflineOption();

  @Option(
      names = "--diagnostics",
      paramLabel = "text|json|sarif",
      defaultValue = "text",
      converter = FormatConverter.class,
      description =
          "how messages are printed; json: one object per line; sarif: one log, for code hosts"
              + " (default: text)")
  private Format diagnostics = Format.TEXT;

  @Option(
      names = "--color",
      paramLabel = "auto|always|never",
      defaultValue = "auto",
      converter = ColorConverter.class,
      description = "colors in messages (default: auto, on a terminal unless NO_COLOR is set)")
  private Color color = Color.AUTO;

  List<String> settings() {
    return settings;
  }

  /** A point of the sweep; empty where none is chosen. */
  String point() {
    return point;
  }

  List<Path> roots() {
    return roots;
  }

  OfflineOption offline() {
    return offline;
  }

  Format diagnostics() {
    return diagnostics;
  }

  boolean colored(Console console) {
    return switch (color) {
      case ALWAYS -> true;
      case NEVER -> false;
      case AUTO -> console.terminal() && System.getenv("NO_COLOR") == null;
    };
  }
}
