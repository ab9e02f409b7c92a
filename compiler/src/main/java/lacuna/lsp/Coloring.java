package lacuna.lsp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lacuna.compiler.source.Span;
import lacuna.compiler.symbols.NameUse;
import lacuna.compiler.syntax.SourceToken;
import lacuna.compiler.syntax.TokenReader;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.SemanticTokenModifiers;
import org.eclipse.lsp4j.SemanticTokenTypes;
import org.eclipse.lsp4j.SemanticTokens;
import org.eclipse.lsp4j.SemanticTokensLegend;

/** What each token of a document is, for its color: names by what they stand for. */
final class Coloring {
  private static final List<String> TYPES =
      List.of(
          SemanticTokenTypes.Keyword,
          SemanticTokenTypes.Number,
          SemanticTokenTypes.String,
          SemanticTokenTypes.Comment,
          SemanticTokenTypes.Operator,
          SemanticTokenTypes.Namespace,
          SemanticTokenTypes.Interface,
          SemanticTokenTypes.Class,
          SemanticTokenTypes.Function,
          SemanticTokenTypes.Method,
          SemanticTokenTypes.Property,
          SemanticTokenTypes.Parameter,
          SemanticTokenTypes.Variable,
          SemanticTokenTypes.EnumMember);
  private static final List<String> MODIFIERS =
      List.of(
          SemanticTokenModifiers.Declaration,
          SemanticTokenModifiers.DefaultLibrary,
          SemanticTokenModifiers.Documentation);
  private static final int DECLARATION = 1;
  private static final int LIBRARY = 2;
  private static final int DOCUMENTATION = 4;

  static final SemanticTokensLegend LEGEND = new SemanticTokensLegend(TYPES, MODIFIERS);

  private Coloring() {}

  /** All tokens of a document that have a color, as the protocol encodes them. */
  static SemanticTokens of(Request request) {
    Map<Integer, NameUse> names = new HashMap<>();
    for (NameUse use : request.analysis().symbols().uses(request.module())) {
      names.merge(use.span().start(), use, (a, b) -> a.declares() ? b : a);
    }
    Encoder encoder = new Encoder(Positions.of(request.file()));
    for (SourceToken token : TokenReader.read(request.file())) {
      NameUse use = names.get(token.span().start());
      if (token.sort() != SourceToken.Sort.NAME) {
        int modifiers = token.sort() == SourceToken.Sort.DOC ? DOCUMENTATION : 0;
        encoder.add(token.span(), type(token.sort()), modifiers);
      } else if (use != null) {
        int modifiers =
            (use.declares() ? DECLARATION : 0)
                | (Places.ofLibrary(use.definition().span().file()) ? LIBRARY : 0);
        encoder.add(token.span(), type(use), modifiers);
      }
    }
    return new SemanticTokens(encoder.data);
  }

  private static String type(SourceToken.Sort sort) {
    return switch (sort) {
      case KEYWORD -> SemanticTokenTypes.Keyword;
      case NUMBER -> SemanticTokenTypes.Number;
      case STRING -> SemanticTokenTypes.String;
      case DOC, COMMENT -> SemanticTokenTypes.Comment;
      case OPERATOR -> SemanticTokenTypes.Operator;
      case NAME, PUNCTUATION, UNKNOWN -> "";
    };
  }

  private static String type(NameUse use) {
    return switch (use.definition().sort()) {
      case EXPERIMENT, STAGE -> SemanticTokenTypes.Namespace;
      case KIND -> SemanticTokenTypes.Interface;
      case COMPONENT -> SemanticTokenTypes.Class;
      case FUNCTION -> SemanticTokenTypes.Function;
      case METHOD -> SemanticTokenTypes.Method;
      case PARAMETER, TENSOR, LAYER, CONSTANT -> SemanticTokenTypes.Property;
      case ARGUMENT, SIZE -> SemanticTokenTypes.Parameter;
      case LOCAL -> SemanticTokenTypes.Variable;
      case WORD -> SemanticTokenTypes.EnumMember;
    };
  }

  /** Five numbers a token, each place counted from that of the token before. */
  private static final class Encoder {
    private final Positions positions;
    private final List<Integer> data = new ArrayList<>();
    private Position before = new Position(0, 0);

    Encoder(Positions positions) {
      this.positions = positions;
    }

    void add(Span span, String type, int modifiers) {
      if (type.isEmpty()) {
        return;
      }
      Position at = positions.at(span.start());
      int lines = at.getLine() - before.getLine();
      data.add(lines);
      data.add(lines == 0 ? at.getCharacter() - before.getCharacter() : at.getCharacter());
      data.add(span.end() - span.start());
      data.add(TYPES.indexOf(type));
      data.add(modifiers);
      before = at;
    }
  }
}
