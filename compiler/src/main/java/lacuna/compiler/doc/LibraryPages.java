package lacuna.compiler.doc;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lacuna.compiler.doc.SiteBuilder.Side;
import lacuna.compiler.doc.SiteBuilder.Target;
import lacuna.compiler.syntax.Item;

/** A page for every kind and component, and one for the functions of every file. */
final class LibraryPages {
  private final Catalog catalog;
  private final SiteBuilder site;
  private final SettingRows settings;

  LibraryPages(Catalog catalog, SiteBuilder site) {
    this.catalog = catalog;
    this.site = site;
    this.settings = new SettingRows(catalog);
  }

  /** A link to a declaration with the first sentence of its doc, or what it is an alias of. */
  record Listed(String href, String name, String summary) {}

  /** A table of names of another library. */
  record NamesRow(String library, String doc, String href, String place) {}

  /** What the page of a component shows. */
  record ComponentView(
      Declaration declaration,
      String doc,
      String kindHref,
      boolean external,
      String alias,
      List<Listed> bases,
      SettingRows.Table settings,
      String ofKindTitle,
      SettingRows.Table ofKind,
      MemberRows members,
      List<Listed> aliases,
      List<NamesRow> names,
      String sourceHref,
      String source) {}

  /** What the page of a kind shows. */
  record KindView(
      Declaration declaration,
      String doc,
      String settingsTitle,
      SettingRows.Table settings,
      MemberRows members,
      List<Listed> components,
      String sourceHref) {}

  /** What the page of a file's functions shows. */
  record FunctionsView(
      String file, String sourceHref, List<Signatures.Row> functions) {}

  /** Writes them all. */
  void write() {
    catalog.of(Catalog.KIND).forEach(this::kind);
    catalog.components().forEach(this::component);
    catalog.files().forEach(this::functions);
  }

  private void kind(Declaration kind) {
    PagePlace place = new PagePlace(kind.page());
    List<Declaration> components = catalog.componentsOf(kind);
    KindView view =
        new KindView(
            kind,
            Markdown.html(kind.doc()),
            givenTitle(kind.name()),
            settings.ofKind(kind, place, ""),
            MemberRows.of(kind, place),
            components.stream().map(each -> listed(each, place)).toList(),
            place.to(kind.source()));
    List<Target> kinds =
        catalog.of(Catalog.KIND).map(each -> new Target(each.page(), each.name())).toList();
    site.page(place, "kind " + kind.name(), new Side("Kinds", kinds), "kind", view);
    site.search().add(kind.name(), "kind", kind.page(), Markdown.plain(kind.doc()));
    indexed(kind, view.settings);
  }

  private void component(Declaration component) {
    PagePlace place = new PagePlace(component.page());
    Optional<Declaration> kind = catalog.kindOf(component);
    List<Declaration> bases = catalog.bases(component);
    boolean external = component.item() instanceof Item.Component item && item.external();
    ComponentView view =
        new ComponentView(
            component,
            Markdown.html(component.doc()),
            kind.map(each -> place.to(each.page())).orElse(""),
            external,
            component.item() instanceof Item.Alias alias
                ? Html.code(alias.value().span().oneLine())
                : "",
            bases.stream().map(each -> listed(each, place)).toList(),
            settings.of(component, place),
            givenTitle(component.word()),
            kind.map(each -> settings.ofKind(each, place, "kind."))
                .orElse(SettingRows.Table.NONE),
            MemberRows.of(component, place),
            aliases(component, place),
            names(bases.isEmpty() ? component : bases.get(bases.size() - 1), place),
            place.to(component.source()),
            Html.code(component.item().span().text()));
    List<Target> others =
        kind.map(catalog::componentsOf).orElse(List.of()).stream()
            .map(each -> new Target(each.page(), each.name()))
            .toList();
    String title = component.word() + " " + component.name();
    site.page(place, title, new Side("Kind " + component.word(), others), "component", view);
    String text =
        Stream.concat(Stream.of(component), bases.stream())
            .map(Declaration::doc)
            .collect(Collectors.joining(" "));
    site.search()
        .add(component.name(), component.word(), component.page(), Markdown.plain(text));
    if (bases.isEmpty()) {
      indexed(component, view.settings);
    }
  }

  private void indexed(Declaration declaration, SettingRows.Table table) {
    String sort = "setting of " + declaration.word() + " " + declaration.name();
    for (SettingRows.Row row : table.rows()) {
      String doc = row.doc().replaceAll("<[^>]*>", "");
      site.search().add(row.name(), sort, declaration.page() + "#" + row.anchor(), doc);
    }
  }

  /** A stage's kind has settings too; other kinds say what their components are given. */
  private static String givenTitle(String kind) {
    return kind.equals("stage") ? "Settings of every stage" : "What every " + kind + " is given";
  }

  private List<Listed> aliases(Declaration component, PagePlace place) {
    return catalog
        .of(component.word())
        .filter(each -> catalog.bases(each).contains(component))
        .map(each -> listed(each, place))
        .toList();
  }

  private List<NamesRow> names(Declaration component, PagePlace place) {
    return catalog.namesOf(component).stream()
        .map(
            table ->
                new NamesRow(
                    table.names().name(),
                    Markdown.inline(table.names().doc()),
                    place.to(
                        table.file().sourcePage() + "#L" + table.names().nameSpan().line()),
                    table.file().name() + ":" + table.names().nameSpan().line()))
        .toList();
  }

  static Listed listed(Declaration declaration, PagePlace place) {
    String summary = Markdown.inline(Markdown.summary(declaration.doc()));
    if (summary.isEmpty() && declaration.item() instanceof Item.Alias alias) {
      summary = "<code>" + Html.code(alias.value().span().oneLine()) + "</code>";
    }
    return new Listed(place.to(declaration.page()), declaration.name(), summary);
  }

  private void functions(DocumentedFile file) {
    List<Declaration> functions =
        catalog.of(Catalog.FUNCTION).filter(each -> each.file().equals(file)).toList();
    if (functions.isEmpty()) {
      return;
    }
    PagePlace place = new PagePlace(file.functionsPage());
    List<Signatures.Row> rows =
        functions.stream()
            .map(
                each -> {
                  Item.Function item = (Item.Function) each.item();
                  return Signatures.of(
                      item.signature(), item.doc(), item.body(), place.to(each.source()));
                })
            .toList();
    FunctionsView view =
        new FunctionsView(file.name(), place.to(file.sourcePage()), rows);
    List<Target> links =
        functions.stream().map(each -> new Target(each.page(), each.name())).toList();
    site.page(
        place, "Functions of " + file.name(), new Side("Functions", links), "functions", view);
    functions.forEach(
        each ->
            site.search()
                .add(each.name(), "function", each.page(), Markdown.plain(each.doc())));
  }
}
