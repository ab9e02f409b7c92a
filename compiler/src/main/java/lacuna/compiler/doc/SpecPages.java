package lacuna.compiler.doc;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lacuna.compiler.doc.SiteBuilder.Side;
import lacuna.compiler.doc.SiteBuilder.Target;
import lacuna.compiler.overview.SpecIndex;
import lacuna.compiler.overview.SpecPage;
import lacuna.compiler.plan.PartPlan;
import lacuna.compiler.plan.Plan;
import lacuna.compiler.plan.StagePlan;

/** The table of a package's specs and a page for each. */
final class SpecPages {
  static final String INDEX = "specs/index.html";

  private final Catalog catalog;
  private final SiteBuilder site;

  SpecPages(Catalog catalog, SiteBuilder site) {
    this.catalog = catalog;
    this.site = site;
  }

  /** What the page of a spec shows. */
  record SpecView(
      String name,
      String path,
      String doc,
      String figures,
      List<PartRow> parts,
      List<ReferenceRow> references,
      String sourceHref,
      String source) {}

  /** A part of a stage. */
  record PartRow(String stage, String name, String written, String href) {}

  /** A published result. */
  record ReferenceRow(String path, String value) {}

  /**
   * The pages of specs whose plans are entries with the path from the package's folder; that of a
   * sweep shows its first point.
   */
  void write(List<SpecIndex.Entry> specs) {
    List<SpecIndex.Entry> linked = new ArrayList<>();
    Set<String> written = new HashSet<>();
    for (SpecIndex.Entry spec : specs) {
      String path = spec.path().toString().replace('\\', '/');
      linked.add(
          new SpecIndex.Entry(Path.of(PagePlace.encoded(path) + ".html"), spec.plan()));
      catalog.files().stream()
          .filter(file -> file.own() && file.name().equals(path) && written.add(path))
          .findFirst()
          .ifPresent(file -> spec(file, spec.plan()));
    }
    String table = Markdown.html(SpecIndex.of(linked));
    site.body(
        new PagePlace(INDEX),
        "Specs",
        Side.NONE,
        "<article class=\"prose tables\">\n" + table + "</article>\n");
  }

  private void spec(DocumentedFile file, Plan plan) {
    PagePlace place = new PagePlace(file.specPage());
    List<PartRow> parts = new ArrayList<>();
    for (StagePlan stage : plan.stages()) {
      parts.add(part(stage.name(), "", "stage", stage.component(), file, place));
      for (PartPlan part : stage.parts()) {
        parts.add(part(stage.name(), part.name(), part.kind(), part.written(), file, place));
      }
    }
    SpecView view =
        new SpecView(
            plan.name(),
            file.name(),
            Markdown.html(plan.doc()),
            SpecPage.of(plan),
            parts,
            plan.references().stream()
                .map(each -> new ReferenceRow(each.path(), each.value()))
                .toList(),
            place.to(file.sourcePage()),
            Html.code(file.syntax().source().text()));
    Side side = new Side("Specs", List.of(new Target(INDEX, "All specs")));
    site.page(place, plan.name(), side, "spec", view);
    site.search().add(plan.name(), "spec", file.specPage(), Markdown.plain(plan.doc()));
  }

  private PartRow part(
      String stage,
      String name,
      String kind,
      String written,
      DocumentedFile file,
      PagePlace place) {
    Optional<Declaration> declared =
        catalog.nearest(kind, written.replaceFirst("\\(.*", ""), file);
    return new PartRow(
        stage,
        name,
        Html.code(written),
        declared.map(each -> place.to(each.page())).orElse(""));
  }
}
