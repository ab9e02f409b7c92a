package lacuna.compiler.syntax;

import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.grammar.LacunaParser;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATNState;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;

/**
 * What the parser does at an error: one message, then on to the next setting, statement, member or
 * item. An error leaves all rules up to that of such a part, which skips to where a sibling may
 * begin.
 */
final class RecoveryStrategy extends DefaultErrorStrategy {
  private final BracketMap brackets;
  private final ErrorClassifier classifier;
  private final ErrorCollector errors;
  private @Nullable RecognitionException reported;

  RecoveryStrategy(BracketMap brackets, ErrorCollector errors) {
    this.brackets = brackets;
    this.errors = errors;
    this.classifier = new ErrorClassifier(brackets, errors);
  }

  @Override
  public void reportError(Parser parser, RecognitionException mistake) {
    if (mistake != reported) {
      reported = mistake;
      report(parser, mistake.getOffendingToken(), expected(parser));
    }
  }

  private void report(Parser parser, Token at, IntervalSet expected) {
    Diagnostic diagnostic = classifier.classify(parser.getContext(), at, expected);
    if (diagnostic != null) {
      errors.add(diagnostic);
    }
  }

  private static IntervalSet expected(Parser parser) {
    return parser.getATN().nextTokens(parser.getATN().states.get(parser.getState()));
  }

  @Override
  public void recover(Parser parser, RecognitionException mistake) {
    Token start = parser.getContext().getStart();
    switch (parser.getRuleContext().getRuleIndex()) {
      case LacunaParser.RULE_parameters -> {
        if (start.getType() != LacunaParser.LPAREN) {
          throw mistake;
        }
        parser.getInputStream().seek(brackets.closing(start.getTokenIndex()) + 1);
      }
      case LacunaParser.RULE_header,
              LacunaParser.RULE_imported,
              LacunaParser.RULE_item,
              LacunaParser.RULE_setting,
              LacunaParser.RULE_axis,
              LacunaParser.RULE_offer,
              LacunaParser.RULE_entry,
              LacunaParser.RULE_renaming,
              LacunaParser.RULE_member,
              LacunaParser.RULE_statement ->
          skip(parser, start.getTokenIndex());
      case LacunaParser.RULE_file, LacunaParser.RULE_onlySetting, LacunaParser.RULE_onlyExpr ->
          parser.getInputStream().seek(brackets.size() - 1);
      default -> throw mistake;
    }
  }

  private void skip(Parser parser, int start) {
    int at = parser.getCurrentToken().getTokenIndex();
    parser.getInputStream().seek(brackets.nextSibling(start, at));
  }

  @Override
  public Token recoverInline(Parser parser) {
    throw new InputMismatchException(parser);
  }

  /** Within braces, and at the top, leaves out what is no part of the sort that stands there. */
  @Override
  public void sync(Parser parser) {
    ATNState state = parser.getATN().states.get(parser.getState());
    boolean loop =
        state.getStateType() == ATNState.STAR_LOOP_ENTRY
            || state.getStateType() == ATNState.STAR_LOOP_BACK;
    if (!loop || !holdsParts(parser.getRuleContext().getRuleIndex())) {
      return;
    }
    IntervalSet expected = parser.getATN().nextTokens(state);
    while (!expected.contains(parser.getCurrentToken().getType())
        && parser.getCurrentToken().getType() != Token.EOF) {
      Token at = parser.getCurrentToken();
      report(parser, at, expected);
      skip(parser, at.getTokenIndex());
    }
  }

  private static boolean holdsParts(int rule) {
    return switch (rule) {
      case LacunaParser.RULE_file,
              LacunaParser.RULE_block,
              LacunaParser.RULE_sweep,
              LacunaParser.RULE_zip,
              LacunaParser.RULE_reference,
              LacunaParser.RULE_kind,
              LacunaParser.RULE_component,
              LacunaParser.RULE_names,
              LacunaParser.RULE_model,
              LacunaParser.RULE_body ->
          true;
      default -> false;
    };
  }
}
