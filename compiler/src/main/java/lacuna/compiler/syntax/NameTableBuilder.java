package lacuna.compiler.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.source.Span;
import lacuna.grammar.LacunaParser.EntryContext;
import lacuna.grammar.LacunaParser.ModelContext;
import lacuna.grammar.LacunaParser.NamesContext;
import lacuna.grammar.LacunaParser.RenamingContext;
import lacuna.grammar.LacunaParser.SideContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Makes the records of tables of names. Entries that could not be read are left out. */
final class NameTableBuilder {
  private final Complaints complaints;
  private final ExprBuilder exprs;
  private final BodyBuilder bodies;
  private final TreeBuilder tree;

  NameTableBuilder(
      Complaints complaints, ExprBuilder exprs, BodyBuilder bodies, TreeBuilder tree) {
    this.complaints = complaints;
    this.exprs = exprs;
    this.bodies = bodies;
    this.tree = tree;
  }

  /** The item; null when its name could not be read. */
  Item.@Nullable Names names(NamesContext context, Span span, String doc) {
    if (context.NAME().size() < 2) {
      return null;
    }
    Token name = context.NAME(0).getSymbol();
    Token component = context.NAME(1).getSymbol();
    return new Item.Names(
        span,
        doc,
        name.getText(),
        complaints.span(name),
        component.getText(),
        complaints.span(component),
        table(context.entry(), true));
  }

  private NameTable table(List<EntryContext> entries, boolean models) {
    bodies.checkLines(entries);
    NameTable table =
        new NameTable(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (EntryContext entry : entries) {
      if (entry.exception != null) {
        continue;
      }
      if (entry.renaming() != null) {
        add(table.renamings(), renaming(entry.renaming()));
      } else if (entry.require() != null) {
        add(table.conditions(), bodies.require(entry.require()));
      } else if (entry.setting() != null) {
        add(table.settings(), tree.setting(entry.setting()));
      } else if (entry.model() != null && models) {
        add(table.models(), model(entry.model()));
      } else if (entry.model() != null) {
        complaints.add(
            Code.UNEXPECTED_TEXT,
            "a model cannot stand within another",
            entry.getStart(),
            "",
            "close the block before it with }");
      }
    }
    return table;
  }

  private static <T> void add(List<T> list, @Nullable T made) {
    if (made != null) {
      list.add(made);
    }
  }

  private NameTable.@Nullable Renaming renaming(RenamingContext context) {
    if (context.exception != null || context.side().size() < 2) {
      return null;
    }
    bodies.checkLines(context.renaming());
    List<NameTable.Renaming> within =
        context.renaming().stream().map(this::renaming).filter(Objects::nonNull).toList();
    return new NameTable.Renaming(
        exprs.span(context), side(context.side(0)), side(context.side(1)), within);
  }

  private NameTable.Side side(SideContext context) {
    List<@Nullable String> keys = new ArrayList<>();
    boolean list = context.LBRACKET() != null;
    (list ? context.side() : List.of(context)).forEach(part -> keys.add(key(part)));
    return new NameTable.Side(exprs.span(context), keys, list);
  }

  private @Nullable String key(SideContext context) {
    if (context.LBRACKET() != null) {
      complaints.add(
          Code.UNEXPECTED_TEXT, "a list of keys cannot hold another list", context.getStart(), "", "write one list");
    }
    return context.STRING() == null ? null : exprs.text(context.STRING());
  }

  private NameTable.@Nullable Model model(ModelContext context) {
    TerminalNode name = context.STRING(0);
    if (context.exception != null || name == null) {
      return null;
    }
    List<TerminalNode> words = context.NAME();
    boolean staged = context.FOR() != null;
    word("model", words.get(0));
    if (context.STRING().size() > 1) {
      word("at", words.get(words.size() - 1));
    }
    return new NameTable.Model(
        exprs.span(context),
        bodies.doc(context.getParent() instanceof EntryContext entry ? entry : context),
        exprs.text(name),
        staged ? words.get(1).getText() : null,
        complaints.span((staged ? words.get(1) : words.get(0)).getSymbol()),
        context.STRING().size() > 1 ? exprs.text(context.STRING(1)) : "",
        table(context.entry(), false));
  }

  private void word(String wanted, TerminalNode found) {
    if (!found.getText().equals(wanted)) {
      complaints.add(
          Code.UNEXPECTED_TEXT,
          "`" + found.getText() + "` cannot stand here",
          found.getSymbol(),
          "",
          Forms.MODEL);
    }
  }
}
