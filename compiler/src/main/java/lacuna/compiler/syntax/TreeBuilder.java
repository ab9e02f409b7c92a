package lacuna.compiler.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.source.SourceFile;
import lacuna.compiler.source.Span;
import lacuna.grammar.LacunaParser.AxisContext;
import lacuna.grammar.LacunaParser.BlockContext;
import lacuna.grammar.LacunaParser.ComponentContext;
import lacuna.grammar.LacunaParser.ExprContext;
import lacuna.grammar.LacunaParser.FileContext;
import lacuna.grammar.LacunaParser.FunctionContext;
import lacuna.grammar.LacunaParser.HeaderContext;
import lacuna.grammar.LacunaParser.ImportedContext;
import lacuna.grammar.LacunaParser.ItemContext;
import lacuna.grammar.LacunaParser.KindContext;
import lacuna.grammar.LacunaParser.PathContext;
import lacuna.grammar.LacunaParser.SettingContext;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/**
 * Makes the records of a file from what the grammar read. Parts that could not be read are left out
 * or hold broken values.
 */
final class TreeBuilder {
  private final SourceFile file;
  private final Complaints complaints;
  private final ExprBuilder exprs;
  private final BodyBuilder bodies;
  private final NameTableBuilder tables;

  TreeBuilder(SourceFile file, Map<Integer, String> docs, Complaints complaints) {
    this.file = file;
    this.complaints = complaints;
    this.exprs = new ExprBuilder(complaints);
    this.bodies = new BodyBuilder(complaints, docs, exprs);
    this.tables = new NameTableBuilder(complaints, exprs, bodies, this);
  }

  /** The whole file. */
  SyntaxFile file(FileContext context) {
    checkLines(context);
    List<Item.Import> imports = new ArrayList<>();
    for (ImportedContext imported : context.imported()) {
      if (imported.exception == null) {
        Span place = complaints.span(imported.STRING().getSymbol());
        imports.add(new Item.Import(exprs.span(imported), exprs.text(imported.STRING()), place));
      }
    }
    List<Item> items = new ArrayList<>();
    for (ItemContext item : context.item()) {
      Item made = item(item);
      if (made != null) {
        items.add(made);
      }
    }
    if (context.header() == null && !complaints.any()) {
      checkHeader(items);
    }
    return new SyntaxFile(
        file, context.header() == null ? null : header(context.header()), imports, items);
  }

  private void checkLines(FileContext context) {
    List<ParserRuleContext> parts = new ArrayList<>();
    if (context.header() != null) {
      parts.add(context.header());
    }
    parts.addAll(context.imported());
    parts.addAll(context.item());
    Lines.check(parts, complaints);
  }

  /** Settings belong to an experiment. */
  private void checkHeader(List<Item> items) {
    for (Item item : items) {
      boolean ofSpec =
          item instanceof Item.Setting
              || item instanceof Item.Block
              || item instanceof Item.Sweep
              || item instanceof Item.Reference;
      if (ofSpec) {
        complaints.add(
            Diagnostic.error(Code.UNEXPECTED_TEXT, "`experiment` is missing")
                .at(
                    complaints.span(item.span().start(), item.span().start()),
                    "a setting belongs to an experiment")
                .help("begin the file with `experiment NAME`"));
        return;
      }
    }
  }

  private Item.@Nullable Header header(HeaderContext context) {
    if (context.NAME() == null) {
      return null;
    }
    Token name = context.NAME().getSymbol();
    TerminalNode amends = context.STRING();
    return new Item.Header(
        exprs.span(context),
        bodies.doc(context),
        name.getText(),
        complaints.span(name),
        amends == null ? null : exprs.text(amends),
        amends == null ? null : complaints.span(amends.getSymbol()));
  }

