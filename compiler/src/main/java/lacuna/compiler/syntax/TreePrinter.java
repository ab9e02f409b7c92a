package lacuna.compiler.syntax;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Prints the tree of a file in the language itself: one thing on a line, nothing abbreviated,
 * parentheses wherever one operation stands within another. What is printed reads back as the same
 * tree.
 */
public final class TreePrinter {
  private final StringBuilder out = new StringBuilder();
  private int depth;

  private TreePrinter() {}

  /** The whole file. */
  public static String print(SyntaxFile file) {
    TreePrinter printer = new TreePrinter();
    Item.Header header = file.header();
    if (header != null) {
      printer.doc(header.doc());
      printer.line("experiment " + header.name());
      if (header.amends() != null) {
        printer.line("amends " + ExprPrinter.string(header.amends()));
      }
    }
    file.imports().forEach(line -> printer.line("import " + ExprPrinter.string(line.path())));
    file.items().forEach(printer::item);
    return printer.out.toString();
  }

  private void line(String text) {
    out.append("  ".repeat(depth)).append(text).append('\n');
  }

  private void doc(String doc) {
    if (!doc.isEmpty()) {
      doc.lines().forEach(words -> line(words.isEmpty() ? "///" : "/// " + words));
    }
  }

  private void braces(String head, Runnable inner) {
    line(head + " {");
    body(inner);
  }

  /** What stands between braces, and the closing one. */
  private void body(Runnable inner) {
    depth++;
    inner.run();
    depth--;
    line("}");
  }

  private void item(Item item) {
    if (item instanceof Item.Setting setting) {
      setting(setting);
    } else if (item instanceof Item.Block block) {
      doc(block.doc());
      boolean plain = block.name().equals(block.component());
      braces(
          block.name() + (plain ? "" : ": " + block.component()),
          () -> block.settings().forEach(this::setting));
    } else if (item instanceof Item.Sweep sweep) {
      braces(
          "sweep",
          () ->
              sweep
                  .axes()
                  .forEach(
                      axis -> line(path(axis.path()) + " in " + ExprPrinter.print(axis.values()))));
    } else if (item instanceof Item.Reference reference) {
      braces("reference", () -> reference.settings().forEach(this::setting));
    } else {
      declaration(item);
    }
  }

  private void declaration(Item item) {
    if (item instanceof Item.Kind kind) {
      doc(kind.doc());
      parameters("kind " + kind.name(), kind.parameters(), " {");
      body(() -> kind.offers().forEach(this::member));
    } else if (item instanceof Item.Component component) {
      doc(component.doc());
      String head =
          (component.external() ? "external " : "") + component.kind() + " " + component.name();
      parameters(head, component.parameters(), " {");
      body(() -> component.members().forEach(this::member));
    } else if (item instanceof Item.Alias alias) {
      doc(alias.doc());
      line(alias.kind() + " " + alias.name() + " = " + ExprPrinter.print(alias.value()));
    } else if (item instanceof Item.Names names) {
      doc(names.doc());
      braces("names " + names.name() + " for " + names.component(), () -> table(names.table()));
    } else if (item instanceof Item.Function function) {
      doc(function.doc());
      signature((function.external() ? "external fn " : "fn "), function.signature(), " {");
      body(() -> function.body().forEach(this::statement));
    }
  }

  private void table(NameTable table) {
    table.conditions().forEach(require -> condition(require.condition()));
    table.renamings().forEach(this::renaming);
    table.settings().forEach(this::setting);
    for (NameTable.Model model : table.models()) {
      doc(model.doc());
      String stage = model.stage() == null ? "" : " for " + model.stage();
      String at = model.at().isEmpty() ? "" : " at " + ExprPrinter.string(model.at());
      braces(
          "model " + ExprPrinter.string(model.name()) + stage + at, () -> table(model.table()));
    }
  }

  private void renaming(NameTable.Renaming renaming) {
    String line = side(renaming.ours()) + " = " + side(renaming.theirs());
    if (renaming.within().isEmpty()) {
      line(line);
    } else {
      braces(line, () -> renaming.within().forEach(this::renaming));
    }
  }

  private static String side(NameTable.Side side) {
    String keys =
        side.keys().stream()
            .map(key -> key == null ? "none" : ExprPrinter.string(key))
            .collect(Collectors.joining(", "));
    return side.list() ? "[" + keys + "]" : keys;
  }

