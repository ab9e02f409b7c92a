package lacuna.compiler.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import lacuna.compiler.source.SourceFile;
import lacuna.compiler.source.Span;
import lacuna.grammar.LacunaParser.AxisContext;
import lacuna.grammar.LacunaParser.BlockContext;
import lacuna.grammar.LacunaParser.ComponentContext;
import lacuna.grammar.LacunaParser.FileContext;
import lacuna.grammar.LacunaParser.FunctionContext;
import lacuna.grammar.LacunaParser.HeaderContext;
import lacuna.grammar.LacunaParser.ImportedContext;
import lacuna.grammar.LacunaParser.ItemContext;
import lacuna.grammar.LacunaParser.KindContext;
import lacuna.grammar.LacunaParser.NamesContext;
import lacuna.grammar.LacunaParser.ReferenceContext;
import lacuna.grammar.LacunaParser.SettingContext;
import lacuna.grammar.LacunaParser.SweepContext;
import lacuna.grammar.LacunaParser.VariedContext;
import lacuna.grammar.LacunaParserBaseVisitor;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/**
 * Makes the records of a file from what the grammar read. Parts that could not be read are left out
 * or hold broken values.
 */
final class TreeBuilder {
  /** Words and signs of a declaration; the longest of the library has a fifth of them. */
  private static final int MOST_TOKENS = 5_000;

  private final SourceFile file;
  private final ErrorCollector errors;
  private final ExprBuilder exprs;
  private final SettingBuilder settings;
  private final StatementBuilder statements;
  private final MemberBuilder members;
  private final NameTableBuilder tables;

  /**
   * A builder for one file.
   *
   * @param docs the doc comments by the offset of the token that each stands above
   */
  TreeBuilder(SourceFile file, Map<Integer, String> docs, ErrorCollector errors) {
    this.file = file;
    this.errors = errors;
    this.exprs = new ExprBuilder(errors);
    this.settings = new SettingBuilder(docs, errors);
    this.statements = new StatementBuilder(errors, exprs);
    this.members = new MemberBuilder(errors, settings, exprs, statements);
    this.tables = new NameTableBuilder(errors, exprs, members, settings);
  }

  /** The whole file. */
  SyntaxFile file(FileContext context) {
    checkLines(context);
    List<Item.Import> imports =
        context.imported().stream()
            .filter(imported -> imported.exception == null)
            .map(this::imported)
            .toList();
    List<ItemContext> read =
        context.item().stream().filter(item -> item.exception == null).toList();
    read.forEach(this::checkLength);
    List<Item> items =
        read.stream()
            .map(item -> item.accept(new ItemVisitor(item)))
            .filter(Objects::nonNull)
            .toList();
    if (context.header() == null && !errors.any()) {
      items.stream()
          .filter(item -> item instanceof Item.OfSpec)
          .findFirst()
          .ifPresent(this::settingsWithoutExperiment);
    }
    return new SyntaxFile(
        file, context.header() == null ? null : header(context.header()), imports, items);
  }

  private void checkLength(ItemContext item) {
    int tokens = item.getStop().getTokenIndex() - item.getStart().getTokenIndex();
    if (tokens > MOST_TOKENS) {
      errors.add(
          LexicalErrors.declarationTooLong(errors.span(item.getStart()), MOST_TOKENS));
    }
  }

  private void checkLines(FileContext context) {
    List<ParserRuleContext> parts = new ArrayList<>();
    if (context.header() != null) {
      parts.add(context.header());
    }
    parts.addAll(context.imported());
    parts.addAll(context.item());
    LineChecker.check(parts, errors);
  }

  private void settingsWithoutExperiment(Item first) {
    int start = first.span().start();
    errors.add(HeaderErrors.settingsWithoutExperiment(errors.span(start, start)));
  }

  private Item.Import imported(ImportedContext context) {
    TerminalNode path = context.STRING();
    return new Item.Import(
        exprs.span(context), exprs.text(path), errors.span(path.getSymbol()));
  }

