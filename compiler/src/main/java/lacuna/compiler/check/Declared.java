package lacuna.compiler.check;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lacuna.compiler.load.Module;
import lacuna.compiler.source.Span;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Item;
import lacuna.compiler.syntax.Member;
import org.jspecify.annotations.Nullable;

/**
 * A component as declared, with what its names stand for: an alias is its target with other
 * defaults.
 */
final class Declared {
  private final Item.Component component;
  private final Item.Kind kind;
  private final Module module;
  private final Module kindModule;
  private final String name;
  private final List<Preset> presets;
  private final Map<String, Span> names = new LinkedHashMap<>();
  private final Map<String, Member.Parameter> parameters = new LinkedHashMap<>();
  private final Map<String, Member.Parameter> kindParameters = new LinkedHashMap<>();
  private final Map<String, Member.Parameter> absent = new LinkedHashMap<>();
  private final Map<String, Member> members = new LinkedHashMap<>();
  private final Map<String, Member.Method> methods = new LinkedHashMap<>();
  private final Map<String, Member.OfferedMethod> offered = new LinkedHashMap<>();

  /**
   * A component of a kind, each with the file it stands in.
   *
   * @param name what it is called where it is used: its own name or an alias
   * @param presets the arguments of the aliases on the way, the nearest to the component first
   */
  Declared(
      Item.Component component,
      Item.Kind kind,
      Module module,
      Module kindModule,
      String name,
      List<Preset> presets) {
    this.component = component;
    this.kind = kind;
    this.module = module;
    this.kindModule = kindModule;
    this.name = name;
    this.presets = List.copyOf(presets);
    for (Member.Parameter parameter : component.parameters()) {
      parameters.putIfAbsent(parameter.name(), parameter);
      names.put(parameter.name(), parameter.nameSpan());
    }
    for (Member member : kind.offers()) {
      if (member instanceof Member.OfferedMethod method) {
        offered.putIfAbsent(method.signature().name(), method);
      }
    }
    component.members().forEach(this::declare);
    for (Member.Parameter parameter : kind.parameters()) {
      String function = Needs.of(parameter);
      if (function == null || methods.containsKey(function)) {
        kindParameters.putIfAbsent(parameter.name(), parameter);
        names.putIfAbsent(parameter.name(), parameter.nameSpan());
      } else {
        absent.putIfAbsent(parameter.name(), parameter);
      }
    }
  }

  private void declare(Member member) {
    if (member instanceof Member.Constant c) {
      c.pattern().names().forEach(each -> declare(each, c.span(), member));
    } else if (member instanceof Member.Param p) {
      declare(p.name(), p.nameSpan(), member);
    } else if (member instanceof Member.Buffer b) {
      declare(b.name(), b.nameSpan(), member);
    } else if (member instanceof Member.Layer l) {
      declare(l.name(), l.nameSpan(), member);
    } else if (member instanceof Member.Method m) {
      methods.putIfAbsent(m.signature().name(), m);
      names.put(m.signature().name(), m.signature().nameSpan());
    }
  }

  private void declare(String declared, Span span, Member member) {
    if (!declared.equals("_")) {
      names.put(declared, span);
      members.putIfAbsent(declared, member);
    }
  }

  /** Arguments that an alias gives. */
  record Preset(List<Expr.Argument> arguments, Module module, String alias) {}

  Item.Component component() {
    return component;
  }

  Item.Kind kind() {
    return kind;
  }

  Module module() {
    return module;
  }

  Module kindModule() {
    return kindModule;
  }

  String name() {
    return name;
  }

  List<Preset> presets() {
    return presets;
  }

  /** How messages call it as the owner of an argument: its kind, of a layer its name. */
  String owner() {
    return switch (kind.name()) {
      case "stage" -> "";
      case "layer" -> component.name();
      default -> kind.name();
    };
  }

  /** The parameter of that name. */
  Optional<Member.Parameter> parameter(String parameter) {
    return Optional.ofNullable(parameters.get(parameter));
  }

  /** The kind's parameter of that name. */
  Optional<Member.Parameter> kindParameter(String parameter) {
    return Optional.ofNullable(kindParameters.get(parameter));
  }

  /** The kind's parameters, without those that need a function that this component lacks. */
  Collection<Member.Parameter> kindParameters() {
    return kindParameters.values();
  }

  /** The kind's parameter of that name that needs a function which this component lacks, or null. */
  Member.@Nullable Parameter absent(String parameter) {
    return absent.get(parameter);
  }

  /** The method of that name. */
  Member.@Nullable Method method(String method) {
    return methods.get(method);
  }

  /** What the kind says of a method of its components. */
  Member.@Nullable OfferedMethod offered(String method) {
    return offered.get(method);
  }

  /** Members, parameters and functions by name. */
  Map<String, Span> names() {
    return names;
  }

  /** The constant, tensor or part that declares {@code member}. */
  @Nullable Member member(String member) {
    return members.get(member);
  }

  /**
   * The step in a checkpoint's keys of every tensor and layer: its name, or what {@code with} says.
   */
  Map<String, String> keys() {
    Map<String, String> keys = new LinkedHashMap<>();
    members.forEach(
        (each, member) -> {
          if (member instanceof Member.Param param) {
            keys.put(each, key(each, param.value()));
          } else if (member instanceof Member.Buffer buffer) {
            keys.put(each, key(each, buffer.value()));
          } else if (member instanceof Member.Layer layer) {
            keys.put(each, key(each, layer.value()));
          }
        });
    return keys;
  }

  private static String key(String name, Expr value) {
    if (value instanceof Expr.With with) {
      for (Expr.Argument argument : with.arguments()) {
        if ("key".equals(argument.name()) && argument.value() instanceof Expr.Text text) {
          return text.value();
        }
      }
    }
    return name;
  }

  /** Whether a name is that of a function and of nothing else. */
  boolean onlyMethod(String method) {
    return methods.containsKey(method)
        && !members.containsKey(method)
        && !parameters.containsKey(method);
  }

  /** The names of the component's own parameters. */
  List<String> parameterNames() {
    return component.parameters().stream().map(Member.Parameter::name).toList();
  }

  @Override
  public String toString() {
    return kind.name() + " " + name;
  }
}
