package lacuna.compiler.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.NameTable;
import org.jspecify.annotations.Nullable;

/**
 * Writes out the renamings of a table, each with its whole keys, and checks how they are written.
 */
final class RenamingReader {
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_]+(\\.[A-Za-z0-9_]+)*");

  /** A number in a key of theirs: {@code {2 * s + 1}}. */
  private static final Pattern FORMULA =
      Pattern.compile("\\{ *(?:(\\d+) *\\* *)?([a-z_]+) *(?:([+-]) *(\\d+) *)?}");

  private final List<Renamings.Renaming> all = new ArrayList<>();
  private final List<Diagnostic> mistakes = new ArrayList<>();

  private RenamingReader() {}

  static Renamings read(NameTable table) {
    RenamingReader reader = new RenamingReader();
    table.renamings().forEach(renaming -> reader.add(renaming, "", ""));
    return new Renamings(reader.all, reader.mistakes);
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
    } else if (group && (left.list() || right.list() || hasNone(left) || hasNone(right))) {
      refuse(renaming.span(), "nested keys must stand below a single key", "write one key on each side");
    } else if (wellFormed(left, Renamings.NUMBER) && wellFormed(right, FORMULA)) {
      if (group) {
        String first = ours + left.keys().get(0) + ".";
        String second = theirs + right.keys().get(0) + ".";
        renaming.within().forEach(inner -> add(inner, first, second));
      } else {
        addWhole(renaming.span(), below(left, ours), below(right, theirs));
      }
    }
  }

  private static boolean hasNone(NameTable.Side side) {
    return side.keys().contains(null);
  }

  private static List<@Nullable String> below(NameTable.Side side, String prefix) {
    List<@Nullable String> keys = new ArrayList<>();
    side.keys().forEach(key -> keys.add(key == null ? null : prefix + key));
    return keys;
  }

  /** Every key of a joined tensor names the same layers. */
  private void addWhole(
      Span span, List<@Nullable String> ours, List<@Nullable String> theirs) {
    Set<Set<String>> variables =
        Stream.concat(ours.stream(), theirs.stream())
            .filter(Objects::nonNull)
            .map(RenamingReader::variables)
            .collect(Collectors.toSet());
    if (variables.size() > 1) {
      Set<String> some = new TreeSet<>();
      variables.forEach(some::addAll);
      some.removeIf(name -> variables.stream().allMatch(set -> set.contains(name)));
      refuse(
          span,
          "not every key has `{" + String.join("}`, `{", some) + "}`",
          "both sides must use the same names for the numbers of layers");
    } else {
      all.add(new Renamings.Renaming(span, ours, theirs));
    }
  }

  private static Set<String> variables(String key) {
    return FORMULA.matcher(key).results().map(found -> found.group(2)).collect(Collectors.toSet());
  }

  private boolean wellFormed(NameTable.Side side, Pattern number) {
    if (side.list() && side.keys().size() < 2) {
      refuse(side.span(), "a list of keys must have at least two", "write the key alone");
      return false;
    }
    for (String key : side.keys()) {
      if (key != null && !KEY.matcher(number.matcher(key).replaceAll("0")).matches()) {
        refuse(
            side.span(),
            "`" + key + "` is not a valid key",
            number == FORMULA
                ? "a key is words and numbers with dots between them; {s}, {s + 1}, {2 * s + 1}"
                    + " stand for numbers"
                : "a key is words and numbers with dots between them; {s} stands for a number");
        return false;
      }
    }
    return true;
  }

  private void refuse(Span span, String title, String help) {
    mistakes.add(BindErrors.illegalRenaming(span, title, help));
  }
}
