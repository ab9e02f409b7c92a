package lacuna.compiler.check;

import java.util.ArrayList;
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
 * A component as declared: an alias is its target with other defaults.
 *
 * @param presets the argument lists of the aliases on the way, the nearest to the component first, each with the file it stands in
 */
record Declared(
    Item.Component component, Item.Kind kind, Module module, Module kindModule, String name, List<Preset> presets) {

  /** Arguments that an alias gives. */
  record Preset(List<Expr.Argument> arguments, Module module, String alias) {}

  /** The parameter of that name. */
  Optional<Member.Parameter> parameter(String parameter) {
    return component.parameters().stream().filter(p -> p.name().equals(parameter)).findFirst();
  }

  /** The kind's parameter of that name. */
  Optional<Member.Parameter> kindParameter(String parameter) {
    return kind.parameters().stream().filter(p -> p.name().equals(parameter)).findFirst();
  }

  /** The method of that name. */
  Member.@Nullable Method method(String method) {
    for (Member member : component.members()) {
      if (member instanceof Member.Method m && m.signature().name().equals(method)) {
        return m;
      }
    }
    return null;
  }

  /** What the kind says of a method of its components. */
  Member.@Nullable OfferedMethod offered(String method) {
    for (Member member : kind.offers()) {
      if (member instanceof Member.OfferedMethod m && m.signature().name().equals(method)) {
        return m;
      }
    }
    return null;
  }

  /** Members and parameters by name, for look-up and suggestions. */
  Map<String, Span> names() {
    Map<String, Span> names = new LinkedHashMap<>();
    component.parameters().forEach(p -> names.put(p.name(), p.nameSpan()));
    kind.parameters().forEach(p -> names.putIfAbsent(p.name(), p.nameSpan()));
    for (Member member : component.members()) {
      if (member instanceof Member.Constant c) {
        c.pattern().names().forEach(n -> names.put(n, c.span()));
      } else if (member instanceof Member.Param p) {
        names.put(p.name(), p.nameSpan());
      } else if (member instanceof Member.Buffer b) {
        names.put(b.name(), b.nameSpan());
      } else if (member instanceof Member.Layer l) {
        names.put(l.name(), l.nameSpan());
      } else if (member instanceof Member.Method m) {
        names.put(m.signature().name(), m.signature().nameSpan());
      }
    }
    return names;
  }

  /** The member that declares {@code name}, its place among the members beside it. */
  @Nullable Member member(String name) {
    for (Member member : component.members()) {
      boolean declares =
          switch (kindOf(member)) {
            case CONSTANT -> ((Member.Constant) member).pattern().names().contains(name);
            case PARAM -> ((Member.Param) member).name().equals(name);
            case BUFFER -> ((Member.Buffer) member).name().equals(name);
            case LAYER -> ((Member.Layer) member).name().equals(name);
            case OTHER -> false;
          };
      if (declares) {
        return member;
      }
    }
    return null;
  }

  /** The step in a checkpoint's keys of every tensor and layer: its name, or what {@code with} says. */
  Map<String, String> keys() {
    Map<String, String> keys = new LinkedHashMap<>();
    for (Member member : component.members()) {
      if (member instanceof Member.Param p) {
        keys.put(p.name(), key(p.name(), p.value()));
      } else if (member instanceof Member.Buffer b) {
        keys.put(b.name(), key(b.name(), b.value()));
      } else if (member instanceof Member.Layer l) {
        keys.put(l.name(), key(l.name(), l.value()));
      }
    }
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

  private enum Sort {
    CONSTANT,
    PARAM,
    BUFFER,
    LAYER,
    OTHER
  }

  private static Sort kindOf(Member member) {
    if (member instanceof Member.Constant) {
      return Sort.CONSTANT;
    } else if (member instanceof Member.Param) {
      return Sort.PARAM;
    } else if (member instanceof Member.Buffer) {
      return Sort.BUFFER;
    }
    return member instanceof Member.Layer ? Sort.LAYER : Sort.OTHER;
  }

  /** The names of all parameters, the component's own first. */
  List<String> parameterNames() {
    List<String> names = new ArrayList<>();
    component.parameters().forEach(p -> names.add(p.name()));
    return names;
  }
}
