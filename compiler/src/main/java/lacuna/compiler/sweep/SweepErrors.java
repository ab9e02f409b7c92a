package lacuna.compiler.sweep;

import static lacuna.compiler.diagnostic.Diagnostic.error;

import java.util.List;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.Suggestions;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Item;

/** What can be wrong with a sweep as a grid, whatever its values mean. */
public final class SweepErrors {
  /** Names of points in one message. */
  private static final int MOST_LISTED = 12;

  private SweepErrors() {}

  /** A file has one sweep. */
  static Diagnostic second(Item.Sweep sweep, Item.Sweep first) {
    return error(Code.WRONG_SWEEP, "a file has one sweep")
        .at(word(sweep))
        .related(word(first), "the first")
        .help("write all axes in one block; another grid of points is another file");
  }

  /** A sweep has an axis. */
  static Diagnostic noAxis(Item.Sweep sweep) {
    return error(Code.WRONG_SWEEP, "the sweep varies nothing")
        .at(word(sweep))
        .help("an axis is written `PATH in [A, B, C]`");
  }

  /** The values of an axis are a list. */
  static Diagnostic notAList(Item.Axis axis) {
    return error(Code.WRONG_SWEEP, "the values of a sweep are a list")
        .at(axis.values().span())
        .help("write `%s in [A, B, C]`".formatted(Paths.of(axis.path())))
        .fix(axis.values().span(), "[" + axis.values().span().text() + "]");
  }

  /** An axis has values. */
  static Diagnostic noValue(Item.Axis axis) {
    return error(Code.WRONG_SWEEP, "this axis of the sweep has no value")
        .at(axis.values().span())
        .help("write at least one value, or remove the axis");
  }

  /** A value occurs once, or two points would be the same. */
  static Diagnostic valueTwice(Expr value, Expr before) {
    return error(Code.WRONG_SWEEP, "this value stands in the list twice")
        .at(value.span())
        .related(before.span(), "first here")
        .help("remove one of them; points that differ in their seed alone sweep over `seed`");
  }

  /** Zipped lists are equally long. */
  static Diagnostic unequalLists(Item.Axis axis, int values, Item.Axis first, int expected) {
    return error(Code.WRONG_SWEEP, "lists that are zipped must be equally long")
        .at(axis.values().span(), "values here: " + values)
        .related(first.values().span(), "values here: " + expected)
        .help("give each list %d values, or each axis a line outside of `zip`".formatted(expected));
  }

  /** An axis is not said twice, and not after a part of what it varies. */
  static Diagnostic axisAgain(Item.Axis axis, Item.Axis before) {
    String path = Paths.of(axis.path());
    String earlier = Paths.of(before.path());
    boolean same = path.equals(earlier);
    return error(
            Code.WRONG_SWEEP,
            same
                ? "the sweep varies `%s` twice".formatted(path)
                : "`%s` would replace what the sweep gives `%s`".formatted(path, earlier))
        .at(Paths.span(axis.path()))
        .related(Paths.span(before.path()), "varied here")
        .help(same ? "write all its values in one list" : "write it before that line");
  }

  /** What is set after the files of a sweep leaves alone what it varies. */
  static Diagnostic replaced(Span place, String path, Item.Axis axis) {
    String varied = Paths.of(axis.path());
    return error(
            Code.WRONG_SWEEP,
            path.equals(varied)
                ? "`%s` is what the sweep varies".formatted(path)
                : "`%s` would replace `%s`, which the sweep varies".formatted(path, varied))
        .at(place)
        .related(Paths.span(axis.path()), "varied here")
        .help("--point NAME chooses one point; another grid is a `sweep { ... }` of its own");
  }

  /** A sweep has a largest number of points. */
  static Diagnostic tooMany(Item.Sweep sweep, long points, int limit) {
    return error(
            Code.SIZE_LIMIT, "the sweep has %,d points; %d is the limit".formatted(points, limit))
        .at(word(sweep))
        .help("shorten a list, zip axes that go together, or write several sweeps");
  }

  /** A table of figures has a row for each value. */
  static Diagnostic rowOfAnotherLength(Expr.ListOf row, int expected, Item.Varied varied) {
    return error(Code.WRONG_SWEEP, "the table of figures does not fit the sweep")
        .at(row.span(), "entries here: " + row.elements().size())
        .related(varied.span(), "values: " + expected)
        .help("one entry for each value, in that order; `none` where there is no figure");
  }

  /** A table of figures has no more axes than the sweep. */
  static Diagnostic tooDeep(Expr.ListOf row, int axes) {
    return error(Code.WRONG_SWEEP, "the table of figures has more axes than the sweep")
        .at(row.span(), "a list, where a figure belongs")
        .help("lists one within another: %d, one for each axis of the sweep".formatted(axes));
  }

  /** One program is made of one point. */
  public static Diagnostic noPointChosen(Sweep sweep) {
    return error(
            Code.NO_POINT, "the spec is a sweep of %d points".formatted(sweep.points().size()))
        .help("`lacuna sweep` runs all of them; --point NAME chooses one: " + list(sweep));
  }

  /** A point that is asked for exists. */
  public static Diagnostic unknownPoint(String name, Sweep sweep) {
    List<String> near = Suggestions.nearest(name, sweep.names());
    return error(Code.NO_POINT, "the sweep has no point `%s`".formatted(name))
        .help(near.isEmpty() ? "the points are " + list(sweep) : Suggestions.asked(near));
  }

  /** Only a sweep has points. */
  public static Diagnostic noSweep(String name) {
    return error(Code.NO_POINT, "--point %s: the spec has no sweep".formatted(name))
        .help("leave --point out, or give the spec `sweep { PATH in [A, B, C] }`");
  }

  private static String list(Sweep sweep) {
    List<String> names = sweep.names();
    String some = String.join(", ", names.subList(0, Math.min(MOST_LISTED, names.size())));
    return names.size() > MOST_LISTED ? some + ", ..." : some;
  }

  private static Span word(Item.Sweep sweep) {
    Span span = sweep.span();
    return new Span(span.file(), span.start(), span.start() + "sweep".length());
  }
}
