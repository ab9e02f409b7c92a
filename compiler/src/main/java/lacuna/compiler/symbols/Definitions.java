package lacuna.compiler.symbols;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lacuna.compiler.bind.StageSettings;
import lacuna.compiler.source.Span;
import lacuna.compiler.symbols.Definition.Sort;
import lacuna.compiler.syntax.Item;
import lacuna.compiler.syntax.Member;
import lacuna.compiler.syntax.TypeExpr;
import org.jspecify.annotations.Nullable;

/** The definitions that declarations make. */
public final class Definitions {
  private Definitions() {}

  /** Of an item that has a name; empty for settings and tables. */
  public static Optional<Definition> of(Item item) {
    return item.accept(new OfItem());
  }

  /** Of a member that has a name of its own; empty for conditions and several constants at once. */
  public static Optional<Definition> of(Member member) {
    return member.accept(new OfMember());
  }

  /** One name of a {@code let} of a component. */
  static Definition constant(Member.Constant constant, String name) {
    Span span = NamePlaces.of(constant.pattern(), name);
    return new Definition(
        Sort.CONSTANT, name, span, constant.doc(), constant.span().oneLine());
  }

  /** A parameter of a component, kind or stage. */
  public static Definition parameter(Member.Parameter parameter) {
    return parameter(parameter, Sort.PARAMETER);
  }

  /** A parameter. */
  static Definition parameter(Member.Parameter parameter, Sort sort) {
    return new Definition(
        sort, parameter.name(), parameter.nameSpan(), parameter.doc(), parameter.span().oneLine());
  }

  /** A stage of a spec, declared where its first block is. */
  public static Definition stage(StageSettings stage) {
    Span span = stage.span();
    Span name = span;
    for (Item item : stage.module().file().items()) {
      if (item instanceof Item.Block block && block.componentSpan().equals(span)) {
        name = block.nameSpan();
      }
    }
    String called = stage.name().equals(stage.component()) ? "" : stage.name() + ": ";
    return new Definition(
        Sort.STAGE, stage.name(), name, stage.doc(), called + stage.component() + " { ... }");
  }

  /** A local name, in what it is made by. */
  static Definition local(Sort sort, String name, Span span, Span statement) {
    String text = statement.oneLine();
    String cut = text.length() <= 120 ? text : text.substring(0, 117) + "...";
    return new Definition(sort, name, span, "", cut);
  }

  /** One word of a type. */
  static @Nullable Definition word(TypeExpr type, String word) {
    if (type instanceof TypeExpr.Maybe maybe) {
      return word(maybe.type(), word);
    } else if (type instanceof TypeExpr.ListType list) {
      return word(list.element(), word);
    }
    int index = type instanceof TypeExpr.Words words ? words.words().indexOf(word) : -1;
    if (index < 0) {
      return null;
    }
    Span place = NamePlaces.word(type.span(), ((TypeExpr.Words) type).words(), index);
    return new Definition(Sort.WORD, word, place, "", type.span().oneLine());
  }

  /** A function's name, parameters and result. */
  static String head(Member.Signature signature) {
    TypeExpr result = signature.result();
    return signature.name()
        + list(signature.parameters())
        + (result == null ? "" : " -> " + result.span().oneLine());
  }

  static String list(List<Member.Parameter> parameters) {
    return parameters.stream()
        .map(parameter -> parameter.span().oneLine())
        .collect(Collectors.joining(", ", "(", ")"));
  }
}
