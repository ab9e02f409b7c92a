package lacuna.compiler.symbols;

import java.util.List;
import java.util.Optional;
import lacuna.compiler.syntax.TypeExpr;
import org.jspecify.annotations.Nullable;

/** Something that has names behind a point: {@code encoder.width}. */
interface Owner {
  /** Something without any. */
  Owner NOTHING = List::of;

  /** All its names. */
  List<Entry> members();

  /** The name that is called so. */
  default Optional<Entry> member(String name) {
    return members().stream().filter(entry -> entry.name().equals(name)).findFirst();
  }

  /**
   * A name in scope.
   *
   * @param owner what stands behind a point after it
   * @param type as a parameter states it; null for other names
   */
  record Entry(Definition definition, Owner owner, @Nullable TypeExpr type) {
    Entry(Definition definition, Owner owner) {
      this(definition, owner, null);
    }

    /** A name with nothing behind it. */
    static Entry of(Definition definition) {
      return new Entry(definition, NOTHING);
    }

    String name() {
      return definition.name();
    }
  }
}
