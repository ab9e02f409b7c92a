package lacuna.compiler.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.value.Value;

/** What the names in a condition were worth, for its message. */
final class Requirements {
  private Requirements() {}

  /** One line: the condition, then the values of its names and calls. */
  static List<String> values(Expr condition, Frame frame, Elaboration e) {
    Set<String> lines = new LinkedHashSet<>();
    collect(condition, frame, e, lines);
    List<String> notes = new ArrayList<>();
    notes.add(
        condition.span().text().replaceAll("\\s+", " ") + (lines.isEmpty() ? "" : ", with " + String.join(", ", lines)));
    return notes;
  }

  private static void collect(Expr expr, Frame frame, Elaboration e, Set<String> lines) {
    if (expr instanceof Expr.Binary binary) {
      collect(binary.left(), frame, e, lines);
      collect(binary.right(), frame, e, lines);
    } else if (expr instanceof Expr.Unary unary) {
      collect(unary.operand(), frame, e, lines);
    } else if (expr instanceof Expr.Call call) {
      call.arguments().forEach(a -> collect(a.value(), frame, e, lines));
    } else if (expr instanceof Expr.Name || expr instanceof Expr.Select) {
      boolean known = !(expr instanceof Expr.Name name) || e.names.known(name.text(), frame);
      Val val = known ? e.evaluator.eval(expr, frame, Wanted.ANYTHING) : Val.UNKNOWN;
      if (!val.unknown() && !(val.value() instanceof Value.Word)) {
        lines.add(expr.span().text() + " = " + val.value());
      }
    }
  }
}
