package lacuna.compiler.assist;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import lacuna.compiler.source.Span;
import lacuna.compiler.symbols.Definition;
import lacuna.compiler.symbols.Definitions;
import lacuna.compiler.syntax.Item;
import lacuna.compiler.syntax.Member;
import lacuna.compiler.syntax.SyntaxFile;

/** What a file holds, as a tree. */
public final class Outline {
  private Outline() {}

  /**
   * A part of a file.
   *
   * @param span all of it
   * @param nameSpan its name, within that
   */
  public record Node(
      Definition.Sort sort,
      String name,
      String detail,
      Span span,
      Span nameSpan,
      List<Node> children) {}

  /** The items of a file in order. */
  public static List<Node> of(SyntaxFile file) {
    List<Node> nodes = new ArrayList<>();
    Item.Header header = file.header();
    if (header != null) {
      nodes.add(
          new Node(
              Definition.Sort.EXPERIMENT,
              header.name(),
              header.amends() == null ? "" : "amends " + header.amends(),
              header.span(),
              header.nameSpan(),
              List.of()));
    }
    file.items().forEach(item -> nodes.addAll(item.accept(new Items())));
    return nodes;
  }

  private static Node setting(Item.Setting setting) {
    List<Item.PathStep> path = setting.path();
    String name = path.stream().map(Item.PathStep::name).collect(Collectors.joining("."));
    Span span = path.get(0).span().to(path.get(path.size() - 1).span());
    String value = setting.value().span().oneLine();
    return new Node(
        Definition.Sort.PARAMETER, name, value, setting.span(), span, List.of());
  }

  private static Node named(Definition definition, Span span, String detail, List<Node> children) {
    return new Node(
        definition.sort(), definition.name(), detail, span, definition.span(), children);
  }

  private static List<Node> members(List<Member> members) {
    List<Node> nodes = new ArrayList<>();
    for (Member member : members) {
      Definitions.of(member)
          .ifPresent(d -> nodes.add(named(d, member.span(), "", List.of())));
    }
    return nodes;
  }

  private static List<Node> parameters(List<Member.Parameter> parameters) {
    return parameters.stream()
        .map(
            each ->
                named(
                    Definitions.parameter(each),
                    each.span(),
                    each.type().span().oneLine(),
                    List.of()))
        .toList();
  }

  private static List<Node> both(List<Node> first, List<Node> second) {
    List<Node> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  /** The nodes that an item makes. */
  private static final class Items implements Item.Visitor<List<Node>> {
    private static List<Node> declared(Item item, String detail, List<Node> children) {
      return Definitions.of(item)
          .map(definition -> List.of(named(definition, item.span(), detail, children)))
          .orElse(List.of());
    }

    @Override
    public List<Node> visitSetting(Item.Setting setting) {
      return List.of(setting(setting));
    }

    @Override
    public List<Node> visitBlock(Item.Block block) {
      List<Node> settings = block.settings().stream().map(Outline::setting).toList();
      return List.of(
          new Node(
              Definition.Sort.STAGE,
              block.name(),
              block.component(),
              block.span(),
              block.nameSpan(),
              settings));
    }

    @Override
    public List<Node> visitSweep(Item.Sweep sweep) {
      return whole("sweep", sweep.span(), List.of());
    }

    @Override
    public List<Node> visitReference(Item.Reference reference) {
      List<Node> figures = reference.settings().stream().map(Outline::setting).toList();
      return whole("reference", reference.span(), figures);
    }

    private static List<Node> whole(String keyword, Span span, List<Node> children) {
      Span name = new Span(span.file(), span.start(), span.start() + keyword.length());
      return List.of(new Node(Definition.Sort.CONSTANT, keyword, "", span, name, children));
    }

    @Override
    public List<Node> visitKind(Item.Kind kind) {
      return declared(kind, "kind", both(parameters(kind.parameters()), members(kind.offers())));
    }

    @Override
    public List<Node> visitComponent(Item.Component component) {
      return declared(
          component,
          component.kind(),
          both(parameters(component.parameters()), members(component.members())));
    }

    @Override
    public List<Node> visitAlias(Item.Alias alias) {
      return declared(alias, alias.kind(), List.of());
    }

    @Override
    public List<Node> visitFunction(Item.Function function) {
      return declared(function, "fn", List.of());
    }

    @Override
    public List<Node> visitNames(Item.Names names) {
      return List.of(
          new Node(
              Definition.Sort.CONSTANT,
              "names " + names.name() + " for " + names.component(),
              "",
              names.span(),
              names.nameSpan(),
              List.of()));
    }
  }
}