  private Item.@Nullable Header header(HeaderContext context) {
    if (context.NAME() == null) {
      return null;
    }
    Token name = context.NAME().getSymbol();
    TerminalNode amends = context.STRING();
    return new Item.Header(
        exprs.span(context),
        settings.doc(context),
        name.getText(),
        errors.span(name),
        amends == null ? null : exprs.text(amends),
        amends == null ? null : errors.span(amends.getSymbol()));
  }

  /** One item, from what the grammar read as a part of the file. */
  private final class ItemVisitor extends LacunaParserBaseVisitor<@Nullable Item> {
    private final Span span;
    private final String doc;

    ItemVisitor(ItemContext part) {
      this.span = exprs.span(part);
      this.doc = settings.doc(part);
    }

    @Override
    public @Nullable Item visitSetting(SettingContext context) {
      return settings.setting(context);
    }

    @Override
    public Item visitBlock(BlockContext context) {
      Token name = context.NAME(0).getSymbol();
      Token component = context.NAME().size() > 1 ? context.NAME(1).getSymbol() : name;
      return new Item.Block(
          span,
          doc,
          name.getText(),
          errors.span(name),
          component.getText(),
          errors.span(component),
          settings.settings(context.setting()));
    }

    @Override
    public Item visitSweep(SweepContext context) {
      LineChecker.check(context.varied(), errors);
      List<Item.Varied> grid = new ArrayList<>();
      List<Item.Setting> references = new ArrayList<>();
      for (VariedContext varied : context.varied()) {
        if (varied.reference() != null) {
          references.addAll(settings.settings(varied.reference().setting()));
        } else if (varied.exception == null) {
          boolean zipped = varied.zip() != null;
          List<AxisContext> axes = zipped ? varied.zip().axis() : List.of(varied.axis());
          grid.add(new Item.Varied(exprs.span(varied), zipped, axes(axes)));
        }
      }
      return new Item.Sweep(span, grid, references);
    }

    private List<Item.Axis> axes(List<AxisContext> contexts) {
      LineChecker.check(contexts, errors);
      return contexts.stream()
          .filter(axis -> axis.exception == null)
          .map(this::axis)
          .toList();
    }

    private Item.Axis axis(AxisContext context) {
      return new Item.Axis(
          exprs.span(context), settings.path(context.path()), exprs.expr(context.expr()));
    }

    @Override
    public Item visitReference(ReferenceContext context) {
      return new Item.Reference(span, settings.settings(context.setting()));
    }

    @Override
    public Item visitKind(KindContext context) {
      Token name = context.NAME().getSymbol();
      return new Item.Kind(
          span,
          doc,
          name.getText(),
          errors.span(name),
          members.parameters(context.parameters()),
          members.offers(context.offer()));
    }

    @Override
    public Item visitComponent(ComponentContext context) {
      if (context.SET() != null) {
        return alias(context);
      }
      Token kind = context.NAME(0).getSymbol();
      Token name = context.NAME(1).getSymbol();
      return new Item.Component(
          span,
          doc,
          context.EXTERNAL() != null,
          kind.getText(),
          errors.span(kind),
          name.getText(),
          errors.span(name),
          members.parameters(context.parameters()),
          members.members(context.member()));
    }

    private Item alias(ComponentContext context) {
      if (context.EXTERNAL() != null) {
        errors.add(SyntaxErrors.externalAlias(errors.span(context.EXTERNAL().getSymbol())));
      }
      Token kind = context.NAME(0).getSymbol();
      Token name = context.NAME(1).getSymbol();
      return new Item.Alias(
          span,
          doc,
          kind.getText(),
          errors.span(kind),
          name.getText(),
          errors.span(name),
          exprs.expr(context.expr()));
    }

    @Override
    public @Nullable Item visitFunction(FunctionContext context) {
      Member.Signature signature = members.signature(context.signature());
      if (signature == null) {
        return null;
      }
      List<Statement> body =
          context.body() == null ? List.of() : statements.body(context.body());
      return new Item.Function(span, doc, context.EXTERNAL() != null, signature, body);
    }

    @Override
    public @Nullable Item visitNames(NamesContext context) {
      return tables.names(context, span, doc);
    }
  }
}
