package lacuna.compiler.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import lacuna.compiler.format.Doc.Line;
import lacuna.compiler.format.Doc.Place;
import lacuna.compiler.syntax.ConcreteNode;
import lacuna.compiler.syntax.ConcreteNode.Branch;
import lacuna.compiler.syntax.ConcreteNode.Leaf;
import lacuna.compiler.syntax.ConcreteNode.Rule;

/** Where the lines of a tree may break. What has no method of its own is a row of parts. */
final class Layout {
  /** Rules whose brackets may have a comma behind the last element. */
  private static final Set<Rule> TRAILING_COMMA =
      Set.of(Rule.ARGUMENTS, Rule.PARAMETERS, Rule.LIST);

  /** Rules whose value may begin on a line of its own. */
  private static final Set<Rule> ASSIGNING =
      Set.of(
          Rule.SETTING,
          Rule.AXIS,
          Rule.RENAMING,
          Rule.COMPONENT,
          Rule.CONSTANT,
          Rule.TENSOR,
          Rule.LAYER,
          Rule.ASSIGNMENT,
          Rule.METRIC);

  private Layout() {}

  /** The whole file. */
  static Doc file(Branch file) {
    int last = file.parts().size() - 1;
    return Doc.concat(
        parts(file.parts().subList(0, last)), new Doc.Comments(file.last().before()));
  }

  private static Doc of(ConcreteNode node) {
    return of(node, 0);
  }

  /** A node whose {@code =} or {@code in}, where it has one, stands at {@code column} within it. */
  private static Doc of(ConcreteNode node, int column) {
    if (!(node instanceof Branch branch)) {
      return new Doc.Token(node.first());
    }
    List<ConcreteNode> parts = branch.parts();
    return switch (branch.rule()) {
      case HEADER -> header(parts);
      case REQUIRE -> require(parts);
      case CHOICE -> choice(parts);
      case EXPR -> attributed(parts);
      case VALUE -> is(parts.get(0), "if") ? conditional(parts) : Operators.row(parts, Layout::of);
      case OPERAND -> operand(parts);
      default -> row(branch.rule(), parts, column);
    };
  }

