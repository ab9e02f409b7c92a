package lacuna.compiler.check;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.residual.Node;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Item;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** Finds out what a call calls. */
final class Calls {
  /**
   * Functions of shapes: with a tensor among the arguments they are still functions of constants.
   */
  private static final Set<String> OF_SHAPES =
      Set.of("shape", "numel", "joined", "without", "replaced", "swapped");

  private final Elaboration e;

  Calls(Elaboration e) {
    this.e = e;
  }

  /** The value of a call. */
  Val call(Expr.Call call, Frame frame, Wanted wanted) {
    if (call.callee() instanceof Expr.Name name) {
      return named(call, name, frame, wanted);
    } else if (call.callee() instanceof Expr.Select select) {
      Val target = e.evaluator.eval(select.target(), frame, Wanted.ANYTHING);
      if (target.unknown()) {
        return Val.UNKNOWN;
      } else if (target.value() instanceof Placed) {
        return e.bodies.method(target, select.name(), call, frame, select.nameSpan());
      }
    }
    return value(e.evaluator.eval(call.callee(), frame, Wanted.ANYTHING), call, frame);
  }

  private Val value(Val callee, Expr.Call call, Frame frame) {
    if (callee.value() instanceof Placed) {
      return e.bodies.method(callee, "forward", call, frame, call.callee().span());
    } else if (callee.none()) {
      e.report.blame(
          Diagnostic.error(
                  Code.WRONG_TYPE,
                  "`%s` is none here, and cannot be called".formatted(call.callee().span().text()))
              .help("check first: if %s != none { ... }".formatted(call.callee().span().text())),
          call.span(),
          callee.origins(),
          "");
    } else if (!callee.unknown()) {
      e.report.blame(
          Diagnostic.error(Code.WRONG_TYPE, "only functions, layers and components can be called"),
          call.callee().span(),
          callee.origins(),
          "this is " + Describe.article(callee.value()));
    }
    return Val.UNKNOWN;
  }

  private Val named(Expr.Call call, Expr.Name name, Frame frame, Wanted wanted) {
    String text = name.text();
    if (wanted.kind() != null) {
      List<Declarations.Found<Item>> components =
          e.declarations.components(frame.module, text, wanted.kind());
      if (!components.isEmpty()) {
        return component(components, call, frame);
      }
    }
    Val local = frame.local(text);
    if (local != null && callable(local)) {
      return value(local, call, frame);
    }
    if (frame.self != null) {
      if (frame.self.declared.method(text) != null) {
        return e.bodies.own(frame.self, text, call, frame);
      }
      Val member = e.placing.member(frame.self, text, name.span());
      if (member != null && callable(member)) {
        return value(member, call, frame);
      }
    }
    return function(call, name, frame, wanted);
  }

  /** A number may share its name with a function: {@code length} is both. */
  private static boolean callable(Val val) {
    return val.value() instanceof Placed || val.unknown() || val.none();
  }

  private Val function(Expr.Call call, Expr.Name name, Frame frame, Wanted wanted) {
    if (otherKind(name.text(), frame, wanted)) {
      e.report.add(e.names.unknownComponent(name.text(), wanted.kind(), frame.module, name.span()));
      return Val.UNKNOWN;
    }
    List<Declarations.Found<Item.Function>> functions =
        e.declarations.functions(frame.module, name.text());
    Map<Expr, Val> done = new IdentityHashMap<>();
    if (Builtins.has(name.text())) {
      Val built = builtin(call, name.text(), frame, done, functions.isEmpty());
      if (built != null) {
        return built;
      }
    }
    if (functions.size() > 1) {
      List<Span> places = functions.stream().map(f -> f.item().signature().nameSpan()).toList();
      e.report.add(ambiguous(name.text(), places, name.span()));
      return Val.UNKNOWN;
    } else if (!functions.isEmpty()) {
      return e.bodies.function(functions.get(0), call, frame, done);
    }
    return unknown(call, name, frame, wanted);
  }

  /** Where only a component can stand, one of another kind is meant, not the function of its name. */
  private boolean otherKind(String name, Frame frame, Wanted wanted) {
    return wanted.kind() != null
        && !wanted.kind().equals("init")
        && !e.declarations.components(frame.module, name, null).isEmpty();
  }

