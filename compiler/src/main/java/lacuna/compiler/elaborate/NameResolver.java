package lacuna.compiler.elaborate;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lacuna.compiler.bind.ExpectedType;
import lacuna.compiler.bind.UnknownNames;
import lacuna.compiler.residual.Node;
import lacuna.compiler.source.Span;
import lacuna.compiler.value.Fields;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** What a name stands for: a name of the body, of the component around it, of its kind. */
final class NameResolver {
  private final Core core;
  private final Reporter reporter;
  private final UnknownNames unknownNames;

  NameResolver(Core core, Reporter reporter, UnknownNames unknownNames) {
    this.core = core;
    this.reporter = reporter;
    this.unknownNames = unknownNames;
  }

  /** What a name stands for; a message where it stands for nothing. */
  TracedValue value(String name, Environment environment, Span span, ExpectedType expected) {
    TracedValue found = find(name, environment, span);
    if (found != null) {
      return found;
    } else if (expected.words().contains(name)) {
      return TracedValue.constant(new Value.Word(name));
    }
    Set<String> candidates = new LinkedHashSet<>(environment.localNames());
    if (environment.self() != null) {
      candidates.addAll(environment.self().resolved().names());
    }
    reporter.add(unknownNames.value(name, environment.module(), candidates, span, expected));
    return TracedValue.UNKNOWN;
  }

  /** What a name stands for, or null, without a message. */
  private @Nullable TracedValue find(String name, Environment environment, Span span) {
    if (name.equals("batch")) {
      return TracedValue.constant(new Value.Int(1, true));
    }
    TracedValue local = environment.local(name);
    if (local != null) {
      return local;
    }
    ComponentInstance self = environment.self();
    return self == null ? null : core.member(self, name, span);
  }

  /** What a dotted path of names stands for. */
  TracedValue path(List<String> path, Environment environment, Span span) {
    TracedValue value = value(path.get(0), environment, span, ExpectedType.ANYTHING);
    for (String step : path.subList(1, path.size())) {
      value = select(value, step, span);
    }
    return value;
  }

  /** {@code target.name}. */
  TracedValue select(TracedValue target, String name, Span span) {
    Value value = target.value();
    if (target.unknown()
        || value instanceof ComponentInstance instance && !core.isValid(instance)) {
      return TracedValue.UNKNOWN;
    } else if (target.none()) {
      return target;
    }
    TracedValue member = value instanceof Value.Component ? member(value, name, span) : null;
    if (member != null) {
      return member;
    }
    Value field = Fields.of(value).get(name);
    if (field != null) {
      return new TracedValue(field, Node.Constant.of(field), target.origins());
    }
    Set<String> names =
        value instanceof ComponentInstance instance
            ? instance.resolved().names()
            : Fields.of(value).keySet();
    reporter.add(ElaborateErrors.noField(value, name, names, span));
    return TracedValue.UNKNOWN;
  }

  /** A constant or part of a component, or its output. */
  private @Nullable TracedValue member(Value component, String name, Span span) {
    ComponentInstance instance =
        component instanceof ComponentValue unplaced
            ? new ComponentInstance(unplaced, Map.of())
            : (ComponentInstance) component;
    if (component instanceof ComponentInstance && name.equals("output")) {
      return core.output(instance, span);
    }
    TracedValue member = core.member(instance, name, span);
    return member == null ? null : member.by(Node.Constant.of(member.value()));
  }
}
