package lacuna.compiler.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.residual.Node;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Member;
import lacuna.compiler.syntax.TypeExpr;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** Puts components in their places, and works their members out when they are first asked for. */
final class Placing {
  /** Parts that are parameters stand before all members. */
  private static final int PARAMETERS_FIRST = -1000;

  private final Elaboration e;
  private final Constants constants;
  private final Parts parts;
  private final Requirements requirements;

  Placing(Elaboration e) {
    this.e = e;
    constants = new Constants(e);
    parts = new Parts(e);
    requirements = new Requirements(e);
  }

  /** A parameter, constant, tensor or part; null when the component has nothing of that name. */
  @Nullable Val member(Placed placed, String name, Span span) {
    Val known = placed.known.get(name);
    if (known != null) {
      return known;
    } else if (!placed.declared.names().containsKey(name) || placed.declared.onlyMethod(name)) {
      return null;
    } else if (!placed.busy.add(name)) {
      e.report.add(
          Diagnostic.error(Code.ILLEGAL_DECLARATION, "cyclic definition of `%s`".formatted(name)).at(span));
      return Val.UNKNOWN;
    }
    try {
      Val found = find(placed, name);
      placed.known.put(name, found);
      return found;
    } finally {
      placed.busy.remove(name);
    }
  }

  private Val find(Placed placed, String name) {
    Member.Parameter parameter = placed.declared.parameter(name).orElse(null);
    Member member = placed.declared.member(name);
    if (parameter != null) {
      Val given = placed.closure.given().get(name);
      return noted(placed, name, parameter(placed, parameter, given, Frame.of(placed)));
    } else if (member == null) {
      return noted(placed, name, context(placed, name));
    }
    int order = placed.declared.component().members().indexOf(member);
    if (member instanceof Member.Constant constant) {
      constants.constant(placed, constant);
      return placed.known.getOrDefault(name, Val.UNKNOWN);
    } else if (member instanceof Member.Param param) {
      return constants.tensor(placed, order, name, param.type(), param.value(), false);
    } else if (member instanceof Member.Buffer buffer) {
      return constants.tensor(placed, order, name, buffer.type(), buffer.value(), true);
    }
    return parts.member(placed, order, (Member.Layer) member);
  }

  /** Remembers a constant of the component, so that classes can name it. */
  private static Val noted(Placed placed, String name, Val val) {
    placed.instance.constants().put(name, val.node());
    return val.value() instanceof Placed ? val : val.named(name, Node.Owner.COMPONENT, "");
  }

  /** A component's parameter: given, or its default. */
  private Val parameter(
      Placed placed, Member.Parameter parameter, @Nullable Val given, Frame frame) {
    Val val = given;
    if (val == null && parameter.value() != null) {
      val = standing(placed, parameter, parameter.value(), frame);
    }
    if (val == null) {
      e.report.add(missing(placed.declared, parameter, placed.closure.span()));
      return Val.UNKNOWN;
    }
    if (val.value() instanceof Closure closure) {
      return part(placed, parameter, val, closure, frame);
    }
    return val.value() instanceof Value.ListValue list
            && !list.elements().isEmpty()
            && list.elements().stream().allMatch(Closure.class::isInstance)
        ? parts(placed, parameter, val, list, frame)
        : val;
  }

  /** A default. */
  private Val standing(Placed placed, Member.Parameter parameter, Expr value, Frame frame) {
    Val val = e.evaluator.eval(value, frame, Wanted.of(parameter.type(), e.declarations, frame));
    if (parameter.type() instanceof TypeExpr.Tensor) {
      return val;
    }
    boolean user = !e.declarations.isLibrary(value.span().file());
    Span span = user ? value.span() : parameter.nameSpan();
    Origin origin = new Origin(span, placed.declared.owner(), parameter.name(), user, val.value());
    return e.types.fit(
        val.from(origin), parameter.type(), frame, parameter.name(), value.span(), null);
  }

  /** Something that must be given is not. */
  private Diagnostic missing(Declared declared, Member.Parameter parameter, Span span) {
    String value = example(declared, parameter);
    boolean stage = declared.kind().name().equals("stage");
    return Diagnostic.error(
            Code.MISSING_SETTING, "`%s` needs `%s`".formatted(declared.name(), parameter.name()))
        .at(span)
        .related(parameter.nameSpan(), "declared here")
        .help("for example " + parameter.name() + (stage ? " = " : ": ") + value);
  }

  private String example(Declared declared, Member.Parameter parameter) {
    Wanted wanted = Wanted.of(parameter.type(), e.declarations, Frame.of(declared.kindModule()));
    return wanted.kind() == null
        ? Describe.example(parameter.type())
        : e.declarations.componentNames(declared.module(), wanted.kind()).stream()
            .findFirst()
            .map(name -> name + "(...)")
            .orElse("...");
  }

  /** A parameter that is a component: a part of the stage, placed with what its type gives it. */
  private Val part(
      Placed placed, Member.Parameter parameter, Val val, Closure closure, Frame frame) {
    if (isValue(closure)) {
      return val;
    }
    Map<String, Val> context = contextOf(closure, sure(parameter.type()), frame);
    List<Closure.Annotation> with = new ArrayList<>();
    Needs.others(parameter).forEach(a -> with.add(new Closure.Annotation(a, frame)));
    Val annotated = new Val(closure.annotated(with), val.node(), val.origins());
    return parts.place(
        placed,
        order(placed, parameter),
        parameter.name(),
        annotated,
        parameter.nameSpan(),
        context);
  }

