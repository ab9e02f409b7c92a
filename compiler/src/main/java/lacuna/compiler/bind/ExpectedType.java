package lacuna.compiler.bind;

import java.util.List;
import lacuna.compiler.load.Module;
import lacuna.compiler.syntax.TypeExpr;
import lacuna.compiler.value.UnitType;
import org.jspecify.annotations.Nullable;

/**
 * What a place expects, so that bare names are looked up among what fits.
 *
 * @param kind the kind of component, or null
 * @param words the words of the parameter, or empty
 * @param form how a value of the type is written: {@code a duration, such as 100 epochs}; empty for
 *     components and words
 */
public record ExpectedType(@Nullable String kind, List<String> words, String form) {
  /** Where any value may stand. */
  public static final ExpectedType ANYTHING = new ExpectedType(null, List.of(), "");

  public ExpectedType {
    words = List.copyOf(words);
  }

  /** A component of a kind. */
  public static ExpectedType kind(String kind) {
    return new ExpectedType(kind, List.of(), "");
  }

  /** What a type written in {@code module} expects; of a list, what its elements are. */
  public static ExpectedType of(TypeExpr type, Declarations declarations, Module module) {
    return type.accept(new OfType(declarations, module));
  }

  private record OfType(Declarations declarations, Module module)
      implements TypeExpr.Visitor<ExpectedType> {

    @Override
    public ExpectedType visitMaybe(TypeExpr.Maybe maybe) {
      return maybe.type().accept(this);
    }

    @Override
    public ExpectedType visitListType(TypeExpr.ListType list) {
      return list.element().accept(this);
    }

    @Override
    public ExpectedType visitWords(TypeExpr.Words words) {
      return new ExpectedType(null, words.words(), "");
    }

    @Override
    public ExpectedType visitNamed(TypeExpr.Named named) {
      String name = named.path().get(0);
      boolean kind = named.path().size() == 1 && !declarations.kinds(module, name).isEmpty();
      return kind
          ? kind(name)
          : UnitType.of(name)
              .map(unit -> new ExpectedType(null, List.of(), unit.form()))
              .orElse(ANYTHING);
    }

    @Override
    public ExpectedType visitTensor(TypeExpr.Tensor tensor) {
      return ANYTHING;
    }
  }
}
