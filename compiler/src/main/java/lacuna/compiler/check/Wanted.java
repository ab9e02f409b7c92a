package lacuna.compiler.check;

import java.util.List;
import lacuna.compiler.syntax.TypeExpr;
import org.jspecify.annotations.Nullable;

/**
 * What a place expects, so that bare names are looked up among what fits.
 *
 * @param kind the kind of component, or null
 * @param words the words of the parameter, or empty
 */
record Wanted(@Nullable String kind, List<String> words) {
  static final Wanted ANYTHING = new Wanted(null, List.of());

  /** A component of a kind. */
  static Wanted kind(String kind) {
    return new Wanted(kind, List.of());
  }

  /** What a type expects; of a list, what its elements are. */
  static Wanted of(TypeExpr type, Declarations library, Frame frame) {
    if (type instanceof TypeExpr.Maybe maybe) {
      return of(maybe.type(), library, frame);
    } else if (type instanceof TypeExpr.ListType list) {
      return of(list.element(), library, frame);
    } else if (type instanceof TypeExpr.Words words) {
      return new Wanted(null, words.words());
    } else if (type instanceof TypeExpr.Named named && named.path().size() == 1) {
      String name = named.path().get(0);
      return library.kinds(frame.module, name).isEmpty() ? ANYTHING : kind(name);
    }
    return ANYTHING;
  }
}
