package lacuna.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.Fix;
import lacuna.compiler.diagnostic.Label;
import lacuna.compiler.diagnostic.Severity;
import lacuna.compiler.source.Span;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.DiagnosticRelatedInformation;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;

/** The compiler's messages in the protocol's form. */
final class Messages {
  private static final Range START = new Range(new Position(0, 0), new Position(0, 0));

  private final Places places;

  Messages(Places places) {
    this.places = places;
  }

  /** A message with the document that it is shown in. */
  record Shown(String uri, org.eclipse.lsp4j.Diagnostic diagnostic) {}

  /**
   * A message where the user can see it: at its own place, or where that is the library's or none
   * at the first related place of the user's, or at the start of the document that was checked.
   */
  Shown shown(Diagnostic message, Document checked, Snapshot snapshot) {
    Optional<Label> place =
        Stream.concat(Stream.ofNullable(message.primary()), message.related().stream())
            .filter(label -> !Places.ofLibrary(label.span().file()))
            .filter(label -> places.uri(label.span().file(), snapshot).isPresent())
            .findFirst();
    String uri =
        place
            .flatMap(label -> places.uri(label.span().file(), snapshot))
            .orElse(checked.uri());
    Range range = place.map(label -> Positions.range(label.span())).orElse(START);
    org.eclipse.lsp4j.Diagnostic shown = new org.eclipse.lsp4j.Diagnostic(range, text(message));
    shown.setSeverity(
        message.severity() == Severity.ERROR
            ? DiagnosticSeverity.Error
            : DiagnosticSeverity.Warning);
    shown.setCode(message.code().id());
    shown.setSource("lacuna");
    shown.setRelatedInformation(related(message, place.orElse(null), snapshot));
    shown.setData(data(message));
    return new Shown(uri, shown);
  }

  /** The whole message: most editors show nothing else of it. */
  private static String text(Diagnostic message) {
    List<String> lines = new ArrayList<>();
    lines.add(message.title());
    Label primary = message.primary();
    if (primary != null && !primary.text().isEmpty()) {
      lines.add(primary.text());
    }
    message.notes().forEach(note -> lines.add("note: " + note));
    message.help().forEach(help -> lines.add("help: " + help));
    return String.join("\n", lines);
  }

  private List<DiagnosticRelatedInformation> related(
      Diagnostic message, @org.jspecify.annotations.Nullable Label shown, Snapshot snapshot) {
    List<DiagnosticRelatedInformation> related = new ArrayList<>();
    Stream.concat(Stream.ofNullable(message.primary()), message.related().stream())
        .filter(label -> label != shown)
        .forEach(
            label ->
                places
                    .location(label.span(), snapshot)
                    .map(at -> new DiagnosticRelatedInformation(at, words(label)))
                    .ifPresent(related::add));
    return related;
  }

  private static String words(Label label) {
    return label.text().isEmpty() ? "here" : label.text();
  }

  private static JsonObject data(Diagnostic message) {
    JsonArray help = new JsonArray();
    message.help().forEach(help::add);
    JsonObject data = new JsonObject();
    data.add("help", help);
    return data;
  }

  /** The changes that mend the messages in a range of a document. */
  List<CodeAction> fixes(List<Diagnostic> messages, Request request, Range range) {
    List<CodeAction> actions = new ArrayList<>();
    for (Diagnostic message : messages) {
      Shown shown = shown(message, request.document(), request.snapshot());
      if (shown.uri().equals(request.document().uri())
          && touch(shown.diagnostic().getRange(), range)) {
        message.fixes().forEach(fix -> action(fix, shown, request).ifPresent(actions::add));
      }
    }
    return actions;
  }

  private Optional<CodeAction> action(Fix fix, Shown shown, Request request) {
    Span span = fix.span();
    if (Places.ofLibrary(span.file())) {
      return Optional.empty();
    }
    return places
        .uri(span.file(), request.snapshot())
        .map(
            uri -> {
              CodeAction action = new CodeAction(fix.title());
              action.setKind(CodeActionKind.QuickFix);
              action.setDiagnostics(List.of(shown.diagnostic()));
              Map<String, List<TextEdit>> changes = new LinkedHashMap<>();
              changes.put(uri, List.of(new TextEdit(Positions.range(span), fix.text())));
              action.setEdit(new WorkspaceEdit(changes));
              return action;
            });
  }

  private static boolean touch(Range a, Range b) {
    return !before(a.getEnd(), b.getStart()) && !before(b.getEnd(), a.getStart());
  }

  private static boolean before(Position a, Position b) {
    return a.getLine() < b.getLine()
        || a.getLine() == b.getLine() && a.getCharacter() < b.getCharacter();
  }
}
