package lacuna.compiler.symbols;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lacuna.compiler.bind.StageSettings;
import lacuna.compiler.load.Module;
import lacuna.compiler.symbols.ExprUses.Expected;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Item;
import org.jspecify.annotations.Nullable;

/** Finds the names in the items of a file: of settings here, of declarations by others. */
final class SpecUses implements Item.Visitor<@Nullable Void> {
  private final Module module;
  private final Owners owners;
  private final UseLog log;
  private final DeclarationUses declarations;

  SpecUses(Module module, Owners owners, UseLog log) {
    this.module = module;
    this.owners = owners;
    this.log = log;
    this.declarations = new DeclarationUses(module, owners, log);
  }

  void file() {
    Item.Header header = module.file().header();
    if (header != null) {
      log.declare(
          new Definition(
              Definition.Sort.EXPERIMENT,
              header.name(),
              header.nameSpan(),
              header.doc(),
              header.span().oneLine()));
    }
    module.file().items().forEach(item -> item.accept(this));
  }

  private void dotted(List<Item.PathStep> path, Expr value) {
    Item.PathStep first = path.get(0);
    Optional<StageSettings> stage = owners.settings().stage(first.name());
    stage.ifPresent(known -> log.use(first.span(), Definitions.stage(known)));
    within(stage.orElse(null), path.subList(1, path.size()), value);
  }

  private void within(@Nullable StageSettings stage, List<Item.PathStep> path, Expr value) {
    Expected expected = Expected.anything(module);
    if (stage != null) {
      List<String> names = new ArrayList<>();
      for (Item.PathStep step : path) {
        names.add(step.name());
        Optional<Setting> setting = owners.settings().setting(stage, names);
        setting.ifPresent(
            known -> log.use(step.span(), Definitions.parameter(known.parameter())));
        expected =
            setting
                .map(s -> Expected.of(s.parameter().type(), s.module(), owners.declarations()))
                .orElse(Expected.anything(module));
      }
    }
    // words and kinds are those of the type, names are looked up from here
    value.accept(new ExprUses(owners, NameScope.of(module), log, expected));
  }

  @Override
  public @Nullable Void visitSetting(Item.Setting setting) {
    dotted(setting.path(), setting.value());
    return null;
  }

  @Override
  public @Nullable Void visitBlock(Item.Block block) {
    Optional<StageSettings> stage = owners.settings().stage(block.name());
    stage
        .map(Definitions::stage)
        .ifPresent(
            definition -> {
              if (definition.span().equals(block.nameSpan())) {
                log.declare(definition);
              } else {
                log.use(block.nameSpan(), definition);
              }
            });
    owners
        .settings()
        .resolve(block.component(), module, "stage")
        .flatMap(component -> Definitions.of(component.component()))
        .ifPresent(definition -> log.use(block.componentSpan(), definition));
    for (Item.Setting setting : block.settings()) {
      within(stage.orElse(null), setting.path(), setting.value());
    }
    return null;
  }

  @Override
  public @Nullable Void visitSweep(Item.Sweep sweep) {
    sweep.axes().forEach(axis -> dotted(axis.path(), axis.values()));
    return null;
  }

  /** Figures have no declaration. */
  @Override
  public @Nullable Void visitReference(Item.Reference reference) {
    for (Item.Setting setting : reference.settings()) {
      Item.PathStep first = setting.path().get(0);
      owners
          .settings()
          .stage(first.name())
          .ifPresent(stage -> log.use(first.span(), Definitions.stage(stage)));
    }
    return null;
  }

  @Override
  public @Nullable Void visitKind(Item.Kind kind) {
    declarations.kind(kind);
    return null;
  }

  @Override
  public @Nullable Void visitComponent(Item.Component component) {
    declarations.component(component);
    return null;
  }

  @Override
  public @Nullable Void visitAlias(Item.Alias alias) {
    declarations.alias(alias);
    return null;
  }

  @Override
  public @Nullable Void visitFunction(Item.Function function) {
    declarations.function(function);
    return null;
  }

  @Override
  public @Nullable Void visitNames(Item.Names names) {
    declarations.table(names);
    return null;
  }
}
