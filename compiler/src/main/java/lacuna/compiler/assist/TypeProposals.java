package lacuna.compiler.assist;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import lacuna.compiler.assist.Proposal.Sort;
import lacuna.compiler.bind.Declarations;
import lacuna.compiler.bind.ResolvedComponent;
import lacuna.compiler.bind.TypeExamples;
import lacuna.compiler.load.Module;
import lacuna.compiler.source.Span;
import lacuna.compiler.symbols.Definition;
import lacuna.compiler.symbols.Definitions;
import lacuna.compiler.symbols.Setting;
import lacuna.compiler.syntax.Item;
import lacuna.compiler.syntax.Member;
import lacuna.compiler.syntax.TypeExpr;

/** The values of a type that could stand in a file: components, words, forms with units. */
final class TypeProposals implements TypeExpr.Visitor<List<Proposal>> {
  private final Declarations declarations;
  private final Module here;
  private final Module there;
  private final Span replaced;

  /** {@code here} is where the value would stand, {@code there} where the type is written. */
  TypeProposals(Declarations declarations, Module here, Module there, Span replaced) {
    this.declarations = declarations;
    this.here = here;
    this.there = there;
    this.replaced = replaced;
  }

  private Proposal value(String text, String detail) {
    return new Proposal(Sort.VALUE, text, Snippets.text(text), detail, "", replaced);
  }

  @Override
  public List<Proposal> visitMaybe(TypeExpr.Maybe maybe) {
    List<Proposal> all = new ArrayList<>(maybe.type().accept(this));
    all.add(value("none", ""));
    return all;
  }

  @Override
  public List<Proposal> visitListType(TypeExpr.ListType list) {
    return list.element().accept(this);
  }

  @Override
  public List<Proposal> visitTensor(TypeExpr.Tensor tensor) {
    return List.of();
  }

  @Override
  public List<Proposal> visitWords(TypeExpr.Words words) {
    String all = String.join(" | ", words.words());
    return words.words().stream()
        .map(word -> new Proposal(Sort.WORD, word, word, all, "", replaced))
        .toList();
  }

  @Override
  public List<Proposal> visitNamed(TypeExpr.Named named) {
    String name = named.path().get(0);
    if (named.path().size() == 1 && !declarations.kinds(there, name).isEmpty()) {
      return components(name);
    }
    String example = TypeExamples.of(named);
    return switch (name) {
      case "Bool" -> List.of(value("true", name), value("false", name));
      case "Duration" -> List.of(value(example, name), value("1000 steps", name));
      case "Ratio", "Length", "Size", "Rate", "Range" -> List.of(value(example, name));
      case "String" ->
          List.of(new Proposal(Sort.VALUE, "\"\"", "\"${1}\"", name, "", replaced));
      default -> List.of();
    };
  }

  /** All components of a kind, with what must be given filled in. */
  private List<Proposal> components(String kind) {
    List<Proposal> all = new ArrayList<>();
    for (String name : declarations.componentNames(here, kind)) {
      Declarations.Found<Item> found = declarations.components(here, name, kind).get(0);
      ResolvedComponent resolved = declarations.resolve(found);
      if (resolved != null) {
        all.add(component(found.item(), resolved, name));
      }
    }
    return all;
  }

  private Proposal component(Item item, ResolvedComponent resolved, String name) {
    Definition definition = Definitions.of(item).orElseThrow();
    List<Member.Parameter> open =
        resolved.component().parameters().stream()
            .filter(parameter -> parameter.value() == null)
            .filter(parameter -> !given(resolved, parameter.name()))
            .toList();
    List<String> arguments = new ArrayList<>();
    for (Member.Parameter parameter : open) {
      String example = TypeExamples.of(parameter.type());
      arguments.add(
          parameter.name() + ": " + Snippets.hole(arguments.size() + 1, example));
    }
    String snippet = name + arguments.stream().collect(Collectors.joining(", ", "(", ")"));
    String doc = MarkdownText.declaration(definition);
    String detail = resolved.kind().name();
    return new Proposal(Sort.COMPONENT, name, snippet, detail, doc, replaced);
  }

  /** Whether an alias on the way gives it. */
  private static boolean given(ResolvedComponent resolved, String parameter) {
    return resolved.presets().stream()
        .flatMap(preset -> preset.arguments().stream())
        .anyMatch(argument -> parameter.equals(argument.name()));
  }

  /** Settings to give a value to, by their names. */
  static List<Proposal> settings(List<Setting> settings, String sign, Span replaced) {
    List<Proposal> all = new ArrayList<>();
    for (Setting setting : settings) {
      Member.Parameter parameter = setting.parameter();
      String standard = parameter.value() == null ? "" : " = " + parameter.value().span().oneLine();
      String doc = MarkdownText.declaration(Definitions.parameter(parameter));
      String snippet = Snippets.text(parameter.name() + sign);
      String detail = parameter.type().span().oneLine() + standard;
      all.add(new Proposal(Sort.SETTING, parameter.name(), snippet, detail, doc, replaced));
    }
    return all;
  }
}
