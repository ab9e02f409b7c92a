package lacuna.compiler.elaborate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lacuna.compiler.bind.Declarations;
import lacuna.compiler.bind.ExpectedType;
import lacuna.compiler.bind.Origin;
import lacuna.compiler.bind.TypeExamples;
import lacuna.compiler.residual.Node;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Member;
import lacuna.compiler.syntax.TypeExpr;
import lacuna.compiler.value.Describe;
import lacuna.compiler.value.Elements;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** Works out one member of an instance: a parameter, a constant, a tensor, a part. */
final class MemberEvaluator {
  private final Core core;
  private final Reporter reporter;
  private final Declarations declarations;
  private final TypeFitter types;
  private final TensorMembers tensors;
  private final PartPlacer parts;
  private final ShapeLog shapes;

  MemberEvaluator(
      Core core,
      Reporter reporter,
      Declarations declarations,
      TypeFitter types,
      TensorMembers tensors,
      PartPlacer parts,
      ShapeLog shapes) {
    this.core = core;
    this.reporter = reporter;
    this.declarations = declarations;
    this.types = types;
    this.tensors = tensors;
    this.parts = parts;
    this.shapes = shapes;
  }

  /** The member of that name, with others that the same declaration makes. */
  Map<String, ElaboratedMember> evaluate(ComponentInstance instance, String name) {
    Member.Parameter parameter = instance.resolved().parameter(name).orElse(null);
    if (parameter != null) {
      TracedValue given = instance.component().given().get(name);
      return Map.of(name, parameter(instance, parameter, given));
    }
    Member member = instance.resolved().member(name);
    if (member == null) {
      return Map.of(name, context(instance, name));
    }
    int order = instance.resolved().order(member);
    return member.accept(
        new Member.Visitor<>() {
          @Override
          public Map<String, ElaboratedMember> visitConstant(Member.Constant constant) {
            return constant(instance, constant);
          }

          @Override
          public Map<String, ElaboratedMember> visitParam(Member.Param param) {
            return Map.of(
                name, tensors.tensor(instance, order, name, param.type(), param.value(), false));
          }

          @Override
          public Map<String, ElaboratedMember> visitBuffer(Member.Buffer buffer) {
            return Map.of(
                name, tensors.tensor(instance, order, name, buffer.type(), buffer.value(), true));
          }

          @Override
          public Map<String, ElaboratedMember> visitLayer(Member.Layer layer) {
            return Map.of(name, parts.member(instance, order, layer));
          }

          @Override
          public Map<String, ElaboratedMember> visitRequire(Member.Require require) {
            return unnamed();
          }

          @Override
          public Map<String, ElaboratedMember> visitMethod(Member.Method method) {
            return unnamed();
          }

          @Override
          public Map<String, ElaboratedMember> visitOfferedConstant(
              Member.OfferedConstant offeredConstant) {
            return unnamed();
          }

          @Override
          public Map<String, ElaboratedMember> visitOfferedMethod(
              Member.OfferedMethod offeredMethod) {
            return unnamed();
          }

          private Map<String, ElaboratedMember> unnamed() {
            throw new IllegalArgumentException("`" + name + "` names no value");
          }
        });
  }

  /** A component's parameter: given, or its default. */
  private ElaboratedMember parameter(
      ComponentInstance instance, Member.Parameter parameter, @Nullable TracedValue given) {
    TracedValue value = given;
    if (value == null && parameter.value() != null) {
      value = standing(instance, parameter, parameter.value());
    }
    if (value == null) {
      reporter.add(
          CallErrors.missingArgument(
              instance.resolved(),
              parameter,
              example(instance, parameter),
              instance.component().span()));
      return ElaboratedMember.constant(TracedValue.UNKNOWN, TracedValue.UNKNOWN.node());
    }
    shapes.note(parameter.nameSpan(), value.value());
    ElaboratedMember part = parts.parameter(instance, parameter, value);
    return part != null ? part : constant(parameter.name(), value);
  }

