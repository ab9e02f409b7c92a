package lacuna.compiler.check;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.Suggestions;
import lacuna.compiler.load.Module;
import lacuna.compiler.residual.Node;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Item;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** What a name stands for: a name of the body, of the component around it, of its kind. */
final class Names {
  /** Names in a list of all that fit. */
  private static final int MOST_LISTED = 24;

  private final Elaboration e;

  Names(Elaboration e) {
    this.e = e;
  }

  /** Whether a name means something here, other than a function or component. */
  boolean known(String name, Frame frame) {
    return name.equals("batch")
        || frame.local(name) != null
        || frame.self != null && frame.self.declared.names().containsKey(name);
  }

  /** What a name stands for, or null, without a message. */
  @Nullable Val find(String name, Frame frame, Span span) {
    if (name.equals("batch")) {
      return Val.constant(new Value.Int(1, true));
    }
    Val local = frame.local(name);
    if (local != null) {
      return local;
    }
    return frame.self == null ? null : e.placing.member(frame.self, name, span);
  }

  /** What a name stands for; a message where it stands for nothing. */
  Val name(String name, Frame frame, Span span, Wanted wanted) {
    Val found = find(name, frame, span);
    if (found != null) {
      return found;
    }
    if (wanted.words().contains(name)) {
      return Val.constant(new Value.Word(name));
    }
    e.report.add(unknown(name, frame, span, wanted));
    return Val.UNKNOWN;
  }

  private Diagnostic unknown(String name, Frame frame, Span span, Wanted wanted) {
    Set<String> candidates = new LinkedHashSet<>(frame.localNames());
    if (frame.self != null) {
      candidates.addAll(frame.self.declared.names().keySet());
    }
    return unknown(name, frame.module, candidates, span, wanted);
  }

  /** Nothing has that name; {@code candidates} are the names of values. */
  Diagnostic unknown(String name, Module module, Set<String> candidates, Span span, Wanted wanted) {
    if (wanted.kind() != null) {
      return unknownComponent(name, wanted.kind(), module, span);
    } else if (!wanted.words().isEmpty()) {
      Diagnostic diagnostic =
          Diagnostic.error(Code.UNKNOWN_NAME, "there is no word `%s` here".formatted(name)).at(span);
      Set<String> words = new LinkedHashSet<>(wanted.words());
      return suggestOrList(diagnostic, name, words, "expected here: ");
    }
    return suggest(
        Diagnostic.error(Code.UNKNOWN_NAME, "`%s` is not defined".formatted(name)).at(span),
        name,
        candidates);
  }

  /** Nothing that can be called has that name; {@code candidates} are the names around. */
  Diagnostic unknownCallee(Expr.Name name, Module module, Set<String> candidates, Wanted wanted) {
    if (wanted.kind() != null) {
      return unknownComponent(name.text(), wanted.kind(), module, name.span());
    }
    candidates.addAll(e.declarations.functionNames(module));
    candidates.addAll(Builtins.names());
    return suggest(
        Diagnostic.error(Code.UNKNOWN_NAME, "there is no function called `%s`".formatted(name.text()))
            .at(name.span()),
        name.text(),
        candidates);
  }

  /** No component of a kind has that name, or it was not called. */
  Diagnostic unknownComponent(String name, String kind, Module module, Span span) {
    if (!e.declarations.components(module, name, kind).isEmpty()) {
      return Diagnostic.error(Code.WRONG_TYPE, "a component is called with parentheses")
          .at(span)
          .help("write %s()".formatted(name));
    }
    List<Declarations.Found<Item>> others = e.declarations.components(module, name, null);
    String other = others.isEmpty() ? null : Declarations.kindOf(others.get(0).item());
    Diagnostic diagnostic =
        other == null
            ? Diagnostic.error(Code.UNKNOWN_NAME, "there is no %s called `%s`".formatted(kind, name))
            : Diagnostic.error(
                Code.WRONG_KIND,
                "`%s` is %s, but %s is expected here"
                    .formatted(name, Describe.a(other), Describe.a(kind)));
    Set<String> candidates = e.declarations.componentNames(module, kind);
    return suggestOrList(diagnostic.at(span), name, candidates, "there are ");
  }