  private void setting(Item.Setting setting) {
    doc(setting.doc());
    line(path(setting.path()) + " = " + ExprPrinter.print(setting.value()));
  }

  private static String path(List<Item.PathStep> path) {
    return path.stream().map(Item.PathStep::name).collect(Collectors.joining("."));
  }

  /** A name with its parameters, a line each, and what follows them. */
  private void parameters(String head, List<Member.Parameter> parameters, String tail) {
    if (parameters.isEmpty()) {
      line(head + "()" + tail);
      return;
    }
    line(head + "(");
    depth++;
    for (Member.Parameter parameter : parameters) {
      doc(parameter.doc());
      String with =
          parameter.with().isEmpty() ? "" : " with " + ExprPrinter.arguments(parameter.with());
      String value = parameter.value() == null ? "" : " = " + ExprPrinter.print(parameter.value());
      line(parameter.name() + ": " + ExprPrinter.print(parameter.type()) + with + value + ",");
    }
    depth--;
    line(")" + tail);
  }

  private void signature(String head, Member.Signature signature, String tail) {
    String result =
        signature.result() == null ? "" : " -> " + ExprPrinter.print(signature.result());
    parameters(head + signature.name(), signature.parameters(), result + tail);
  }

  private void member(Member member) {
    if (member instanceof Member.Constant constant) {
      doc(constant.doc());
      line("let " + pattern(constant.pattern()) + " = " + ExprPrinter.print(constant.value()));
    } else if (member instanceof Member.Param param) {
      doc(param.doc());
      tensor("param ", param.name(), param.type(), param.value());
    } else if (member instanceof Member.Buffer buffer) {
      doc(buffer.doc());
      tensor("buffer ", buffer.name(), buffer.type(), buffer.value());
    } else if (member instanceof Member.Layer layer) {
      doc(layer.doc());
      line(layer.name() + " = " + ExprPrinter.print(layer.value()));
    } else if (member instanceof Member.Require require) {
      condition(require.condition());
    } else if (member instanceof Member.Method method) {
      doc(method.doc());
      signature("", method.signature(), " {");
      body(() -> method.body().forEach(this::statement));
    } else if (member instanceof Member.OfferedConstant constant) {
      doc(constant.doc());
      line("let " + constant.name() + ": " + ExprPrinter.print(constant.type()));
    } else if (member instanceof Member.OfferedMethod method) {
      doc(method.doc());
      boolean bare = method.requirements().isEmpty();
      signature("", method.signature(), bare ? "" : " {");
      if (!bare) {
        body(() -> method.requirements().forEach(require -> condition(require.condition())));
      }
    }
  }

  private void tensor(String word, String name, TypeExpr type, Expr value) {
    line(word + name + ": " + ExprPrinter.print(type) + " = " + ExprPrinter.print(value));
  }

  private void condition(Member.Condition condition) {
    String word = condition.advice() ? "advise " : "require ";
    String reason = ExprPrinter.string(condition.reason());
    line(word + ExprPrinter.print(condition.holds()) + " else " + reason);
  }

  private void statement(Statement statement) {
    if (statement instanceof Statement.Let let) {
      line("let " + pattern(let.pattern()) + " = " + ExprPrinter.print(let.value()));
    } else if (statement instanceof Statement.Assign assign) {
      line(assign.name() + " = " + ExprPrinter.print(assign.value()));
    } else if (statement instanceof Statement.Metric metric) {
      line("metric " + metric.name() + " = " + ExprPrinter.print(metric.value()));
    } else if (statement instanceof Statement.Require require) {
      condition(require.condition());
    } else if (statement instanceof Statement.For loop) {
      braces(
          "for " + loop.variable() + " in " + ExprPrinter.print(loop.list()),
          () -> loop.body().forEach(this::statement));
    } else if (statement instanceof Statement.Return result) {
      line("return " + ExprPrinter.print(result.value()));
    } else if (statement instanceof Statement.If choice) {
      braces(
          "if " + ExprPrinter.print(choice.condition()),
          () -> choice.then().forEach(this::statement));
      if (!choice.otherwise().isEmpty()) {
        braces("else", () -> choice.otherwise().forEach(this::statement));
      }
    }
  }

  private static String pattern(Statement.Pattern pattern) {
    return pattern.taken()
        ? "[" + String.join(", ", pattern.names()) + "]"
        : pattern.names().get(0);
  }
}
