package lacuna.lsp;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lacuna.compiler.Analysis;
import lacuna.compiler.load.Module;
import lacuna.compiler.source.SourceFile;
import lacuna.compiler.source.Span;
import lacuna.compiler.symbols.Definition;
import lacuna.compiler.symbols.NameUse;
import lacuna.compiler.syntax.Item;
import lacuna.compiler.syntax.SyntaxFile;
import org.eclipse.lsp4j.DocumentHighlight;
import org.eclipse.lsp4j.DocumentHighlightKind;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/** From a name to its declaration and its uses. */
final class Navigation {
  private final Places places;
  private final WorkspaceFiles files;

  Navigation(Places places, WorkspaceFiles files) {
    this.places = places;
    this.files = files;
  }

  /** Where a name is declared, or the file that a string names. */
  List<Location> definition(Request request, Position position) {
    Optional<Location> file = file(request, request.offset(position));
    if (file.isPresent()) {
      return List.of(file.get());
    }
    return request
        .name(position)
        .flatMap(use -> places.location(use.definition().span(), request.snapshot()))
        .map(List::of)
        .orElse(List.of());
  }

  private Optional<Location> file(Request request, int offset) {
    SyntaxFile file = request.module().file();
    Item.Header header = file.header();
    if (header != null && header.amendsSpan() != null && within(header.amendsSpan(), offset)) {
      return request.analysis().symbols().base().flatMap(base -> start(base, request));
    }
    return file.imports().stream()
        .filter(line -> within(line.pathSpan(), offset))
        .findFirst()
        .flatMap(line -> imported(request.module(), line.path()))
        .flatMap(module -> start(module, request));
  }

  /** The file that a line imports; a missing one is not among the imports. */
  private static Optional<Module> imported(Module from, String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return from.imports().stream()
        .filter(module -> module.file().source().path().endsWith("/" + name))
        .findFirst();
  }

  private static boolean within(Span span, int offset) {
    return span.start() <= offset && offset <= span.end();
  }

  private Optional<Location> start(Module module, Request request) {
    Range start = new Range(new Position(0, 0), new Position(0, 0));
    return places
        .uri(module.file().source(), request.snapshot())
        .map(uri -> new Location(uri, start));
  }

  /** All places of a name in the workspace, the library and what the document reads. */
  List<Location> references(Request request, Position position, boolean declaration) {
    Set<Location> found = new LinkedHashSet<>();
    request
        .name(position)
        .ifPresent(
            use -> {
              for (NameUse each : uses(request, use.definition())) {
                if (declaration || !each.declares()) {
                  places.location(each.span(), request.snapshot()).ifPresent(found::add);
                }
              }
            });
    return List.copyOf(found);
  }

  /** The same as places of the compiler; one file may occur in several readings. */
  List<NameUse> uses(Request request, Definition definition) {
    List<NameUse> uses = new ArrayList<>(request.analysis().symbols().uses(definition));
    Set<String> seen = new LinkedHashSet<>();
    for (Module module : request.analysis().symbols().modules()) {
      seen.add(module.file().source().path());
    }
    for (Analysis other : files.mentioning(definition.name(), request.snapshot())) {
      SourceFile source = other.file().file().source();
      if (seen.add(source.path())) {
        other.symbols().uses(other.file()).stream()
            .filter(use -> use.definition().equals(definition))
            .forEach(uses::add);
      }
    }
    return uses;
  }

  /** The places of a name in its document. */
  static List<DocumentHighlight> highlights(Request request, Position position) {
    return request
        .name(position)
        .map(
            use ->
                request.analysis().symbols().uses(request.module()).stream()
                    .filter(each -> each.definition().equals(use.definition()))
                    .map(Navigation::highlight)
                    .toList())
        .orElse(List.of());
  }

  private static DocumentHighlight highlight(NameUse use) {
    return new DocumentHighlight(
        Positions.range(use.span()),
        use.declares() ? DocumentHighlightKind.Write : DocumentHighlightKind.Read);
  }
}