  /** A parameter that is a list of components: a list of parts, each placed as one alone is. */
  private Val parts(
      Placed placed, Member.Parameter parameter, Val val, Value.ListValue list, Frame frame) {
    if (!(sure(parameter.type()) instanceof TypeExpr.ListType type)
        || list.elements().stream().allMatch(x -> isValue((Closure) x))) {
      return val;
    }
    Annotations whole = new Annotations(e);
    List<Closure.Annotation> each = new ArrayList<>();
    for (Expr.Argument argument : Needs.others(parameter)) {
      Closure.Annotation annotation = new Closure.Annotation(argument, frame);
      if ("key".equals(argument.name())) {
        whole.add(annotation);
      } else {
        each.add(annotation);
      }
    }
    List<Closure> closures = new ArrayList<>();
    List<Map<String, Val>> contexts = new ArrayList<>();
    for (Value element : list.elements()) {
      Closure closure = (Closure) element;
      closures.add(closure.annotated(each));
      contexts.add(contextOf(closure, sure(type.element()), frame));
    }
    String key = whole.key(parameter.name());
    Node count = Node.Constant.of(Value.Int.of(closures.size()));
    Parts.Listed listed = new Parts.Listed(parameter.name(), key, closures, contexts, count);
    return parts.placeList(placed, order(placed, parameter), listed, val);
  }

  private static int order(Placed placed, Member.Parameter parameter) {
    return placed.declared.component().parameters().indexOf(parameter) + PARAMETERS_FIRST;
  }

  private static TypeExpr sure(TypeExpr type) {
    return type instanceof TypeExpr.Maybe maybe ? maybe.type() : type;
  }

  /** An initialiser and the like are values, not parts. */
  private static boolean isValue(Closure closure) {
    Declared declared = closure.declared();
    return declared.kind().parameters().isEmpty() && declared.component().external();
  }

  /** What a type such as {@code encoder(image, channels, mask)} gives a component of that kind. */
  Map<String, Val> contextOf(Closure closure, TypeExpr type, Frame frame) {
    Map<String, Val> context = new LinkedHashMap<>();
    if (type instanceof TypeExpr.Named named && named.arguments() != null) {
      Declared declared = closure.declared();
      e.arguments
          .bind(named.arguments(), declared.kind().parameters(), declared.kind().name())
          .forEach(
              (parameter, argument) ->
                  context.put(
                      parameter.name(),
                      e.evaluator.eval(argument.value(), frame, Wanted.ANYTHING)));
    }
    return context;
  }

  private Val context(Placed placed, String name) {
    Val val = placed.context.get(name);
    Member.Parameter parameter = placed.declared.kindParameter(name).orElseThrow();
    if (placed.declared.kind().name().equals("stage")) {
      // a stage's common settings may speak of its own
      return parameter(placed, parameter, val, Frame.of(placed));
    }
    if (val == null && parameter.value() != null) {
      val = e.evaluator.eval(parameter.value(), Frame.ofKind(placed), Wanted.ANYTHING);
    }
    if (val == null) {
      e.report.add(
          Diagnostic.error(
                  Code.MISSING_SETTING, "`%s` is given no `%s` here".formatted(placed.declared.name(), name))
              .at(placed.closure.span())
              .related(parameter.span(), "declared here")
              .help(
                  "a parameter gives it, as in `%s: %s(%s)`"
                      .formatted(
                          placed.declared.kind().name(), placed.declared.kind().name(), name)));
      return Val.UNKNOWN;
    }
    return val;
  }

  /** A component in a place of its own; its conditions are checked. */
  Placed placed(Closure closure, Map<String, Val> context) {
    Placed placed = new Placed(closure, context);
    Declared declared = closure.declared();
    for (Member.Parameter parameter : declared.component().parameters()) {
      if (parameter.value() == null && !closure.given().containsKey(parameter.name())) {
        member(placed, parameter.name(), closure.span());
      }
    }
    require(declared.kind().offers(), placed);
    for (Member member : declared.kind().offers()) {
      if (member instanceof Member.OfferedMethod method
          && declared.method(method.signature().name()) != null) {
        require(method.requirements(), placed);
      }
    }
    require(declared.component().members(), placed);
    return placed;
  }

  private void require(List<? extends Member> members, Placed placed) {
    for (Member member : members) {
      if (member instanceof Member.Require require) {
        boolean bearable = requirements.check(require.condition(), Frame.of(placed));
        placed.broken |= !bearable && !placed.declared.kind().name().equals("stage");
      }
    }
  }

  /** Makes a part, or every part of a list, exist. */
  void use(Val part) {
    if (part.value() instanceof Placed placed) {
      placed.use.run();
    } else if (part.value() instanceof Value.ListValue list) {
      for (Value element : list.elements()) {
        if (element instanceof Placed placed) {
          placed.use.run();
        }
      }
    }
  }

  /**
   * What calling a component gives: its {@code forward} run on what its kind says it is given,
   * beside the real one.
   */
  Val output(Placed placed, Span span) {
    Val known = placed.known.get("output");
    if (known == null && placed.broken) {
      return Val.UNKNOWN;
    } else if (known == null) {
      known = e.flops.without(() -> new Outputs(e).of(placed, span));
      placed.known.put("output", known);
    }
    return known;
  }
}
