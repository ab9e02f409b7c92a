package lacuna.compiler.elaborate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lacuna.compiler.residual.Instance;
import lacuna.compiler.residual.Node;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Member;
import org.jspecify.annotations.Nullable;

/**
 * Makes instances of components, and works their members out when they are first asked for; both
 * are memoised, members under the instance they belong to.
 */
final class Instantiator {
  private final Core core;
  private final Reporter reporter;
  private final CallStack stack;
  private final MemberEvaluator members;
  private final OutputTypes outputs;
  private final Requirements requirements;
  private final Map<MemoKey, ComponentInstance> instances = new HashMap<>();
  private final Map<ComponentInstance, Map<String, ElaboratedMember>> known =
      new IdentityHashMap<>();
  private final Map<ComponentInstance, TracedValue> outputTypes = new IdentityHashMap<>();
  private final Set<ComponentInstance> invalid = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<InProgress> inProgress = new HashSet<>();

  /** A member that is being worked out right now. */
  private record InProgress(ComponentInstance instance, String name) {}

  Instantiator(
      Core core,
      Reporter reporter,
      CallStack stack,
      MemberEvaluator members,
      OutputTypes outputs,
      Requirements requirements) {
    this.core = core;
    this.reporter = reporter;
    this.stack = stack;
    this.members = members;
    this.outputs = outputs;
    this.requirements = requirements;
  }

  /** See {@link Core#instantiate}. */
  ComponentInstance instantiate(ComponentValue component, Map<String, TracedValue> context) {
    MemoKey key = MemoKey.of(component, context);
    ComponentInstance equal = instances.get(key);
    if (equal != null) {
      return equal;
    }
    int reported = reporter.count();
    ComponentInstance instance = new ComponentInstance(component, context);
    stack.within(component.span());
    try {
      check(instance);
    } finally {
      stack.left();
    }
    if (reporter.count() == reported) {
      instances.put(key, instance); // another with a mistake has a message of its own
    }
    return instance;
  }

  /** Reports what is missing, and conditions of the kind and of the component that do not hold. */
  private void check(ComponentInstance instance) {
    ComponentValue component = instance.component();
    for (Member.Parameter parameter : instance.resolved().component().parameters()) {
      if (parameter.value() == null && !component.given().containsKey(parameter.name())) {
        core.member(instance, parameter.name(), component.span());
      }
    }
    List<Member.Require> conditions = new ArrayList<>();
    for (Member member : instance.resolved().kind().offers()) {
      if (member instanceof Member.Require require) {
        conditions.add(require);
      }
    }
    for (Member member : instance.resolved().kind().offers()) {
      if (member instanceof Member.OfferedMethod method
          && instance.resolved().method(method.signature().name()) != null) {
        conditions.addAll(method.requirements());
      }
    }
    for (Member member : instance.resolved().component().members()) {
      if (member instanceof Member.Require require) {
        conditions.add(require);
      }
    }
    for (Member.Require require : conditions) {
      boolean holds = requirements.check(require.condition(), Environment.of(instance));
      if (!holds && !instance.stage()) {
        invalid.add(instance);
      }
    }
  }

  /** See {@link Core#isValid}. */
  boolean isValid(ComponentInstance instance) {
    return !invalid.contains(instance);
  }

  /** See {@link Core#member}. */
  @Nullable TracedValue member(ComponentInstance instance, String name, Span span) {
    Map<String, ElaboratedMember> own =
        known.computeIfAbsent(instance, i -> new LinkedHashMap<>());
    ElaboratedMember found = own.get(name);
    if (found != null) {
      return found.value();
    } else if (!instance.resolved().names().contains(name)
        || instance.resolved().onlyMethod(name)) {
      return null;
    }
    InProgress entry = new InProgress(instance, name);
    if (!inProgress.add(entry)) {
      reporter.add(ElaborateErrors.cyclicDefinition(name, span));
      return TracedValue.UNKNOWN;
    }
    stack.within(instance.component().span());
    try {
      members.evaluate(instance, name).forEach(own::putIfAbsent);
    } finally {
      stack.left();
      inProgress.remove(entry);
    }
    ElaboratedMember evaluated = own.get(name);
    return evaluated == null ? TracedValue.UNKNOWN : evaluated.value();
  }

  /** See {@link Core#output}. */
  TracedValue output(ComponentInstance instance, Span span) {
    TracedValue memoised = outputTypes.get(instance);
    if (memoised != null) {
      return memoised;
    } else if (!isValid(instance)) {
      return TracedValue.UNKNOWN;
    }
    TracedValue output = outputs.of(instance, span);
    outputTypes.put(instance, output);
    return output;
  }

  /** The tensor, part or list of parts of that name, if it was worked out to be one. */
  @Nullable PartTemplate part(ComponentInstance instance, String name) {
    ElaboratedMember member = known.getOrDefault(instance, Map.of()).get(name);
    return member == null ? null : member.part();
  }

  /** All members that were worked out, as they were computed. */
  Map<String, Node> constants(ComponentInstance instance) {
    Map<String, Node> constants = new LinkedHashMap<>();
    known
        .getOrDefault(instance, Map.of())
        .forEach(
            (name, member) -> {
              if (member.constant() != null) {
                constants.put(name, member.constant());
              }
            });
    return constants;
  }
}
