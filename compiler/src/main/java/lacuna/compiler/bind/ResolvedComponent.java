package lacuna.compiler.bind;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import lacuna.compiler.load.Module;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Item;
import lacuna.compiler.syntax.Member;
import org.jspecify.annotations.Nullable;

/**
 * A component as declared, with what its names stand for: an alias is its target with other
 * defaults. Two are the same only when they are one object.
 */
public final class ResolvedComponent {
  private final Declarations.Found<Item.Component> component;
  private final Declarations.Found<Item.Kind> kind;
  private final String name;
  private final List<Preset> presets;
  private final Set<String> names;
  private final Map<String, Member.Parameter> parameters;
  private final Map<String, Member.Parameter> kindParameters;
  private final Map<String, Member.Parameter> absent;
  private final Map<String, Member> members;
  private final Map<String, Member.Method> methods;
  private final Map<String, Member.OfferedMethod> offered;

  /**
   * A component of a kind.
   *
   * @param name what it is called where it is used: its own name or an alias
   * @param presets the arguments of the aliases on the way, the nearest to the component first
   */
  ResolvedComponent(
      Declarations.Found<Item.Component> component,
      Declarations.Found<Item.Kind> kind,
      String name,
      List<Preset> presets) {
    this.component = component;
    this.kind = kind;
    this.name = name;
    this.presets = List.copyOf(presets);
    parameters = byName(component.item().parameters());
    offered = offered(kind.item());
    Map<String, Member> values = new LinkedHashMap<>();
    Map<String, Member.Method> functions = new LinkedHashMap<>();
    Set<String> all = new LinkedHashSet<>(parameters.keySet());
    for (Member member : component.item().members()) {
      for (DeclaredName declared : NamesOfMember.of(member)) {
        all.add(declared.name());
        if (member instanceof Member.Method method) {
          functions.putIfAbsent(declared.name(), method);
        } else {
          values.putIfAbsent(declared.name(), member);
        }
      }
    }
    members = Collections.unmodifiableMap(values);
    methods = Collections.unmodifiableMap(functions);
    kindParameters = byName(kind.item().parameters().stream().filter(this::has).toList());
    absent = byName(kind.item().parameters().stream().filter(each -> !has(each)).toList());
    all.addAll(kindParameters.keySet());
    names = Collections.unmodifiableSet(all);
  }

  /** Arguments that an alias gives. */
  public record Preset(List<Expr.Argument> arguments, Module module, String alias) {}

  private static Map<String, Member.Parameter> byName(List<Member.Parameter> parameters) {
    Map<String, Member.Parameter> named = new LinkedHashMap<>();
    parameters.forEach(parameter -> named.putIfAbsent(parameter.name(), parameter));
    return Collections.unmodifiableMap(named);
  }

  private static Map<String, Member.OfferedMethod> offered(Item.Kind kind) {
    Map<String, Member.OfferedMethod> named = new LinkedHashMap<>();
    for (Member member : kind.offers()) {
      if (member instanceof Member.OfferedMethod method) {
        named.putIfAbsent(method.signature().name(), method);
      }
    }
    return Collections.unmodifiableMap(named);
  }

  /** Whether it has the function that a parameter of its kind needs. */
  private boolean has(Member.Parameter parameter) {
    String function = Needs.of(parameter);
    return function == null || methods.containsKey(function);
  }

  /** The component's declaration. */
  public Item.Component component() {
    return component.item();
  }

  /** Its kind's declaration. */
  public Item.Kind kind() {
    return kind.item();
  }

  /** The file of the component. */
  public Module module() {
    return component.module();
  }

  /** The file of its kind. */
  public Module kindModule() {
    return kind.module();
  }

  /** What it is called where it is used: its own name or an alias. */
  public String name() {
    return name;
  }

  /** The arguments of the aliases on the way, the nearest to the component first. */
  public List<Preset> presets() {
    return presets;
  }

  /** How messages call it as the owner of an argument: its kind, of a layer its name. */
  public String owner() {
    return switch (kind().name()) {
      case "stage" -> "";
      case "layer" -> component().name();
      default -> kind().name();
    };
  }

  /** The parameter of that name. */
  public Optional<Member.Parameter> parameter(String parameter) {
    return Optional.ofNullable(parameters.get(parameter));
  }

  /** The kind's parameter of that name. */
  public Optional<Member.Parameter> kindParameter(String parameter) {
    return Optional.ofNullable(kindParameters.get(parameter));
  }

  /** The kind's parameters, without those that need a function that this component lacks. */
  public Collection<Member.Parameter> kindParameters() {
    return kindParameters.values();
  }

  /** The kind's parameter of that name that needs a function this component lacks, or null. */
  public Member.@Nullable Parameter absent(String parameter) {
    return absent.get(parameter);
  }

  /** The method of that name. */
  public Member.@Nullable Method method(String method) {
    return methods.get(method);
  }

  /** What the kind says of a method of its components. */
  public Member.@Nullable OfferedMethod offered(String method) {
    return offered.get(method);
  }

  /** The names of its parameters, members and functions, then of its kind's parameters. */
  public Set<String> names() {
    return names;
  }

  /** The constant, tensor or part that declares {@code member}. */
  public @Nullable Member member(String member) {
    return members.get(member);
  }

  /** The place of a member among the component's declarations. */
  public int order(Member member) {
    List<Member> declared = component().members();
    return IntStream.range(0, declared.size())
        .filter(i -> declared.get(i) == member)
        .findFirst()
        .orElse(-1);
  }

  /**
   * The step in a checkpoint's keys of every tensor and layer: its name, or what {@code with} says.
   */
  public Map<String, String> keys() {
    Map<String, String> keys = new LinkedHashMap<>();
    members.forEach(
        (each, member) ->
            member.accept(new CheckpointKey(each)).ifPresent(key -> keys.put(each, key)));
    return keys;
  }

  /** Whether a name is that of a function and of nothing else. */
  public boolean onlyMethod(String method) {
    return methods.containsKey(method)
        && !members.containsKey(method)
        && !parameters.containsKey(method);
  }

  /** The names of the component's own parameters. */
  public List<String> parameterNames() {
    return component().parameters().stream().map(Member.Parameter::name).toList();
  }

  @Override
  public String toString() {
    return kind().name() + " " + name;
  }
}
