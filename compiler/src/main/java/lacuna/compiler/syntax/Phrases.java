package lacuna.compiler.syntax;

import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import org.antlr.v4.runtime.Token;

/** Messages that several rules of the grammar have in common. */
final class Phrases {
  private final Complaints complaints;

  Phrases(Complaints complaints) {
    this.complaints = complaints;
  }

  /** A word of the language stands where a name should. */
  Diagnostic keyword(Token at) {
    String word = at.getText();
    return error(
        "`" + word + "` is a word of the language and cannot be a name",
        at,
        "",
        "choose another name, such as `" + word + "_`");
  }

  /** A bar is not an operator. */
  Diagnostic bar(Token at) {
    return error(
        "`|` is allowed only between the words of a type", at, "", "write `or` between conditions");
  }

  /** Something is wrong with a token. */
  Diagnostic error(String title, Token at, String text, String... help) {
    return Complaints.advised(
        Diagnostic.error(Code.UNEXPECTED_TEXT, title).at(complaints.span(at), text), help);
  }

  /** Something is missing behind a token. */
  Diagnostic after(String title, Token before, String text, String... help) {
    return Complaints.advised(
        Diagnostic.error(Code.UNEXPECTED_TEXT, title).at(complaints.after(before), text), help);
  }
}