  private Val unknown(Expr.Call call, Expr.Name name, Frame frame, Wanted wanted) {
    List<Declarations.Found<Item>> any = e.declarations.components(frame.module, name.text(), null);
    if (wanted.kind() != null) {
      e.report.add(e.names.unknownComponent(name.text(), wanted.kind(), frame.module, name.span()));
      return Val.UNKNOWN;
    } else if (any.size() == 1) {
      return component(any, call, frame);
    } else if (any.size() > 1) {
      e.report.add(
          Diagnostic.error(
                  Code.AMBIGUOUS_NAME, "`%s` names components of several kinds".formatted(name.text()))
              .at(name.span(), "nothing here says which"));
      return Val.UNKNOWN;
    }
    Set<String> candidates = new LinkedHashSet<>(frame.localNames());
    if (frame.self != null) {
      candidates.addAll(frame.self.declared.names().keySet());
    }
    e.report.add(e.names.unknownCallee(name, frame.module, candidates, wanted));
    return Val.UNKNOWN;
  }

  private static Diagnostic ambiguous(String name, List<Span> places, Span span) {
    boolean oneFile = places.stream().allMatch(p -> p.file().equals(places.get(0).file()));
    Diagnostic diagnostic =
        Diagnostic.error(
                Code.AMBIGUOUS_NAME,
                oneFile
                    ? "`%s` is declared twice".formatted(name)
                    : "several files declare `%s`, and none is nearer".formatted(name))
            .at(span);
    for (Span place : places) {
      diagnostic = diagnostic.related(place, "one of them");
    }
    return diagnostic;
  }

  /**
   * A function of constants; null when it is the tensor function of that name.
   *
   * @param done takes the arguments that were worked out on the way
   * @param only whether there is no tensor function of that name
   */
  private @Nullable Val builtin(
      Expr.Call call, String name, Frame frame, Map<Expr, Val> done, boolean only) {
    List<Val> arguments = new ArrayList<>();
    List<Origin> origins = List.of();
    boolean tensors = false;
    for (Expr.Argument argument : call.arguments()) {
      Val val = e.evaluator.eval(argument.value(), frame, Wanted.ANYTHING);
      done.put(argument.value(), val);
      if (val.unknown()) {
        return Val.UNKNOWN;
      }
      tensors |= val.tensor() && !OF_SHAPES.contains(name);
      arguments.add(val);
      origins = Val.join(origins, val.origins());
    }
    List<Value> values = arguments.stream().map(Val::value).toList();
    Value value = tensors ? null : applied(name, values);
    if (value != null) {
      List<Node> nodes = arguments.stream().map(Val::node).toList();
      List<List<Origin>> parts =
          ShapeBuiltins.has(name) ? ShapeBuiltins.parts(name, arguments) : List.of();
      Node node = new Node.Constant(value, null, new Node.Formula(name, nodes));
      return new Val(value, node, origins, parts);
    } else if (!only && (tensors || name.equals("float") || name.equals("int"))) {
      return null;
    }
    if (ShapeBuiltins.takes(name, values.size())) {
      e.report.blame(ShapeBuiltins.refusal(name, values), call.span(), List.of(), "");
      return Val.UNKNOWN;
    }
    String given =
        values.isEmpty()
            ? "nothing"
            : String.join(", ", values.stream().map(Describe::article).toList());
    e.report.blame(
        Diagnostic.error(Code.WRONG_TYPE, "`%s` does not take %s".formatted(name, given)),
        call.span(),
        origins,
        "");
    return Val.UNKNOWN;
  }

  private static @Nullable Value applied(String name, List<Value> values) {
    try {
      return Builtins.apply(name, values);
    } catch (ArithmeticException tooLarge) {
      return null; // a message says that it does not take them
    }
  }

  private Val component(List<Declarations.Found<Item>> found, Expr.Call call, Frame frame) {
    Span name = call.callee().span();
    if (found.size() > 1) {
      List<Span> places = found.stream().map(f -> Declarations.nameSpan(f.item())).toList();
      e.report.add(ambiguous(name.text(), places, name));
      return Val.UNKNOWN;
    }
    Declared declared = e.declarations.resolve(found.get(0));
    if (declared == null) {
      return Val.UNKNOWN; // its declaration has a message, or is a stage without a kind
    }
    Map<String, Val> given = new LinkedHashMap<>();
    for (Declared.Preset preset : declared.presets()) {
      given.putAll(
          e.arguments.ofComponent(declared, preset.arguments(), Frame.of(preset.module())));
    }
    given.putAll(e.arguments.ofComponent(declared, call.arguments(), frame));
    Closure closure = new Closure(declared, given, List.of(), call.span());
    boolean contextFree = declared.component().external() && declared.kind().parameters().isEmpty();
    Node node = contextFree ? Externals.node(e, closure, Map.of()) : Node.Constant.of(closure);
    boolean user = !e.declarations.isLibrary(frame.module);
    Origin origin = new Origin(call.span(), "", declared.name(), user, closure);
    return new Val(closure, node, List.of(origin));
  }
}
