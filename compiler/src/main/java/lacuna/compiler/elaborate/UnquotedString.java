package lacuna.compiler.elaborate;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import lacuna.compiler.bind.ExpectedType;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.SimpleExprVisitor;
import lacuna.compiler.value.UnitType;
import org.jspecify.annotations.Nullable;

/**
 * A path or word without quotes where a string is expected, such as {@code photos/train}: read as
 * arithmetic on names, of which none stands for anything.
 */
final class UnquotedString {
  private static final Pattern PATH = Pattern.compile("[\\w./-]{1,200}");

  private UnquotedString() {}

  /** What is wrong with an expression; null where it is no such thing. */
  static @Nullable Diagnostic of(Expr expr, ExpectedType expected, Environment environment) {
    if (!expected.form().equals(UnitType.STRING.form())) {
      return null;
    }
    Set<String> names = new HashSet<>();
    return expr.accept(new Names(names))
            && !names.stream().allMatch(environment::knows)
            && PATH.matcher(expr.span().text()).matches()
        ? ElaborateErrors.unquotedString(expr.span())
        : null;
  }

  /** Collects the names of an expression; false where it is not made of these and numbers. */
  private static final class Names extends SimpleExprVisitor<Boolean> {
    private final Set<String> names;

    Names(Set<String> names) {
      this.names = names;
    }

    @Override
    protected Boolean defaultAction(Expr expr) {
      return false;
    }

    @Override
    public Boolean visitName(Expr.Name name) {
      names.add(name.text());
      return true;
    }

    @Override
    public Boolean visitWhole(Expr.Whole whole) {
      return true;
    }

    @Override
    public Boolean visitSelect(Expr.Select select) {
      return select.target().accept(this);
    }

    @Override
    public Boolean visitBinary(Expr.Binary binary) {
      boolean path =
          binary.operator() == Expr.BinaryOperator.DIVIDE
              || binary.operator() == Expr.BinaryOperator.SUBTRACT;
      return path && binary.left().accept(this) && binary.right().accept(this);
    }
  }
}
