package lacuna.compiler.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.NameTable;
import org.jspecify.annotations.Nullable;

/**
 * Writes out the renamings of a table, each with its whole keys, and checks how they are written.
 */
final class Renamings {
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_]+(\\.[A-Za-z0-9_]+)*");
  private static final Pattern OURS = Pattern.compile("\\{ *([a-z_]+) *}");
  private static final Pattern THEIRS =
      Pattern.compile("\\{ *(?:(\\d+) *\\* *)?([a-z_]+) *(?:([+-]) *(\\d+) *)?}");

  private final Report report;
  private final List<Renaming> all = new ArrayList<>();

  private Renamings(Report report) {
    this.report = report;
  }

  /**
   * A renaming with its whole keys.
   *
   * @param ours null for nothing, or for a part of a joined tensor that we have not
   */
  record Renaming(Span span, List<@Nullable String> ours, List<@Nullable String> theirs) {

    /** {@code a, none, b = c}. */
    String text() {
      return text(ours) + " = " + text(theirs);
    }

    private static String text(List<@Nullable String> keys) {
      return keys.stream()
          .map(key -> key == null ? "none" : key.replace(" ", ""))
          .collect(Collectors.joining(", "));
    }

    /** Whether it speaks of a key of ours. */
    boolean covers(String key) {
      return ours.stream()
          .filter(Objects::nonNull)
          .anyMatch(
              pattern -> {
                String numbers = OURS.matcher(pattern).replaceAll("\\\\E\\\\d+\\\\Q");
                return key.matches("\\Q" + numbers + "\\E(\\..*)?");
              });
    }
  }

  /** All of a table, in order; those that are written wrongly are reported and left out. */
  static List<Renaming> of(NameTable table, Report report) {
    Renamings renamings = new Renamings(report);
    table.renamings().forEach(renaming -> renamings.add(renaming, "", ""));
    return renamings.all;
  }

  private void add(NameTable.Renaming renaming, String ours, String theirs) {
    NameTable.Side left = renaming.ours();
    NameTable.Side right = renaming.theirs();
    boolean nothing = left.keys().get(0) == null && right.keys().get(0) == null;
    boolean group = !renaming.within().isEmpty();
    if (nothing && !left.list() && !right.list()) {
      refuse(renaming.span(), "nothing is renamed", "name a key on one side");
    } else if (left.list() && right.list()) {
      refuse(renaming.span(), "both sides are lists", "join the tensors of one side");
    } else if (group && (left.list() || right.list() || contains(left) || contains(right))) {
      refuse(renaming.span(), "nested keys must stand below a single key", "write one key on each side");
    } else if (right(left, OURS) && right(right, THEIRS)) {
      if (group) {
        String first = ours + left.keys().get(0) + ".";
        String second = theirs + right.keys().get(0) + ".";
        renaming.within().forEach(inner -> add(inner, first, second));
      } else {
        whole(new Renaming(renaming.span(), below(left, ours), below(right, theirs)));
      }
    }
  }

  private static boolean contains(NameTable.Side side) {
    return side.keys().contains(null);
  }

  private static List<@Nullable String> below(NameTable.Side side, String prefix) {
    List<@Nullable String> keys = new ArrayList<>();
    side.keys().forEach(key -> keys.add(key == null ? null : prefix + key));
    return keys;
  }

  /** Every key of a joined tensor names the same layers. */
  private void whole(Renaming renaming) {
    Set<Set<String>> variables =
        Stream.concat(renaming.ours.stream(), renaming.theirs.stream())
            .filter(Objects::nonNull)
            .map(Renamings::variables)
            .collect(Collectors.toSet());
    if (variables.size() > 1) {
      Set<String> some = new TreeSet<>();
      variables.forEach(some::addAll);
      some.removeIf(name -> variables.stream().allMatch(set -> set.contains(name)));
      refuse(
          renaming.span,
          "not every key has `{" + String.join("}`, `{", some) + "}`",
          "both sides must use the same names for the numbers of layers");
    } else {
      all.add(renaming);
    }
  }

  private static Set<String> variables(String key) {
    return THEIRS.matcher(key).results().map(found -> found.group(2)).collect(Collectors.toSet());
  }

  private boolean right(NameTable.Side side, Pattern number) {
    if (side.list() && side.keys().size() < 2) {
      refuse(side.span(), "a list of keys must have at least two", "write the key alone");
      return false;
    }
    for (String key : side.keys()) {
      if (key == null) {
        continue;
      }
      if (!KEY.matcher(number.matcher(key).replaceAll("0")).matches()) {
        refuse(
            side.span(),
            "`" + key + "` is not a valid key",
            number == OURS
                ? "a key is words and numbers with dots between them; {s} stands for a number"
                : "a key is words and numbers with dots between them; {s}, {s + 1}, {2 * s + 1}"
                    + " stand for numbers");
        return false;
      }
    }
    return true;
  }

  private void refuse(Span span, String title, String help) {
    report.add(Diagnostic.error(Code.ILLEGAL_DECLARATION, title).at(span).help(help));
  }
}