  /** Parts that each have a line, with their {@code =} aligned. */
  private static Doc parts(List<ConcreteNode> nodes) {
    int[] columns = Alignment.columns(nodes, key -> row(Rule.OTHER, key, 0).metrics());
    List<Doc> docs = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      if (i > 0) {
        docs.add(Line.NEXT_PART);
      }
      docs.add(of(nodes.get(i), columns[i]));
    }
    return Doc.concat(docs);
  }

  private static Doc row(Rule rule, List<ConcreteNode> parts, int column) {
    List<Doc> docs = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      ConcreteNode part = parts.get(i);
      if (i > 0) {
        docs.add(Spacing.between(parts.get(i - 1).last(), part.first()));
      }
      if (isOpening(part)) {
        int close = closing(parts, i);
        docs.add(
            is(part, "{")
                ? block(parts.subList(i, close + 1), true)
                : brackets(rule, parts.subList(i, close + 1)));
        i = close;
      } else if (ASSIGNING.contains(rule) && is(part, Alignment.sign(rule))) {
        int key = Doc.concat(docs).metrics().width();
        docs.add(new Doc.Space(Math.max(1, column - key + 2)));
        docs.add(of(part));
        i++;
        docs.add(new Doc.Value(of(parts.get(i)), place(rule, parts.get(i))));
      } else {
        docs.add(of(part));
      }
    }
    return Doc.concat(docs);
  }

  private static Place place(Rule rule, ConcreteNode value) {
    if (rule == Rule.SETTING || rule == Rule.AXIS || rule == Rule.RENAMING) {
      return Place.SAME_LINE;
    }
    return switch (value instanceof Branch branch ? branch.rule() : Rule.OTHER) {
      case LIST -> Place.SAME_LINE;
      case VALUE -> Place.NEXT_LINE;
      default -> Place.WHERE_IT_FITS;
    };
  }

  /** {@code experiment NAME}, and below it {@code amends "FILE"}. */
  private static Doc header(List<ConcreteNode> parts) {
    List<Doc> docs = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      if (i > 0) {
        docs.add(is(parts.get(i), "amends") ? Line.NEXT_PART : new Doc.Space(1));
      }
      docs.add(of(parts.get(i)));
    }
    return Doc.concat(docs);
  }

  /** {@code require CONDITION else "why"}. */
  private static Doc require(List<ConcreteNode> parts) {
    return Doc.group(
        Doc.concat(
            of(parts.get(0)),
            new Doc.Space(1),
            new Doc.Indent(of(parts.get(1))),
            new Doc.Indent(Doc.concat(Line.BLANK, row(Rule.OTHER, parts.subList(2, 4), 0)))));
  }

  /** {@code if CONDITION { } else { }}: on one line only where all its blocks are. */
  private static Doc choice(List<ConcreteNode> parts) {
    List<Doc> docs = new ArrayList<>();
    boolean broken = false;
    for (ConcreteNode part : parts) {
      if (!docs.isEmpty()) {
        docs.add(new Doc.Space(1));
      }
      if (part instanceof Branch body && is(body.parts().get(0), "{")) {
        docs.add(block(body.parts(), false));
        broken |= isBroken(body.parts());
      } else {
        docs.add(of(part));
      }
    }
    return Doc.block(Doc.concat(docs), broken);
  }

  /** {@code VALUE with (...)}. */
  private static Doc attributed(List<ConcreteNode> parts) {
    Doc with = row(Rule.OTHER, parts.subList(1, parts.size()), 0);
    return new Doc.Attributed(of(parts.get(0)), with);
  }

  /** {@code if CONDITION then VALUE else VALUE}. */
  private static Doc conditional(List<ConcreteNode> parts) {
    return Doc.group(
        Doc.concat(
            row(Rule.OTHER, parts.subList(0, 2), 0),
            new Doc.Indent(
                Doc.concat(
                    Line.BLANK,
                    row(Rule.OTHER, parts.subList(2, 4), 0),
                    Line.BLANK,
                    row(Rule.OTHER, parts.subList(4, 6), 0)))));
  }

  private static Doc operand(List<ConcreteNode> parts) {
    List<Doc> docs = new ArrayList<>();
    for (ConcreteNode part : parts) {
      docs.add(of(part));
      if (is(part, "not")) {
        docs.add(new Doc.Space(1));
      }
    }
    return Doc.concat(docs);
  }

  /** Braces with what stands between them. */
  private static Doc block(List<ConcreteNode> parts, boolean grouped) {
    List<ConcreteNode> inner = parts.subList(1, parts.size() - 1);
    Leaf close = parts.get(parts.size() - 1).last();
    Doc open = of(parts.get(0));
    if (inner.isEmpty() && close.before().isEmpty()) {
      return Doc.concat(open, of(close));
    }
    Doc whole =
        Doc.concat(
            open,
            new Doc.Indent(
                Doc.concat(Line.FIRST_PART, parts(inner), new Doc.Comments(close.before()))),
            Line.BLANK,
            new Doc.Token(close.withoutComments()));
    return grouped ? Doc.block(whole, isBroken(parts)) : whole;
  }

  /** Whether the author gave the braces lines of their own. */
  private static boolean isBroken(List<ConcreteNode> braces) {
    return braces.get(0).first().line() != braces.get(braces.size() - 1).last().line();
  }

  /** Parentheses or square brackets with what stands between them. */
  private static Doc brackets(Rule rule, List<ConcreteNode> parts) {
    List<ConcreteNode> inner = parts.subList(1, parts.size() - 1);
    Leaf close = parts.get(parts.size() - 1).last();
    Doc open = of(parts.get(0));
    if (inner.isEmpty() && close.before().isEmpty()) {
      return Doc.concat(open, of(close));
    }
    Doc.Comments comments = new Doc.Comments(close.before());
    Doc end = new Doc.Token(close.withoutComments());
    if (!inner.isEmpty() && is(inner.get(0), "for")) {
      Doc head = row(Rule.OTHER, inner.subList(0, inner.size() - 1), 0);
      Doc each = of(inner.get(inner.size() - 1));
      Doc body = new Doc.Indent(Doc.concat(Line.BLANK, each, comments));
      return Doc.group(Doc.concat(open, head, body, end));
    }
    Doc elements = elements(inner, TRAILING_COMMA.contains(rule));
    Doc whole =
        Doc.concat(
            open, new Doc.Indent(Doc.concat(Line.SOFT, elements, comments)), Line.SOFT, end);
    return isTable(inner) ? Doc.block(whole, true) : Doc.group(whole);
  }

  /** Whether the elements are lists, two at least: each is a row then, with a line of its own. */
  private static boolean isTable(List<ConcreteNode> elements) {
    return elements.size() > 2
        && elements.stream()
            .allMatch(part -> is(part, ",") || part instanceof Branch row && row.rule() == Rule.LIST);
  }

  /** Elements with commas between them, and one behind the last where the lines are broken. */
  private static Doc elements(List<ConcreteNode> parts, boolean trailingComma) {
    List<Doc> docs = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      ConcreteNode part = parts.get(i);
      if (!is(part, ",")) {
        docs.add(of(part));
      } else if (i < parts.size() - 1) {
        docs.add(of(part));
        docs.add(Line.NEXT_ELEMENT);
      } else if (!part.first().hasNoComments()) {
        docs.add(of(part));
        return Doc.concat(docs);
      }
    }
    if (trailingComma && !parts.isEmpty()) {
      docs.add(new Doc.TrailingComma());
    }
    return Doc.concat(docs);
  }

  private static boolean is(ConcreteNode node, String text) {
    return node instanceof Leaf leaf && leaf.text().equals(text);
  }

  private static boolean isOpening(ConcreteNode node) {
    return is(node, "{") || is(node, "(") || is(node, "[");
  }

  /** The index of the bracket that closes the one at {@code open}. */
  private static int closing(List<ConcreteNode> parts, int open) {
    int close = open + 1;
    while (!is(parts.get(close), "}")
        && !is(parts.get(close), ")")
        && !is(parts.get(close), "]")) {
      close++;
    }
    return close;
  }
}
