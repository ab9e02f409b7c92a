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
import lacuna.compiler.syntax.Member;
import lacuna.compiler.syntax.TypeExpr;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** Finds out what a call calls, and binds its arguments. */
final class Calls {
  private final Elaboration e;

  Calls(Elaboration e) {
    this.e = e;
  }

  /** The value of a call. */
  Val call(Expr.Call call, Frame frame, Wanted wanted) {
    if (++e.depth > Elaboration.DEEPEST) {
      e.depth--;
      e.report.add(Diagnostic.error(Code.T06, "calls within calls within calls: a function may not call itself").at(call.span()));
      return Val.UNKNOWN;
    }
    try {
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
      Val callee = e.evaluator.eval(call.callee(), frame, Wanted.ANYTHING);
      return value(callee, call, frame);
    } finally {
      e.depth--;
    }
  }

  private Val value(Val callee, Expr.Call call, Frame frame) {
    if (callee.value() instanceof Placed) {
      return e.bodies.method(callee, "forward", call, frame, call.callee().span());
    } else if (callee.none()) {
      e.report.blame(
          Diagnostic.error(Code.T01, "`%s` is none here, and cannot be called".formatted(call.callee().span().text())),
          call.span(), callee.origins(), "");
    } else if (!callee.unknown()) {
      e.report.blame(
          Diagnostic.error(Code.T01, "only functions, layers and components are called"),
          call.callee().span(), callee.origins(), "this is " + Describe.article(callee.value()));
    }
    return Val.UNKNOWN;
  }

