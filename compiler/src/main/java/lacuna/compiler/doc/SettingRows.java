package lacuna.compiler.doc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Item;
import lacuna.compiler.syntax.Member;

/** Settings of components and kinds with types, units and defaults. */
final class SettingRows {
  private final Catalog catalog;
  private final TypeText types;

  SettingRows(Catalog catalog) {
    this.catalog = catalog;
    this.types = new TypeText(catalog);
  }

  /**
   * Rows of a table.
   *
   * @param defaults whether they are settings, and not what the compiler gives to a component
   */
  record Table(List<Row> rows, boolean defaults) {
    static final Table NONE = new Table(List.of(), false);

    boolean any() {
      return !rows.isEmpty();
    }
  }

  /**
   * A setting.
   *
   * @param anchor names it in the page
   * @param type as HTML
   * @param unit what a value looks like, or empty
   * @param value the default, colored; empty where the setting must be given
   * @param doc as HTML
   * @param only for which stages, or empty
   */
  record Row(
      String anchor,
      String name,
      String type,
      String unit,
      String value,
      String doc,
      String only) {}

  /** The settings of a component or an alias; an alias has its base's, with other defaults. */
  Table of(Declaration component, PagePlace place) {
    Map<String, Expr> given = new LinkedHashMap<>();
    Declaration declared = component;
    for (Declaration base : catalog.bases(component)) {
      arguments(declared, parameters(base)).forEach(given::putIfAbsent);
      declared = base;
    }
    return new Table(rows(parameters(declared), given, declared.file(), place, ""), true);
  }

  /**
   * What the components of a kind are given, with the defaults as declared.
   *
   * @param prefix of the anchors
   */
  Table ofKind(Declaration kind, PagePlace place, String prefix) {
    List<Member.Parameter> parameters = ((Item.Kind) kind.item()).parameters();
    List<Row> rows = rows(parameters, Map.of(), kind.file(), place, prefix);
    return new Table(rows, kind.name().equals("stage"));
  }

  private List<Row> rows(
      List<Member.Parameter> parameters,
      Map<String, Expr> given,
      DocumentedFile file,
      PagePlace place,
      String prefix) {
    List<Row> rows = new ArrayList<>();
    for (Member.Parameter parameter : parameters) {
      Expr value = given.getOrDefault(parameter.name(), parameter.value());
      rows.add(
          new Row(
              prefix + parameter.name(),
              parameter.name(),
              types.html(parameter.type(), file, place),
              TypeText.unit(parameter.type()),
              value == null ? "" : Html.code(value.span().oneLine()),
              Markdown.inline(parameter.doc()),
              needs(parameter)));
    }
    return rows;
  }

  private static String needs(Member.Parameter parameter) {
    return parameter.with().stream()
        .filter(argument -> "needs".equals(argument.name()))
        .map(argument -> argument.value().span().oneLine())
        .findFirst()
        .orElse("");
  }

  private List<Member.Parameter> parameters(Declaration declaration) {
    List<Declaration> bases = catalog.bases(declaration);
    Declaration last = bases.isEmpty() ? declaration : bases.get(bases.size() - 1);
    return last.item() instanceof Item.Component component ? component.parameters() : List.of();
  }

  private static Map<String, Expr> arguments(
      Declaration alias, List<Member.Parameter> parameters) {
    Map<String, Expr> given = new LinkedHashMap<>();
    if (alias.item() instanceof Item.Alias item && item.value() instanceof Expr.Call call) {
      for (int i = 0; i < call.arguments().size(); i++) {
        Expr.Argument argument = call.arguments().get(i);
        String name = argument.name();
        if (name != null) {
          given.put(name, argument.value());
        } else if (i < parameters.size()) {
          given.put(parameters.get(i).name(), argument.value());
        }
      }
    }
    return given;
  }
}
