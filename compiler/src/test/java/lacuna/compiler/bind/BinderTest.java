package lacuna.compiler.bind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import lacuna.compiler.source.SourceFile;
import org.junit.jupiter.api.Test;

/** Settings along a chain of specs. */
class BinderTest {
  private static final SourceFile BASE =
      new SourceFile(
          "base.lac",
          """
          experiment base
          pretrain {
            seed = 1
            clip = 5.0
            mask = random(cell: 16px)
            mask.ratio = 50%
          }
          reference {
            pretrain.loss = 0.5
            pretrain.top1 = 80%
          }
          """);

  private static Specs.Bound amending(String spec) {
    return Specs.bind("experiment spec amends \"base.lac\"\n" + spec, BASE);
  }

  @Test
  void aLaterFileChangesWhatItNamesAndLeavesTheRest() {
    Specs.Bound bound = amending("pretrain { clip = 3.0 }\npretrain.image = 64px");
    assertEquals(List.of(), bound.titles());
    assertEquals(List.of("seed", "clip", "mask", "image"), names(bound));
    assertEquals("3.0", bound.value("clip"));
    assertEquals("1", bound.value("seed"));
    assertEquals("64px", bound.value("image"));
  }

  private static List<String> names(Specs.Bound bound) {
    return List.copyOf(bound.stage().values().keySet());
  }

  @Test
  void everySettingKnowsTheFileItStandsIn() {
    Specs.Bound bound = amending("pretrain { clip = 3.0 }");
    assertEquals(bound.spec().spec(), bound.stage().values().get("clip").module());
    assertEquals("base.lac", bound.stage().values().get("seed").module().file().source().path());
    assertEquals("base.lac", bound.stage().module().file().source().path());
  }

  @Test
  void changesOfPartsAreKeptInTheOrderInWhichTheyAreMade() {
    Specs.Bound bound =
        amending("pretrain.mask.cell = 8px\npretrain { encoder.depth = 2 }");
    assertEquals(List.of("mask.ratio=50%", "mask.cell=8px", "encoder.depth=2"), bound.changes());
  }

  @Test
  void aPartAssignedWholeForgetsEarlierChangesOfIt() {
    Specs.Bound bound = amending("pretrain { mask = coarse() }\npretrain.mask.order = far");
    assertEquals(List.of(), bound.titles());
    assertEquals("coarse()", bound.value("mask"));
    assertEquals(List.of("mask.order=far"), bound.changes());
  }

  @Test
  void warnsOfAChangeThatTheSameFileReplaces() {
    Specs.Bound bound = amending("pretrain { mask.cell = 8px\n mask = coarse() }");
    assertEquals(List.of("this setting has no effect"), bound.titles());
  }

  @Test
  void overridesComeLastAndTheLastOfThemCounts() {
    Specs.Bound bound =
        Specs.bind(
            "experiment spec amends \"base.lac\"\npretrain { seed = 2 }",
            List.of("pretrain.seed=3", "pretrain.seed=4", "pretrain.mask.ratio=10%"),
            BASE);
    assertEquals(List.of(), bound.titles());
    assertEquals("4", bound.value("seed"));
    assertEquals(List.of("mask.ratio=50%", "mask.ratio=10%"), bound.changes());
  }

  @Test
  void oneMoreOverrideLeavesTheSpecAsItWas() {
    Specs.Bound bound = amending("");
    BoundSpec changed = bound.spec().with(Specs.setting("pretrain.seed=7"));
    assertEquals("7", Specs.text(changed.stages().get(0).values().get("seed")));
    assertEquals(1, changed.overrides().size());
    assertEquals("1", bound.value("seed"));
    assertEquals(List.of(), bound.spec().overrides());
  }

  @Test
  void nothingOutsideCanChangeASpec() {
    BoundSpec spec = amending("").spec();
    assertThrows(UnsupportedOperationException.class, () -> spec.stages().clear());
    assertThrows(
        UnsupportedOperationException.class, () -> spec.stages().get(0).values().clear());
    assertThrows(
        UnsupportedOperationException.class, () -> spec.stages().get(0).changes().clear());
    assertThrows(UnsupportedOperationException.class, () -> spec.references().clear());
  }

  @Test
  void rejectsASettingThatOneFileSetsTwice() {
    Specs.Bound bound = amending("pretrain { seed = 2 }\npretrain.seed = 3");
    assertEquals(List.of("`seed` is set twice"), bound.titles());
    assertEquals("3", bound.value("seed"));
  }

  @Test
  void rejectsASettingOfAStageThatIsNot() {
    Specs.Bound bound = amending("pretrian.seed = 2");
    assertEquals(List.of("there is no stage called `pretrian`"), bound.titles());
    assertEquals(List.of("did you mean `pretrain`?"), bound.diagnostics().get(0).help());
  }

  @Test
  void rejectsAStageThatIsAssigned() {
    assertEquals(
        List.of("`pretrain` is a stage, and takes a block"), amending("pretrain = 2").titles());
  }

  @Test
  void rejectsAStageOfAnotherKindThanBefore() {
    assertEquals(
        List.of("`pretrain` is a stage of kind pretrain already"),
        amending("pretrain: finetune { seed = 2 }").titles());
  }

  @Test
  void aLaterFigureReplacesAnEarlierOneAndNoneRemovesIt() {
    Specs.Bound bound =
        amending("reference { pretrain.loss = none\n pretrain.top1 = 81% }");
    assertEquals(List.of("81%"), bound.spec().references().stream().map(Specs::text).toList());
  }

  @Test
  void rejectsASpecWithoutAStage() {
    assertEquals(
        List.of("the experiment `spec` has no stage, so it would do nothing"),
        Specs.bind("experiment spec").titles());
  }
}
