package lacuna.compiler.value;

import java.util.ArrayList;
import java.util.List;

/**
 * Why a rule does not take what it is given: all that a message tells, without places.
 *
 * @param title one sentence without a full stop: what is wrong
 * @param label what is said beside the place: {@code this is a length (32px)}; may be empty
 * @param notes facts that do not belong to one place
 * @param help what to do, at least one line
 * @param replacement what to write in place of the value, where that can be known; else empty
 * @param operands the operands whose settings decided it, the most direct first; none when it lies
 *     in the place itself
 */
public record Mismatch(
    Rule rule,
    String title,
    String label,
    List<String> notes,
    List<String> help,
    String replacement,
    List<Operand> operands) {

  public Mismatch {
    if (help.isEmpty()) {
      throw new IllegalArgumentException("a mismatch without a way out: " + title);
    }
    notes = List.copyOf(notes);
    help = List.copyOf(help);
    operands = List.copyOf(operands);
  }

  /** A mismatch with a title and what to do, and nothing else yet. */
  public static Mismatch of(Rule rule, String title, String help) {
    return new Mismatch(rule, title, "", List.of(), List.of(help), "", List.of());
  }

  /**
   * {@code `x` takes a length, such as 32px}, when it is given something else.
   *
   * @param what a name, or words such as {@code the result of `f`}
   * @param wanted in words
   */
  public static Mismatch takes(
      Rule rule, String what, String wanted, Value given, String help) {
    return of(rule, "%s takes %s".formatted(Describe.quoted(what), wanted), help).given(given);
  }

  /** The same of a value, the only operand: {@code this is a length (32px)}. */
  public Mismatch given(Value value) {
    return label("this is " + Describe.article(value)).from(Operand.whole(0));
  }

  /** The same with words beside the place. */
  public Mismatch label(String text) {
    return new Mismatch(rule, title, text, notes, help, replacement, operands);
  }

  /** The same with one more note. */
  public Mismatch note(String text) {
    return new Mismatch(rule, title, label, with(notes, text), help, replacement, operands);
  }

  /** The same with one more piece of advice. */
  public Mismatch help(String text) {
    return new Mismatch(rule, title, label, notes, with(help, text), replacement, operands);
  }

  /** The same with what to write in place of the value. */
  Mismatch replacedBy(String text) {
    return new Mismatch(rule, title, label, notes, help, text, operands);
  }

  /** The same with the operands that decided it. */
  public Mismatch from(Operand... deciding) {
    return from(List.of(deciding));
  }

  /** The same with the operands that decided it. */
  public Mismatch from(List<Operand> deciding) {
    return new Mismatch(rule, title, label, notes, help, replacement, deciding);
  }

  private static List<String> with(List<String> list, String last) {
    List<String> longer = new ArrayList<>(list);
    longer.add(last);
    return longer;
  }
}