  private @Nullable Item item(ItemContext context) {
    if (context.exception != null) {
      return null;
    }
    String doc = bodies.doc(context);
    Span span = exprs.span(context);
    if (context.setting() != null) {
      return setting(context.setting());
    }
    if (context.block() != null) {
      return block(context.block(), span, doc);
    }
    if (context.sweep() != null) {
      return new Item.Sweep(span, axes(context.sweep().axis()));
    }
    if (context.reference() != null) {
      return new Item.Reference(span, settings(context.reference().setting()));
    }
    if (context.kind() != null) {
      return kind(context.kind(), span, doc);
    }
    if (context.component() != null) {
      return component(context.component(), span, doc);
    }
    if (context.names() != null) {
      return tables.names(context.names(), span, doc);
    }
    return context.function() == null ? null : function(context.function(), span, doc);
  }

  /** A setting; null when its path could not be read. */
  Item.@Nullable Setting setting(SettingContext context) {
    PathContext path = context.path();
    if (path == null || path.exception != null || context.SET() == null) {
      return null;
    }
    ExprContext value = context.expr();
    Span span = exprs.span(context);
    Expr made =
        context.exception != null || value == null || value.exception != null
            ? new Expr.Broken(
                complaints.span(context.SET().getSymbol().getStopIndex() + 1, span.end()))
            : exprs.expr(value);
    return new Item.Setting(span, bodies.doc(context), path(path), made);
  }

  /** A value alone. */
  Expr expr(@Nullable ExprContext context) {
    return context == null || context.exception != null
        ? new Expr.Broken(new Span(file, 0, file.text().length()))
        : exprs.expr(context);
  }

  private List<Item.PathStep> path(PathContext context) {
    List<Item.PathStep> steps = new ArrayList<>();
    for (TerminalNode name : context.NAME()) {
      steps.add(new Item.PathStep(complaints.span(name.getSymbol()), name.getText()));
    }
    return steps;
  }

  private List<Item.Setting> settings(List<SettingContext> contexts) {
    bodies.checkLines(contexts);
    List<Item.Setting> settings = new ArrayList<>();
    for (SettingContext context : contexts) {
      Item.Setting setting = setting(context);
      if (setting != null) {
        settings.add(setting);
      }
    }
    return settings;
  }

  private List<Item.Axis> axes(List<AxisContext> contexts) {
    bodies.checkLines(contexts);
    List<Item.Axis> axes = new ArrayList<>();
    for (AxisContext context : contexts) {
      if (context.exception == null) {
        axes.add(
            new Item.Axis(exprs.span(context), path(context.path()), exprs.expr(context.expr())));
      }
    }
    return axes;
  }

  private Item block(BlockContext context, Span span, String doc) {
    Token name = context.NAME(0).getSymbol();
    Token component = context.NAME().size() > 1 ? context.NAME(1).getSymbol() : name;
    return new Item.Block(
        span,
        doc,
        name.getText(),
        complaints.span(name),
        component.getText(),
        complaints.span(component),
        settings(context.setting()));
  }

  private Item kind(KindContext context, Span span, String doc) {
    Token name = context.NAME().getSymbol();
    return new Item.Kind(
        span,
        doc,
        name.getText(),
        complaints.span(name),
        bodies.parameters(context.parameters()),
        bodies.offers(context.offer()));
  }

  private Item component(ComponentContext context, Span span, String doc) {
    Token kind = context.NAME(0).getSymbol();
    Token name = context.NAME(1).getSymbol();
    boolean external = context.EXTERNAL() != null;
    if (context.SET() == null) {
      return new Item.Component(
          span,
          doc,
          external,
          kind.getText(),
          complaints.span(kind),
          name.getText(),
          complaints.span(name),
          bodies.parameters(context.parameters()),
          bodies.members(context.member()));
    }
    if (external) {
      complaints.add(
          Code.UNEXPECTED_TEXT,
          "what has other defaults of a component is not external",
          context.EXTERNAL().getSymbol(),
          "",
          "remove `external`");
    }
    return new Item.Alias(
        span,
        doc,
        kind.getText(),
        complaints.span(kind),
        name.getText(),
        complaints.span(name),
        exprs.expr(context.expr()));
  }

  private @Nullable Item function(FunctionContext context, Span span, String doc) {
    Member.Signature signature = bodies.signature(context.signature());
    if (signature == null) {
      return null;
    }
    List<Statement> body = context.body() == null ? List.of() : bodies.body(context.body());
    return new Item.Function(span, doc, context.EXTERNAL() != null, signature, body);
  }
}
