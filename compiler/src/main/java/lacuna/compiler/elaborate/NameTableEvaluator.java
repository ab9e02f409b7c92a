package lacuna.compiler.elaborate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lacuna.compiler.bind.Declarations;
import lacuna.compiler.bind.Renamings;
import lacuna.compiler.bind.StageSettings;
import lacuna.compiler.residual.Instance;
import lacuna.compiler.syntax.Expr;
import lacuna.compiler.syntax.Item;
import lacuna.compiler.syntax.Member;
import lacuna.compiler.syntax.NameTable;
import lacuna.compiler.value.Describe;
import org.jspecify.annotations.Nullable;

/**
 * Works out what other libraries call the weights of a stage's parts. A table's conditions and
 * settings are about the part as it is set; a model's are about the stage.
 */
final class NameTableEvaluator {
  private final Core core;
  private final Reporter reporter;
  private final Declarations declarations;
  private final Requirements requirements;

  NameTableEvaluator(
      Core core, Reporter reporter, Declarations declarations, Requirements requirements) {
    this.core = core;
    this.reporter = reporter;
    this.declarations = declarations;
    this.requirements = requirements;
  }

  /** The tables of all parts of a stage; the nearest of a name counts. */
  List<ElaboratedNames> of(
      StageSettings settings, ComponentInstance stage, Instance program) {
    List<ElaboratedNames> names = new ArrayList<>();
    program
        .parts()
        .forEach(
            (name, part) -> {
              TracedValue value = core.member(stage, name, settings.span());
              if (part instanceof Instance.LayerPart layer
                  && value != null
                  && value.value() instanceof ComponentInstance instance) {
                for (Item.Names table : declarations.nameTables(instance.resolved())) {
                  names.add(new One(settings, stage, instance, layer).table(table));
                }
              }
            });
    return names;
  }

  /** Works out the tables of one part. */
  private final class One {
    private final StageSettings settings;
    private final ComponentInstance stage;
    private final ComponentInstance part;
    private final Instance.LayerPart layer;

    One(
        StageSettings settings,
        ComponentInstance stage,
        ComponentInstance part,
        Instance.LayerPart layer) {
      this.settings = settings;
      this.stage = stage;
      this.part = part;
      this.layer = layer;
    }

    ElaboratedNames table(Item.Names item) {
      NameTable table = item.table();
      Renamings renamings = renamings(table);
      String refusal = refusal(table, part);
      Map<String, @Nullable Object> own = new LinkedHashMap<>();
      if (refusal == null) {
        complete(item, renamings);
        configure(table, part, own);
      }
      boolean counterpart = refusal == null;
      List<ElaboratedNames.Model> models =
          table.models().stream().map(model -> model(model, counterpart, own)).toList();
      return new ElaboratedNames(
          item.name(),
          item.doc(),
          item.span().place(),
          layer.key(),
          refusal,
          renamings.texts(),
          models);
    }

    private ElaboratedNames.Model model(
        NameTable.Model model, boolean counterpart, Map<String, @Nullable Object> ofTable) {
      Map<String, @Nullable Object> own = new LinkedHashMap<>(ofTable);
      List<String> renamings = renamings(model.table()).texts();
      String refusal = null;
      if (model.stage() != null && !model.stage().equals(settings.component())) {
        refusal = "it is for a stage of kind `%s`".formatted(model.stage());
      } else if (counterpart) {
        refusal = absent(model.table());
        refusal = refusal == null ? refusal(model.table(), stage) : refusal;
      }
      if (refusal == null && counterpart) {
        configure(model.table(), stage, own);
      }
      return new ElaboratedNames.Model(
          model.name(),
          model.doc(),
          model.at(),
          refusal,
          renamings,
          refusal == null ? own : Map.of());
    }

    private Renamings renamings(NameTable table) {
      Renamings renamings = Renamings.of(table);
      renamings.mistakes().forEach(reporter::add);
      return renamings;
    }

    private @Nullable String refusal(NameTable table, ComponentInstance subject) {
      for (Member.Require require : table.conditions()) {
        String refusal =
            requirements.refusal(require.condition(), Environment.of(subject));
        if (refusal != null) {
          return refusal;
        }
      }
      return null;
    }

    /** Every learned tensor of the part has a name or, as {@code none}, has none. */
    private void complete(Item.Names item, Renamings renamings) {
      List<String> learned = new ArrayList<>();
      layer
          .instance()
          .tensors()
          .forEach(
              (key, tensor) -> {
                if (!tensor.buffer()) {
                  learned.add(key);
                }
              });
      renamings
          .firstUncovered(learned)
          .ifPresent(key -> reporter.add(SettingErrors.keyWithoutName(item, key)));
    }

    private void configure(
        NameTable table, ComponentInstance subject, Map<String, @Nullable Object> own) {
      for (Item.Setting setting : table.settings()) {
        String path =
            setting.path().stream().map(Item.PathStep::name).collect(Collectors.joining("."));
        TracedValue value = core.evaluate(setting.value(), Environment.of(subject));
        if (!value.unknown()) {
          own.put(path, PlainValues.of(value.value()));
        }
      }
    }

    /**
     * What a model asks of the stage's parts that they do not have, in words: such a model is for
     * other components, which is no mistake of the spec. Null where they have all.
     */
    private @Nullable String absent(NameTable table) {
      return Stream.concat(
              table.conditions().stream().map(require -> require.condition().holds()),
              table.settings().stream().map(Item.Setting::value))
          .flatMap(One::within)
          .map(expr -> expr instanceof Expr.Select select ? absent(select) : "")
          .filter(why -> !why.isEmpty())
          .findFirst()
          .orElse(null);
    }

    private String absent(Expr.Select select) {
      boolean named =
          select.target() instanceof Expr.Name name
              && stage.resolved().names().contains(name.text());
      TracedValue subject =
          named
              ? core.member(stage, ((Expr.Name) select.target()).text(), select.span())
              : null;
      return subject != null
              && subject.value() instanceof ComponentInstance instance
              && !select.name().equals("output")
              && !instance.resolved().names().contains(select.name())
          ? "%s has no `%s`".formatted(Describe.article(instance), select.name())
          : "";
    }

    /** An expression and all in it. */
    private static Stream<Expr> within(Expr expr) {
      return Stream.concat(Stream.of(expr), expr.parts().stream().flatMap(One::within));
    }
  }
}
