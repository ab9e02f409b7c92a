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
    if (item instanceof Item.Component c) {
      String head = (c.external() ? "external " : "") + c.kind() + " " + c.name();
      return of(Sort.COMPONENT, c.name(), c.nameSpan(), c.doc(), head + list(c.parameters()));
    } else if (item instanceof Item.Alias a) {
      return of(Sort.COMPONENT, a.name(), a.nameSpan(), a.doc(), a.span().oneLine());
    } else if (item instanceof Item.Kind k) {
      String head = "kind " + k.name() + list(k.parameters());
      return of(Sort.KIND, k.name(), k.nameSpan(), k.doc(), head);
    } else if (item instanceof Item.Function f) {
      Member.Signature s = f.signature();
      return of(Sort.FUNCTION, s.name(), s.nameSpan(), f.doc(), "fn " + head(s));
    }
    return Optional.empty();
  }

  private static Optional<Definition> of(
      Sort sort, String name, Span span, String doc, String detail) {
    return Optional.of(new Definition(sort, name, span, doc, detail));
  }

  /** Of a member that has a name of its own; empty for conditions and several constants at once. */
  public static Optional<Definition> of(Member member) {
    if (member instanceof Member.Constant c) {
      String single = c.pattern().single();
      return single == null ? Optional.empty() : Optional.of(constant(c, single));
    } else if (member instanceof Member.Param p) {
      return of(Sort.TENSOR, p.name(), p.nameSpan(), p.doc(), p.span().oneLine());
    } else if (member instanceof Member.Buffer b) {
      return of(Sort.TENSOR, b.name(), b.nameSpan(), b.doc(), b.span().oneLine());
    } else if (member instanceof Member.Layer l) {
      return of(Sort.LAYER, l.name(), l.nameSpan(), l.doc(), l.span().oneLine());
    } else if (member instanceof Member.Method m) {
      return of(m.signature(), m.doc());
    } else if (member instanceof Member.OfferedMethod m) {
      return of(m.signature(), m.doc());
    } else if (member instanceof Member.OfferedConstant c) {
      Span name = NamePlaces.find(c.span(), c.name());
      return of(Sort.CONSTANT, c.name(), name, c.doc(), c.span().oneLine());
    }
    return Optional.empty();
  }

  private static Optional<Definition> of(Member.Signature signature, String doc) {
    return of(
        Sort.METHOD, signature.name(), signature.nameSpan(), doc, head(signature));
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
  private static String head(Member.Signature signature) {
    TypeExpr result = signature.result();
    return signature.name()
        + list(signature.parameters())
        + (result == null ? "" : " -> " + result.span().oneLine());
  }

  private static String list(List<Member.Parameter> parameters) {
    return parameters.stream()
        .map(parameter -> parameter.span().oneLine())
        .collect(Collectors.joining(", ", "(", ")"));
  }
}
