package lacuna.compiler.doc;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.Diagnostics;
import lacuna.compiler.load.Library;
import lacuna.compiler.load.LibraryLoader;
import lacuna.compiler.overview.SpecIndex;
import lacuna.compiler.source.SourceFile;
import lacuna.compiler.syntax.Parser;

/**
 * A site of documentation.
 *
 * @param files the text of each file by its path; empty where there are errors
 * @param messages about the text of the package's files
 */
public record Site(SortedMap<String, String> files, List<Diagnostic> messages) {

  /** Documents the standard library. */
  public static Site ofLibrary() {
    return of("Lacuna", List.of(), List.of());
  }

  /**
   * Documents a package beside the standard library.
   *
   * @param name how the site is called
   * @param files of the package
   * @param specs the plans of those files that are specs, by their paths from the package's folder
   */
  public static Site of(String name, List<PackageFile> files, List<SpecIndex.Entry> specs) {
    Diagnostics diagnostics = new Diagnostics();
    List<DocumentedFile> documented = new ArrayList<>();
    for (PackageFile file : files) {
      SourceFile source = new SourceFile(file.shown(), file.text());
      documented.add(
          new DocumentedFile(new Parser().parse(source, diagnostics), file.path(), true));
    }
    if (diagnostics.hasErrors()) {
      return new Site(new TreeMap<>(), diagnostics.sorted());
    }
    LibraryLoader.load(Library.standard())
        .modules()
        .values()
        .forEach(
            module ->
                documented.add(
                    new DocumentedFile(module.file(), module.file().source().path(), false)));
    return new Site(pages(name, new Catalog(documented), specs), diagnostics.sorted());
  }

  private static SortedMap<String, String> pages(
      String name, Catalog catalog, List<SpecIndex.Entry> specs) {
    boolean own = catalog.declarations().stream().anyMatch(each -> each.file().own());
    SiteBuilder site = new SiteBuilder(name, sections(own, !specs.isEmpty()));
    IndexPages index = new IndexPages(catalog, site);
    index.home(name, own, specs.size());
    if (own) {
      index.ofPackage(name);
    }
    if (!specs.isEmpty()) {
      new SpecPages(catalog, site).write(specs);
    }
    TextPages text = new TextPages(site);
    text.guide();
    index.library();
    new LibraryPages(catalog, site).write();
    text.messages();
    index.sources();
    return site.files();
  }

  private static List<SiteBuilder.Section> sections(boolean own, boolean specs) {
    List<SiteBuilder.Section> sections = new ArrayList<>();
    if (own) {
      sections.add(new SiteBuilder.Section("Package", "package"));
    }
    if (specs) {
      sections.add(new SiteBuilder.Section("Specs", "specs"));
    }
    sections.add(new SiteBuilder.Section("Guide", "guide"));
    sections.add(new SiteBuilder.Section("Library", "library"));
    sections.add(new SiteBuilder.Section("Messages", "messages"));
    return sections;
  }
}
