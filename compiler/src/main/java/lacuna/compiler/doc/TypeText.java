package lacuna.compiler.doc;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lacuna.compiler.syntax.TypeExpr;

/** Types as they are written, with links to the kinds that they name and words for their units. */
final class TypeText {
  private static final Map<String, String> UNITS =
      Map.of(
          "Length", "pixels, such as 32px",
          "Size", "height by width, such as 224px by 160px; one length is a square",
          "Ratio", "a share, such as 60%",
          "Rate", "such as 1e-4 per 512 images",
          "Duration", "such as 100 epochs or 5000 steps",
          "Range", "such as 67%..100%");

  private final Catalog catalog;

  TypeText(Catalog catalog) {
    this.catalog = catalog;
  }

  /** A type as HTML. */
  String html(TypeExpr type, DocumentedFile file, PagePlace place) {
    String text = type.span().text();
    StringBuilder html = new StringBuilder();
    int end = 0;
    for (TypeExpr.Named named : type.accept(new NamedTypes())) {
      String name = named.path().get(0);
      Optional<Declaration> kind =
          named.path().size() > 1 ? Optional.empty() : catalog.nearest(Catalog.KIND, name, file);
      int start = named.span().start() - type.span().start();
      if (kind.isPresent() && start >= end) {
        html.append(Html.escaped(text.substring(end, start)));
        html.append(Html.link(place.to(kind.get().page()), name));
        end = start + name.length();
      }
    }
    return html.append(Html.escaped(text.substring(end))).toString().replaceAll("\\s+", " ");
  }

  /** What a value of the type looks like; empty where the type itself says it. */
  static String unit(TypeExpr type) {
    List<TypeExpr.Named> names = type.accept(new NamedTypes());
    return type instanceof TypeExpr.Words || names.size() != 1
        ? ""
        : UNITS.getOrDefault(String.join(".", names.get(0).path()), "");
  }

  /** The names within a type, in their order. */
  private static final class NamedTypes implements TypeExpr.Visitor<List<TypeExpr.Named>> {
    @Override
    public List<TypeExpr.Named> visitNamed(TypeExpr.Named named) {
      return List.of(named);
    }

    @Override
    public List<TypeExpr.Named> visitWords(TypeExpr.Words words) {
      return List.of();
    }

    @Override
    public List<TypeExpr.Named> visitListType(TypeExpr.ListType list) {
      return list.element().accept(this);
    }

    @Override
    public List<TypeExpr.Named> visitTensor(TypeExpr.Tensor tensor) {
      return List.of();
    }

    @Override
    public List<TypeExpr.Named> visitMaybe(TypeExpr.Maybe maybe) {
      return maybe.type().accept(this);
    }
  }
}
