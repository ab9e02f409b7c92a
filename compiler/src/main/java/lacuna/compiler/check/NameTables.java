package lacuna.compiler.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.generalize.Weights;
import lacuna.compiler.load.Module;
import lacuna.compiler.plan.NamesPlan;
import lacuna.compiler.plan.StagePlan;
import lacuna.compiler.residual.Instance;
import lacuna.compiler.syntax.Item;
import lacuna.compiler.syntax.Member;
import lacuna.compiler.syntax.NameTable;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Works out what other libraries call the weights of a stage's parts. A table's conditions and
 * settings are about the part as it is set; a model's are about the stage.
 */
final class NameTables {
  private final Elaboration e;
  private final Requirements requirements;

  NameTables(Elaboration e) {
    this.e = e;
    this.requirements = new Requirements(e);
  }

  /** The tables of all parts of a stage that was elaborated; the nearest of a name counts. */
  List<NamesPlan> of(StageElaborator.Elaborated stage) {
    List<NamesPlan> plans = new ArrayList<>();
    stage
        .stage()
        .instance
        .build()
        .parts()
        .forEach(
            (name, part) -> {
              Val val = stage.stage().known.get(name);
              if (part instanceof Instance.LayerPart layer
                  && val != null
                  && val.value() instanceof Placed placed) {
                tables(stage, placed)
                    .forEach((library, table) -> plans.add(plan(stage, placed, layer, table)));
              }
            });
    return plans;
  }

  private Map<String, Item.Names> tables(StageElaborator.Elaborated stage, Placed part) {
    Map<String, Item.Names> tables = new LinkedHashMap<>();
    Module spec = stage.settings().module();
    Stream.concat(e.declarations.visible(spec), e.declarations.visible(part.module()))
        .forEach(module -> collect(module, part, tables));
    return tables;
  }

  private void collect(Module module, Placed part, Map<String, Item.Names> tables) {
    for (Item item : module.file().items()) {
      if (item instanceof Item.Names table
          && e.declarations.components(module, table.component(), null).stream()
              .anyMatch(found -> found.item() == part.declared.component())) {
        tables.putIfAbsent(table.name(), table);
      }
    }
  }

  private NamesPlan plan(
      StageElaborator.Elaborated stage,
      Placed part,
      Instance.LayerPart layer,
      Item.Names item) {
    NameTable table = item.table();
    List<Renamings.Renaming> renamings = Renamings.of(table, e.report);
    String refusal = refusal(table, Frame.of(part));
    Map<String, @Nullable Object> settings = new LinkedHashMap<>();
    if (refusal == null) {
      complete(item, renamings, Weights.of(layer.instance()));
      settings(table, Frame.of(part), settings);
    }
    List<NamesPlan.Model> models = new ArrayList<>();
    for (NameTable.Model model : table.models()) {
      models.add(model(model, stage, refusal == null, settings));
    }
    return new NamesPlan(
        item.name(),
        item.doc(),
        item.span().place(),
        layer.key(),
        refusal,
        renamings.stream().map(Renamings.Renaming::text).toList(),
        models);
  }

  private NamesPlan.Model model(
      NameTable.Model model,
      StageElaborator.Elaborated stage,
      boolean counterpart,
      Map<String, @Nullable Object> ofTable) {
    List<String> rules =
        Renamings.of(model.table(), e.report).stream().map(Renamings.Renaming::text).toList();
    Map<String, @Nullable Object> settings = new LinkedHashMap<>(ofTable);
    String refusal = null;
    if (model.stage() != null && !model.stage().equals(stage.settings().component())) {
      refusal = "it is for a stage of kind `%s`".formatted(model.stage());
    } else if (counterpart) {
      refusal = AbsentMembers.of(model.table(), stage.stage());
      if (refusal == null) {
        refusal = refusal(model.table(), Frame.of(stage.stage()));
      }
      if (refusal == null) {
        settings(model.table(), Frame.of(stage.stage()), settings);
      }
    }
    return new NamesPlan.Model(
        model.name(),
        model.doc(),
        model.at(),
        refusal,
        rules,
        refusal == null ? settings : Map.of());
  }

  private @Nullable String refusal(NameTable table, Frame frame) {
    for (Member.Require require : table.conditions()) {
      String refusal = requirements.refusal(require.condition(), frame);
      if (refusal != null) {
        return refusal;
      }
    }
    return null;
  }

  /** Every learned tensor of the part has a name or, as {@code none}, has none. */
  private void complete(
      Item.Names item,
      List<Renamings.Renaming> renamings,
      List<StagePlan.Weight> weights) {
    weights.stream()
        .filter(weight -> !weight.buffer())
        .map(StagePlan.Weight::key)
        .filter(key -> renamings.stream().noneMatch(renaming -> renaming.covers(key)))
        .findFirst()
        .ifPresent(
            key ->
                e.report.add(
                    Diagnostic.error(
                            Code.ILLEGAL_DECLARATION,
                            "`names %s for %s` does not say what `%s` is called"
                                .formatted(item.name(), item.component(), key))
                        .at(item.nameSpan())
                        .help(
                            "write \"%s\" = none where %s has no such tensor"
                                .formatted(key, item.name()))));
  }

  private void settings(NameTable table, Frame frame, Map<String, @Nullable Object> settings) {
    for (Item.Setting setting : table.settings()) {
      String path =
          setting.path().stream().map(Item.PathStep::name).collect(Collectors.joining("."));
      Val val = e.evaluator.eval(setting.value(), frame, Wanted.ANYTHING);
      if (!val.unknown()) {
        settings.put(path, plain(val.value()));
      }
    }
  }

  /** Lengths count their pixels, shares are numbers, and what has no other form is text. */
  private static @Nullable Object plain(Value value) {
    if (value instanceof Value.None) {
      return null;
    } else if (value instanceof Value.Int number && !number.batch()) {
      return number.number();
    } else if (value instanceof Value.Real number) {
      return number.number();
    } else if (value instanceof Value.Ratio ratio) {
      return ratio.share();
    } else if (value instanceof Value.Length length) {
      return length.pixels();
    } else if (value instanceof Value.Size size) {
      return List.of(size.height(), size.width());
    } else if (value instanceof Value.Bool bool) {
      return bool.value();
    } else if (value instanceof Value.ListValue list) {
      List<@Nullable Object> elements = new ArrayList<>();
      list.elements().forEach(element -> elements.add(plain(element)));
      return elements;
    }
    return value instanceof Value.Text text ? text.value() : value.toString();
  }
}
