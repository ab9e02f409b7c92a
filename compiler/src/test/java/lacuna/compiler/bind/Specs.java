package lacuna.compiler.bind;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.Diagnostics;
import lacuna.compiler.load.LoadedSpec;
import lacuna.compiler.load.Library;
import lacuna.compiler.load.LibraryLoader;
import lacuna.compiler.load.Loader;
import lacuna.compiler.source.SourceFile;
import lacuna.compiler.syntax.Item;
import lacuna.compiler.syntax.SettingParser;

/** Specs of a few lines over a library of a few lines, bound without a file system. */
final class Specs {
  static final SourceFile LIBRARY =
      new SourceFile(
          "stdlib/kinds.lac",
          """
          kind stage(image: Size, clip: Real? = none, seed: Int = 0)
          kind mask(image: Size) { forward() -> [batch, down, across] of Bool }
          kind encoder(image: Size) { let width: Int }

          stage pretrain(mask: mask(image), encoder: encoder(image)) {}
          external mask random(cell: Length, ratio: Ratio = 60%, order: near | far = near) {}
          mask coarse = random(cell: 32px, ratio: 40%)
          mask coarser = coarse(ratio: 80%)
          encoder plain(depth: Int) { let width = 8 * depth }
          mask plain = random(cell: 8px)
          fn double(n: Int) -> Int { return 2 * n }
          """);

  private Specs() {}

  /** A spec with what was said of it. */
  record Bound(BoundSpec spec, List<Diagnostic> diagnostics) {

    /** The titles of all messages. */
    List<String> titles() {
      return diagnostics.stream().map(Diagnostic::title).toList();
    }

    /** The spec's first stage. */
    StageSettings stage() {
      return spec.stages().get(0);
    }

    /** The text of what a setting of the first stage was last assigned. */
    String value(String setting) {
      return text(Objects.requireNonNull(stage().values().get(setting)));
    }

    /** The changes of parts in the first stage: {@code mask.ratio=40%}. */
    List<String> changes() {
      return stage().changes().stream()
          .map(change -> path(change.path()) + "=" + text(change.written()))
          .toList();
    }
  }

  static String text(StageSettings.Written written) {
    return written.value().span().text();
  }

  static String path(List<Item.PathStep> path) {
    return String.join(".", path.stream().map(Item.PathStep::name).toList());
  }

  /** Binds {@code spec.lac}, which may amend or import {@code others}. */
  static Bound bind(String spec, SourceFile... others) {
    return bind(spec, List.of(), others);
  }

  /** The same with overrides: {@code pretrain.seed=3}. */
  static Bound bind(String spec, List<String> overrides, SourceFile... others) {
    Diagnostics diagnostics = new Diagnostics();
    List<SourceFile> files = new ArrayList<>();
    files.add(new SourceFile("spec.lac", spec));
    Stream.concat(Stream.of(others), Stream.of(LIBRARY)).forEach(files::add);
    Loader.Opened opened =
        Loader.ofTexts(LibraryLoader.load(Library.of(files)), files)
            .load(Path.of(files.get(0).path()), diagnostics);
    LoadedSpec loaded = Objects.requireNonNull(Objects.requireNonNull(opened).whole());
    List<Item.Setting> settings = overrides.stream().map(Specs::setting).toList();
    BoundSpec bound = new Binder(Set.of("sum")).bind(loaded, settings, diagnostics);
    return new Bound(bound, diagnostics.sorted());
  }

  static Item.Setting setting(String text) {
    return Objects.requireNonNull(
        new SettingParser().parse(new SourceFile("--set", text), new Diagnostics()));
  }
}