  /** Adds the nearest candidates to a message. */
  static Diagnostic suggest(Diagnostic diagnostic, String name, Set<String> candidates) {
    String question = Suggestions.question(name, candidates);
    return question.isEmpty() ? diagnostic : diagnostic.help(question);
  }

  /** Adds the nearest candidates to a message, or all when none is near. */
  static Diagnostic suggestOrList(
      Diagnostic diagnostic, String name, Set<String> candidates, String before) {
    Diagnostic suggested = suggest(diagnostic, name, candidates);
    if (suggested != diagnostic || candidates.isEmpty()) {
      return suggested;
    }
    List<String> some = candidates.stream().limit(MOST_LISTED).toList();
    String more = candidates.size() > some.size() ? ", ..." : "";
    return diagnostic.help(before + String.join(", ", some) + more);
  }

  /** What a dotted path of names stands for. */
  Val path(List<String> path, Frame frame, Span span) {
    Val val = name(path.get(0), frame, span, Wanted.ANYTHING);
    for (String step : path.subList(1, path.size())) {
      val = select(val, step, span);
    }
    return val;
  }

  /** {@code target.name}. */
  Val select(Val target, String name, Span span) {
    Value value = target.value();
    if (target.unknown() || value instanceof Placed broken && broken.broken) {
      return Val.UNKNOWN;
    } else if (target.none()) {
      return target;
    }
    Val member =
        value instanceof Placed || value instanceof Closure ? member(value, name, span) : null;
    if (member != null) {
      return member;
    }
    Value part = part(value, name);
    if (part != null) {
      return new Val(part, Node.Constant.of(part), target.origins());
    }
    Set<String> names =
        value instanceof Placed placed
            ? placed.declared.names().keySet()
            : new LinkedHashSet<>(partNames(value));
    Diagnostic diagnostic =
        Diagnostic.error(Code.UNKNOWN_NAME, "%s has no `%s`".formatted(Describe.article(value), name))
            .at(span);
    e.report.add(
        target.tensor()
            ? diagnostic.help("its sizes are taken from its shape: let [_, width] = shape(x)")
            : suggestOrList(diagnostic, name, names, "it has "));
    return Val.UNKNOWN;
  }

  /** A constant or part of a component, or its output. */
  private @Nullable Val member(Value component, String name, Span span) {
    if (component instanceof Placed placed && name.equals("output")) {
      return e.placing.output(placed, span);
    }
    Placed placed = component instanceof Placed p ? p : new Placed((Closure) component, Map.of());
    Val member = e.placing.member(placed, name, span);
    if (member != null && Histories.isPart(member)) {
      e.histories.reach(placed);
      member = e.placing.member(placed, name, span);
    }
    return member == null ? null : member.by(Node.Constant.of(member.value()));
  }

  private static List<String> partNames(Value value) {
    if (value instanceof Value.Size) {
      return List.of("height", "width");
    } else if (value instanceof Value.Range) {
      return List.of("start", "end");
    } else if (value instanceof Value.Rate) {
      return List.of("value", "images");
    }
    return value instanceof Value.Duration ? List.of("count") : List.of();
  }

  private static @Nullable Value part(Value value, String name) {
    if (!partNames(value).contains(name)) {
      return null;
    } else if (value instanceof Value.Size size) {
      return new Value.Length(name.equals("height") ? size.height() : size.width());
    } else if (value instanceof Value.Range range) {
      return name.equals("start") ? range.start() : range.end();
    } else if (value instanceof Value.Rate rate) {
      return name.equals("value") ? new Value.Real(rate.value()) : Value.Int.of(rate.images());
    }
    return Value.Int.of(((Value.Duration) value).count());
  }
}
