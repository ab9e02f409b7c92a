package lacuna.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import lacuna.compiler.diagnostic.Diagnostics;
import lacuna.compiler.load.Library;
import lacuna.compiler.syntax.Item;
import lacuna.compiler.syntax.Parser;

/** What the standard library declares as the runtime's own. */
public final class Declarations {
  private static final List<Item> ITEMS =
      Library.standard().files().stream()
          .flatMap(
              file -> {
                Diagnostics diagnostics = new Diagnostics();
                List<Item> items = new Parser().parse(file, diagnostics).items();
                assertEquals(List.of(), diagnostics.sorted());
                return items.stream();
              })
          .toList();

  private Declarations() {}

  /** Its functions. */
  public static Stream<Item.Function> functions() {
    return of(Item.Function.class).filter(Item.Function::external);
  }

  static Stream<Item.Component> components() {
    return of(Item.Component.class).filter(Item.Component::external);
  }

  static Item.Kind kind(String name) {
    return of(Item.Kind.class).filter(kind -> kind.name().equals(name)).findFirst().orElseThrow();
  }

  private static <T extends Item> Stream<T> of(Class<T> type) {
    return ITEMS.stream().filter(type::isInstance).map(type::cast);
  }
}
