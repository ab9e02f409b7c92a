package lacuna.compiler.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.Suggestions;
import lacuna.compiler.source.Span;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** What a name stands for: a name of the body, of the component around it, of its kind. */
final class Names {
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
    if (wanted.kind() != null) {
      boolean component = !e.library.components(frame.module, name, wanted.kind()).isEmpty();
      if (component) {
        return Diagnostic.error(Code.T01, "a component is called with parentheses")
            .at(span)
            .help("write %s()".formatted(name));
      }
      return unknownComponent(name, wanted.kind(), frame, span);
    }
    Set<String> candidates = new LinkedHashSet<>(frame.localNames());
    if (frame.self != null) {
      candidates.addAll(frame.self.declared.names().keySet());
    }
    if (!wanted.words().isEmpty()) {
      candidates = new LinkedHashSet<>(wanted.words());
    }
    Diagnostic diagnostic = Diagnostic.error(Code.N01, "nothing here is called `%s`".formatted(name)).at(span);
    if (!wanted.words().isEmpty()) {
      diagnostic = diagnostic.note("this place takes one of " + String.join(", ", wanted.words()));
    }
    return suggest(diagnostic, name, candidates);
  }

  /** No component of a kind has that name. */
  Diagnostic unknownComponent(String name, String kind, Frame frame, Span span) {
    Diagnostic diagnostic = Diagnostic.error(Code.N01, "there is no %s called `%s`".formatted(kind, name)).at(span);
    Set<String> candidates = e.library.componentNames(frame.module, kind);
    List<String> near = Suggestions.nearest(name, candidates);
    if (near.isEmpty()) {
      List<String> some = new ArrayList<>(candidates);
      return diagnostic.help(
          some.isEmpty() ? "no file here declares a " + kind : "there are " + String.join(", ", some.subList(0, Math.min(some.size(), 12))));
    }
    return suggest(diagnostic, name, candidates);
  }

  /** Adds the nearest candidates to a message. */
  static Diagnostic suggest(Diagnostic diagnostic, String name, Set<String> candidates) {
    List<String> near = Suggestions.nearest(name, candidates);
    return near.isEmpty()
        ? diagnostic
        : diagnostic.help("did you mean " + String.join(" or ", near.stream().map(n -> "`" + n + "`").toList()) + "?");
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
    if (target.unknown()) {
      return Val.UNKNOWN;
    } else if (target.none()) {
      return target;
    }
    Value selected = null;
    if (value instanceof Value.Size size) {
      selected = name.equals("height") ? new Value.Length(size.height()) : name.equals("width") ? new Value.Length(size.width()) : null;
    } else if (value instanceof Value.Range range) {
      selected = name.equals("start") ? range.start() : name.equals("end") ? range.end() : null;
    } else if (value instanceof Value.Rate rate) {
      selected = name.equals("value") ? new Value.Real(rate.value()) : name.equals("images") ? Value.Int.of(rate.images()) : null;
    } else if (value instanceof Value.Duration duration) {
      selected = name.equals("count") ? Value.Int.of(duration.count()) : null;
    } else if (value instanceof Placed placed) {
      if (name.equals("output")) {
        return e.placing.output(placed, span);
      }
      Val member = e.placing.member(placed, name, span);
      if (member != null) {
        return new Val(member.value(), lacuna.compiler.residual.Node.Constant.of(member.value()), member.origins());
      }
    } else if (value instanceof Closure closure) {
      Val member = e.placing.member(new Placed(closure, java.util.Map.of()), name, span);
      if (member != null) {
        return new Val(member.value(), lacuna.compiler.residual.Node.Constant.of(member.value()), member.origins());
      }
    }
    if (selected != null) {
      return new Val(selected, lacuna.compiler.residual.Node.Constant.of(selected), target.origins());
    }
    Diagnostic diagnostic =
        Diagnostic.error(Code.N01, "%s has no `%s`".formatted(Describe.what(value), name)).at(span);
    if (value instanceof Placed placed) {
      diagnostic = suggest(diagnostic, name, placed.declared.names().keySet());
    } else if (value instanceof Value.Size) {
      diagnostic = diagnostic.help("a size has `height` and `width`");
    }
    e.report.add(diagnostic);
    return Val.UNKNOWN;
  }
}
