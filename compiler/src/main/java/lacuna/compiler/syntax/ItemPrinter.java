package lacuna.compiler.syntax;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Prints what stands at the top of a file in the language itself. */
final class ItemPrinter implements Item.Visitor<@Nullable Void> {
  private final LinePrinter out;
  private final StatementPrinter statements;
  private final MemberPrinter members;

  ItemPrinter(LinePrinter out) {
    this.out = out;
    this.statements = new StatementPrinter(out);
    this.members = new MemberPrinter(out, statements);
  }

  @Override
  public @Nullable Void visitSetting(Item.Setting setting) {
    out.doc(setting.doc());
    out.line(path(setting.path()) + " = " + ExprPrinter.print(setting.value()));
    return null;
  }

  private void settings(List<Item.Setting> settings) {
    settings.forEach(this::visitSetting);
  }

  private static String path(List<Item.PathStep> path) {
    return path.stream().map(Item.PathStep::name).collect(Collectors.joining("."));
  }

  @Override
  public @Nullable Void visitBlock(Item.Block block) {
    out.doc(block.doc());
    boolean plain = block.name().equals(block.component());
    String head = block.name() + (plain ? "" : ": " + block.component());
    out.braces(head, () -> settings(block.settings()));
    return null;
  }

  @Override
  public @Nullable Void visitSweep(Item.Sweep sweep) {
    out.braces(
        "sweep",
        () -> {
          sweep.grid().forEach(this::varied);
          if (!sweep.references().isEmpty()) {
            out.braces("reference", () -> settings(sweep.references()));
          }
        });
    return null;
  }

  private void varied(Item.Varied varied) {
    if (varied.zipped()) {
      out.braces("zip", () -> varied.axes().forEach(this::axis));
    } else {
      varied.axes().forEach(this::axis);
    }
  }

  private void axis(Item.Axis axis) {
    out.line(path(axis.path()) + " in " + ExprPrinter.print(axis.values()));
  }

  @Override
  public @Nullable Void visitReference(Item.Reference reference) {
    out.braces("reference", () -> settings(reference.settings()));
    return null;
  }

  @Override
  public @Nullable Void visitKind(Item.Kind kind) {
    out.doc(kind.doc());
    members.parameters("kind " + kind.name(), kind.parameters(), " {");
    members.body(kind.offers());
    return null;
  }

  @Override
  public @Nullable Void visitComponent(Item.Component component) {
    out.doc(component.doc());
    String external = component.external() ? "external " : "";
    String head = external + component.kind() + " " + component.name();
    members.parameters(head, component.parameters(), " {");
    members.body(component.members());
    return null;
  }

  @Override
  public @Nullable Void visitAlias(Item.Alias alias) {
    out.doc(alias.doc());
    out.line(alias.kind() + " " + alias.name() + " = " + ExprPrinter.print(alias.value()));
    return null;
  }

  @Override
  public @Nullable Void visitFunction(Item.Function function) {
    out.doc(function.doc());
    members.signature((function.external() ? "external fn " : "fn "), function.signature(), " {");
    statements.body(function.body());
    return null;
  }

  @Override
  public @Nullable Void visitNames(Item.Names names) {
    out.doc(names.doc());
    String head = "names " + names.name() + " for " + names.component();
    out.braces(head, () -> table(names.table()));
    return null;
  }

  private void table(NameTable table) {
    table.conditions().forEach(members::visitRequire);
    table.renamings().forEach(this::renaming);
    settings(table.settings());
    table.models().forEach(this::model);
  }

  private void model(NameTable.Model model) {
    out.doc(model.doc());
    String stage = model.stage() == null ? "" : " for " + model.stage();
    String at = model.at().isEmpty() ? "" : " at " + ExprPrinter.string(model.at());
    String head = "model " + ExprPrinter.string(model.name()) + stage + at;
    out.braces(head, () -> table(model.table()));
  }

  private void renaming(NameTable.Renaming renaming) {
    String line = side(renaming.ours()) + " = " + side(renaming.theirs());
    if (renaming.within().isEmpty()) {
      out.line(line);
    } else {
      out.braces(line, () -> renaming.within().forEach(this::renaming));
    }
  }

  private static String side(NameTable.Side side) {
    String keys =
        side.keys().stream()
            .map(key -> key == null ? "none" : ExprPrinter.string(key))
            .collect(Collectors.joining(", "));
    return side.list() ? "[" + keys + "]" : keys;
  }
}