  /** Remembers how a constant was computed, so that classes can name it. */
  private static ElaboratedMember constant(String name, TracedValue value) {
    return ElaboratedMember.constant(
        value.named(name, Node.Owner.COMPONENT, ""), value.node());
  }

  /** A default. */
  private TracedValue standing(
      ComponentInstance instance, Member.Parameter parameter, Expr value) {
    Environment environment = Environment.of(instance);
    ExpectedType expected = ExpectedType.of(parameter.type(), declarations, instance.module());
    TracedValue traced = core.evaluate(value, environment, expected);
    if (parameter.type() instanceof TypeExpr.Tensor) {
      return traced;
    }
    boolean user = !declarations.isLibrary(value.span().file());
    Span span = user ? value.span() : parameter.nameSpan();
    Origin origin =
        new Origin(span, instance.resolved().owner(), parameter.name(), user, traced.value());
    return types.fit(
        traced.from(origin), parameter.type(), environment, parameter.name(), value.span());
  }

  private String example(ComponentInstance instance, Member.Parameter parameter) {
    ExpectedType expected =
        ExpectedType.of(parameter.type(), declarations, instance.resolved().kindModule());
    return expected.kind() == null
        ? TypeExamples.of(parameter.type())
        : declarations.componentNames(instance.module(), expected.kind()).stream()
            .findFirst()
            .map(name -> name + "(...)")
            .orElse("...");
  }

  private ElaboratedMember context(ComponentInstance instance, String name) {
    TracedValue value = instance.context().get(name);
    Member.Parameter parameter = instance.resolved().kindParameter(name).orElseThrow();
    if (instance.stage()) {
      return parameter(instance, parameter, value); // settings may refer to the stage's own
    }
    if (value == null && parameter.value() != null) {
      value = core.evaluate(parameter.value(), Environment.ofKind(instance));
    }
    if (value == null) {
      reporter.add(CallErrors.missingContext(instance, parameter));
      return ElaboratedMember.constant(TracedValue.UNKNOWN, TracedValue.UNKNOWN.node());
    }
    return value.value() instanceof ComponentInstance
        ? ElaboratedMember.constant(value, value.node())
        : constant(name, value);
  }

  /** {@code let name = value} or {@code let [a, b] = value}. */
  private Map<String, ElaboratedMember> constant(
      ComponentInstance instance, Member.Constant constant) {
    TracedValue value = core.evaluate(constant.value(), Environment.of(instance));
    shapes.note(constant.pattern().span(), value.value());
    List<String> names = constant.pattern().names();
    Map<String, ElaboratedMember> members = new LinkedHashMap<>();
    if (value.tensor() && !(value.node() instanceof Node.Constant)) {
      reporter.add(ElaborateErrors.tensorAsConstant(constant.value().span(), value.value()));
      names.forEach(name -> members.put(name, ElaboratedMember.unknown()));
    } else if (constant.pattern().single() != null) {
      String name = names.get(0);
      String text = constant.value().span().oneLine();
      TracedValue named =
          value.unknown() ? value : value.named(name, Node.Owner.COMPONENT, text);
      members.put(name, ElaboratedMember.constant(named, value.node()));
    } else if (value.unknown()) {
      names.forEach(name -> members.put(name, ElaboratedMember.unknown()));
    } else {
      List<? extends Value> unpacked =
          Elements.unpacked(value.value(), names.size())
              .fold(
                  ok -> ok,
                  mismatch -> {
                    reporter.mismatch(mismatch, constant.pattern().span(), List.of(value));
                    return List.of();
                  });
      for (int i = 0; i < names.size(); i++) {
        members.put(
            names.get(i),
            i < unpacked.size()
                ? unpacked(names.get(i), unpacked.get(i), value.part(i))
                : ElaboratedMember.unknown());
      }
    }
    return members;
  }

  private static ElaboratedMember unpacked(String name, Value part, List<Origin> origins) {
    TracedValue named =
        new TracedValue(part, Node.Constant.of(part), origins)
            .named(name, Node.Owner.COMPONENT, "");
    return ElaboratedMember.constant(named, named.node());
  }
}