  private Val named(Expr.Call call, Expr.Name name, Frame frame, Wanted wanted) {
    String text = name.text();
    if (wanted.kind() != null) {
      List<Library.Found<Item>> components = e.library.components(frame.module, text, wanted.kind());
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
    List<Library.Found<Item.Function>> functions = e.library.functions(frame.module, text);
    Map<Expr, Val> done = new IdentityHashMap<>();
    if (Builtins.has(text)) {
      Val built = builtin(call, text, frame, done, functions.isEmpty());
      if (built != null) {
        return built;
      }
    }
    if (functions.size() > 1) {
      e.report.add(ambiguous(text, functions.stream().map(f -> f.item().signature().nameSpan()).toList(), name.span()));
      return Val.UNKNOWN;
    } else if (!functions.isEmpty()) {
      return e.bodies.function(functions.get(0), call, frame, done);
    }
    return unknownCallee(call, name, frame, wanted);
  }

  /** A number may share its name with a function: {@code length} is both. */
  private static boolean callable(Val val) {
    return val.value() instanceof Placed || val.unknown() || val.none();
  }

  private Val unknownCallee(Expr.Call call, Expr.Name name, Frame frame, Wanted wanted) {
    if (wanted.kind() == null) {
      List<Library.Found<Item>> any = e.library.components(frame.module, name.text(), null);
      if (any.size() == 1) {
        return component(any, call, frame);
      } else if (any.size() > 1) {
        e.report.add(
            Diagnostic.error(Code.N02, "`%s` names components of several kinds, and nothing here says which".formatted(name.text())).at(name.span()));
        return Val.UNKNOWN;
      }
      Set<String> candidates = new LinkedHashSet<>(e.library.functionNames(frame.module));
      candidates.addAll(Builtins.names());
      if (frame.self != null) {
        candidates.addAll(frame.self.declared.names().keySet());
      }
      e.report.add(
          Names.suggest(Diagnostic.error(Code.N01, "there is no function called `%s`".formatted(name.text())).at(name.span()), name.text(), candidates));
      return Val.UNKNOWN;
    }
    List<Library.Found<Item>> other = e.library.components(frame.module, name.text(), null);
    Diagnostic diagnostic = e.names.unknownComponent(name.text(), wanted.kind(), frame, name.span());
    if (!other.isEmpty()) {
      String kind = other.get(0).item() instanceof Item.Component c ? c.kind() : ((Item.Alias) other.get(0).item()).kind();
      diagnostic = new Diagnostic(Code.T03, diagnostic.severity(), "`%s` is of kind %s, and this place takes a %s".formatted(name.text(), kind, wanted.kind()), diagnostic.primary(), diagnostic.related(), diagnostic.notes(), diagnostic.help());
    }
    e.report.add(diagnostic);
    return Val.UNKNOWN;
  }

  static Diagnostic ambiguous(String name, List<Span> places, Span span) {
    Diagnostic diagnostic = Diagnostic.error(Code.N02, "several files declare `%s`, and none is nearer".formatted(name)).at(span);
    for (Span place : places) {
      diagnostic = diagnostic.related(place, "one of them");
    }
    return diagnostic;
  }

  private @Nullable Val builtin(Expr.Call call, String name, Frame frame, Map<Expr, Val> done, boolean only) {
    List<Value> values = new ArrayList<>();
    List<Node> nodes = new ArrayList<>();
    List<Origin> origins = List.of();
    boolean about = List.of("shape", "count", "joined", "without", "replaced", "swapped").contains(name);
    boolean tensors = false;
    for (Expr.Argument argument : call.arguments()) {
      Val val = e.evaluator.eval(argument.value(), frame, Wanted.ANYTHING);
      done.put(argument.value(), val);
      if (val.unknown()) {
        return Val.UNKNOWN;
      }
      tensors |= val.tensor() && !about;
      values.add(val.value());
      nodes.add(val.node());
      origins = Val.join(origins, val.origins());
    }
    Value value;
    try {
      value = tensors ? null : Builtins.apply(name, values);
    } catch (ArithmeticException overflow) {
      value = null;
    }
    if (value != null) {
      return new Val(value, new Node.Constant(value, null, new Node.Formula(name, nodes)), origins);
    } else if (!only && (tensors || name.equals("real") || name.equals("int"))) {
      return null;
    }
    e.report.blame(
        Diagnostic.error(Code.T01, "`%s` does not take %s".formatted(name, values.isEmpty() ? "nothing" : String.join(", ", values.stream().map(Describe::article).toList()))),
        call.span(), origins, "");
    return Val.UNKNOWN;
  }

  private Val component(List<Library.Found<Item>> found, Expr.Call call, Frame frame) {
    if (found.size() > 1) {
      e.report.add(ambiguous(call.callee().span().text(), found.stream().map(f -> f.item().span()).toList(), call.callee().span()));
      return Val.UNKNOWN;
    }
    Declared declared = e.library.resolve(found.get(0));
    if (declared == null) {
      e.report.add(Diagnostic.error(Code.N01, "`%s` is another name for a component that does not exist".formatted(call.callee().span().text())).at(call.callee().span()).related(found.get(0).item().span(), "declared here"));
      return Val.UNKNOWN;
    }
    Map<String, Val> given = new LinkedHashMap<>();
    for (Declared.Preset preset : declared.presets()) {
      given.putAll(componentArguments(declared, preset.arguments(), Frame.of(preset.module())));
    }
    given.putAll(componentArguments(declared, call.arguments(), frame));
    Closure closure = new Closure(declared, given, List.of(), call.span());
    boolean contextFree = declared.component().external() && declared.kind().parameters().isEmpty();
    Node node = contextFree ? e.placing.external(closure, Map.of()) : Node.Constant.of(closure);
    List<Origin> origins = List.of(new Origin(call.span(), declared.name(), !e.library.isLibrary(frame.module)));
    return new Val(closure, node, origins);
  }

  private Map<String, Val> componentArguments(Declared declared, List<Expr.Argument> arguments, Frame frame) {
    Map<String, Val> given = new LinkedHashMap<>();
    Frame types = Frame.of(declared.module());
    bind(arguments, declared.component().parameters(), declared.name()).forEach(
        (parameter, argument) -> given.put(parameter.name(), settle(parameter, argument.value(), frame, types)));
    return given;
  }

  /** An argument of a component, with its type checked as far as it does not hang on the component's place. */
  Val settle(Member.Parameter parameter, Expr value, Frame frame, Frame types) {
    Val val = e.evaluator.eval(value, frame, Wanted.of(parameter.type(), e.library, types));
    Origin origin = new Origin(value.span(), parameter.name(), !e.library.isLibrary(frame.module));
    if (parameter.type() instanceof TypeExpr.Tensor) {
      return val;
    }
    return e.types.fit(val.from(origin), parameter.type(), types, parameter.name(), value.span(), null);
  }

  /** Which argument goes to which parameter. */
  Map<Member.Parameter, Expr.Argument> bind(List<Expr.Argument> arguments, List<Member.Parameter> parameters, String what) {
    Map<Member.Parameter, Expr.Argument> bound = new LinkedHashMap<>();
    int position = 0;
    boolean named = false;
    for (Expr.Argument argument : arguments) {
      Member.Parameter parameter = null;
      if (argument.name() != null) {
        named = true;
        parameter = parameters.stream().filter(p -> p.name().equals(argument.name())).findFirst().orElse(null);
        if (parameter == null) {
          Set<String> names = new LinkedHashSet<>(parameters.stream().map(Member.Parameter::name).toList());
          Diagnostic diagnostic = Diagnostic.error(Code.N01, "`%s` has no parameter called `%s`".formatted(what, argument.name())).at(argument.span());
          if (!names.isEmpty()) {
            diagnostic = diagnostic.note("it takes " + String.join(", ", names));
          }
          e.report.add(Names.suggest(diagnostic, argument.name(), names));
          continue;
        }
      } else if (named) {
        e.report.add(Diagnostic.error(Code.T04, "an argument without a name cannot follow one with a name").at(argument.span()));
        continue;
      } else if (position < parameters.size()) {
        parameter = parameters.get(position++);
      } else {
        e.report.add(
            Diagnostic.error(Code.T04, "`%s` takes %s".formatted(what, parameters.isEmpty() ? "no arguments" : parameters.size() == 1 ? "one argument" : parameters.size() + " arguments")).at(argument.span(), "this is one too many"));
        continue;
      }
      if (bound.put(parameter, argument) != null) {
        e.report.add(Diagnostic.error(Code.T04, "`%s` is given twice".formatted(parameter.name())).at(argument.span()));
      }
    }
    return bound;
  }

  /** The words that the parameter named by an expression takes; empty when it names none. */
  List<String> wordsOf(Expr expr, Frame frame) {
    if (expr instanceof Expr.Name name && frame.self != null) {
      TypeExpr type = frame.self.declared.parameter(name.text()).or(() -> frame.self.declared.kindParameter(name.text())).map(Member.Parameter::type).orElse(null);
      if (type instanceof TypeExpr.Maybe maybe) {
        type = maybe.type();
      }
      return type instanceof TypeExpr.Words words ? words.words() : List.of();
    }
    return List.of();
  }
}
