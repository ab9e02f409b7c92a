package lacuna.compiler.symbols;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import lacuna.compiler.source.Span;
import lacuna.compiler.symbols.Owner.Entry;

/** What a walk through a file has found: names, and which names each part of it sees. */
final class UseLog {
  private final List<NameUse> uses = new ArrayList<>();
  private final List<Region> regions = new ArrayList<>();

  /** A part of the text with the names that are declared for it. */
  private record Region(Span span, NameScope scope) {}

  void declare(Definition definition) {
    uses.add(new NameUse(definition.span(), definition, true));
  }

  /** Declares a name in a scope. */
  void declare(Entry entry, NameScope scope) {
    declare(entry.definition());
    scope.add(entry);
  }

  void use(Span span, Definition definition) {
    uses.add(new NameUse(span, definition, false));
  }

  void region(Span span, NameScope scope) {
    regions.add(new Region(span, scope));
  }

  /** All names, in the order of the text. */
  List<NameUse> uses() {
    return uses.stream()
        .filter(use -> use.span().end() > use.span().start())
        .distinct()
        .sorted(Comparator.comparingInt(use -> use.span().start()))
        .toList();
  }

  /** The names that the innermost region around an offset sees. */
  Optional<NameScope> scope(int offset) {
    return regions.stream()
        .filter(region -> region.span().start() <= offset && offset <= region.span().end())
        .min(Comparator.comparingInt(region -> region.span().end() - region.span().start()))
        .map(Region::scope);
  }
}
