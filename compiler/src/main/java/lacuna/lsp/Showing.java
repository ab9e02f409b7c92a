package lacuna.lsp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lacuna.compiler.Analysis;
import lacuna.compiler.assist.Hints;
import lacuna.compiler.assist.Hovers;
import lacuna.compiler.assist.Outline;
import lacuna.compiler.format.Formatter;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.InlayHintKind;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SymbolKind;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.jspecify.annotations.Nullable;

/** What is shown of a document besides its text, in the protocol's form. */
final class Showing {
  private Showing() {}

  static @Nullable Hover hover(Request request, Position position) {
    return Hovers.at(request.analysis(), request.offset(position))
        .map(
            hover ->
                new Hover(
                    new MarkupContent(MarkupKind.MARKDOWN, hover.markdown()),
                    Positions.range(hover.span())))
        .orElse(null);
  }

  static List<DocumentSymbol> symbols(Request request) {
    return Outline.of(request.module().file()).stream().map(Showing::symbol).toList();
  }

  private static DocumentSymbol symbol(Outline.Node node) {
    DocumentSymbol symbol = new DocumentSymbol();
    symbol.setName(node.name().isEmpty() ? "?" : node.name());
    symbol.setDetail(node.detail());
    symbol.setKind(
        switch (node.sort()) {
          case EXPERIMENT, STAGE -> SymbolKind.Module;
          case KIND -> SymbolKind.Interface;
          case COMPONENT -> SymbolKind.Class;
          case FUNCTION -> SymbolKind.Function;
          case METHOD -> SymbolKind.Method;
          case PARAMETER, ARGUMENT -> SymbolKind.Property;
          case CONSTANT -> SymbolKind.Constant;
          case TENSOR -> SymbolKind.Array;
          case LAYER -> SymbolKind.Field;
          case LOCAL, SIZE -> SymbolKind.Variable;
          case WORD -> SymbolKind.EnumMember;
        });
    symbol.setRange(Positions.range(node.span()));
    symbol.setSelectionRange(Positions.range(node.nameSpan()));
    symbol.setChildren(node.children().stream().map(Showing::symbol).toList());
    return symbol;
  }

  /** An edit of the whole text where its form is another; none where it has syntax errors. */
  static List<TextEdit> format(Request request) {
    Optional<String> formatted = Formatter.format(request.file()).text();
    String text = request.file().text();
    if (formatted.isEmpty() || formatted.get().equals(text)) {
      return List.of();
    }
    Range all = new Range(new Position(0, 0), Positions.of(request.file()).at(text.length()));
    return List.of(new TextEdit(all, formatted.get()));
  }

  /** Hints in a range; {@code spec} uses the document, or is it. */
  static List<InlayHint> hints(Request request, Analysis spec, Range range) {
    Positions positions = Positions.of(request.file());
    int start = positions.offset(range.getStart());
    int end = positions.offset(range.getEnd());
    List<InlayHint> hints = new ArrayList<>();
    for (Hints.Hint hint : Hints.of(request.analysis(), spec)) {
      if (start <= hint.offset() && hint.offset() <= end) {
        InlayHint shown =
            new InlayHint(positions.at(hint.offset()), Either.forLeft(hint.text()));
        shown.setKind(InlayHintKind.Type);
        if (!hint.all().isEmpty()) {
          shown.setTooltip(hint.all());
        }
        hints.add(shown);
      }
    }
    return hints;
  }
}
