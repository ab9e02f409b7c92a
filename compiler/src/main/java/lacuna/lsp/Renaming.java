package lacuna.lsp;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lacuna.compiler.assist.Words;
import lacuna.compiler.source.SourceFile;
import lacuna.compiler.symbols.Definition;
import lacuna.compiler.symbols.NameUse;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PrepareRenameResult;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;

/** Gives a name of the workspace another one, wherever it stands. */
final class Renaming {
  private final Navigation navigation;
  private final Places places;
  private final Clashes clashes;

  Renaming(Navigation navigation, Places places, Clashes clashes) {
    this.navigation = navigation;
    this.places = places;
    this.clashes = clashes;
  }

  /** The name that would be changed. */
  PrepareRenameResult prepare(Request request, Position position) {
    NameUse use = changeable(request, position);
    return new PrepareRenameResult(Positions.range(use.span()), use.definition().name());
  }

  /** The changes, by file. */
  WorkspaceEdit rename(Request request, Position position, String name) {
    NameUse use = changeable(request, position);
    if (!Words.isName(name)) {
      throw refused(
          "`" + name + "` cannot be a name: write letters, digits and underscores, and no keyword");
    }
    List<NameUse> uses = navigation.uses(request, use.definition());
    clashes
        .of(request, use.definition(), uses, name)
        .ifPresent(
            clash -> {
              throw refused(clash);
            });
    Map<String, List<TextEdit>> changes = new LinkedHashMap<>();
    for (NameUse each : uses) {
      Optional<String> uri = places.uri(each.span().file(), request.snapshot());
      TextEdit edit = new TextEdit(Positions.range(each.span()), name);
      uri.ifPresent(
          file -> {
            List<TextEdit> edits = changes.computeIfAbsent(file, f -> new ArrayList<>());
            if (!edits.contains(edit)) {
              edits.add(edit);
            }
          });
    }
    return new WorkspaceEdit(changes);
  }

  private static NameUse changeable(Request request, Position position) {
    NameUse use =
        request
            .name(position)
            .orElseThrow(() -> refused("there is no name here that could be changed"));
    Definition definition = use.definition();
    SourceFile file = definition.span().file();
    String declared = "`" + definition.name() + "` is declared in " + file.path();
    if (Places.ofLibrary(file)) {
      throw refused(declared + ", which others use too");
    }
    boolean own =
        request.snapshot().folders().isEmpty()
            || request.snapshot().folders().stream()
                .anyMatch(folder -> Path.of(file.path()).startsWith(folder));
    if (!own || !Places.editable(file, request.snapshot())) {
      throw refused(declared + ", which is no file of the open folder");
    }
    if (definition.sort() == Definition.Sort.STAGE && !definition.detail().contains(": ")) {
      throw refused(
          "the stage has the name of its kind; to give it its own write NAME: %s { ... }"
              .formatted(definition.name()));
    }
    return use;
  }

  private static ResponseErrorException refused(String why) {
    return new ResponseErrorException(
        new ResponseError(ResponseErrorCode.RequestFailed, why, null));
  }
}
