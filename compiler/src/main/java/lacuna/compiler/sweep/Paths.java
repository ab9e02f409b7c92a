package lacuna.compiler.sweep;

import java.util.List;
import java.util.stream.Collectors;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Item;

/** Paths of settings as text. */
final class Paths {
  private Paths() {}

  /** {@code pretrain.mask.cell}. */
  static String of(List<Item.PathStep> path) {
    return path.stream().map(Item.PathStep::name).collect(Collectors.joining("."));
  }

  /** The place of the whole path. */
  static Span span(List<Item.PathStep> path) {
    return path.get(0).span().to(path.get(path.size() - 1).span());
  }

  /** Whether a path is the other or leads to it. */
  static boolean covers(String path, String other) {
    return other.equals(path) || other.startsWith(path + ".");
  }
}
