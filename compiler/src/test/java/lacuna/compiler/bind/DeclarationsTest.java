package lacuna.compiler.bind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.Optional;
import java.util.Objects;
import lacuna.compiler.diagnostic.Diagnostics;
import lacuna.compiler.load.Module;
import lacuna.compiler.source.SourceFile;
import lacuna.compiler.syntax.Item;
import org.junit.jupiter.api.Test;

/** What names stand for. */
class DeclarationsTest {
  private static final String STAGE = "experiment spec\npretrain { seed = 1 }\n";

  private static ResolvedComponent resolved(BoundSpec spec, String name, String kind) {
    Declarations declarations = spec.declarations();
    List<Declarations.Found<Item>> found = declarations.components(spec.spec(), name, kind);
    return Objects.requireNonNull(declarations.resolve(found.get(0)));
  }

  @Test
  void anAliasIsItsTargetWithOtherDefaults() {
    BoundSpec spec = Specs.bind(STAGE).spec();
    ResolvedComponent coarser = resolved(spec, "coarser", "mask");
    assertEquals("coarser", coarser.name());
    assertEquals("random", coarser.component().name());
    assertEquals(
        List.of("coarse", "coarser"),
        coarser.presets().stream().map(ResolvedComponent.Preset::alias).toList());
    assertSame(coarser, resolved(spec, "coarser", "mask"));
  }

  @Test
  void aFilesOwnNamesHideThoseOfItsImportsAndTheseTheLibrarys() {
    SourceFile imported =
        new SourceFile(
            "mine.lac",
            """
            encoder plain(depth: Int) { let width = 1 }
            encoder other(depth: Int) { let width = 1 }
            """);
    String own = "encoder other(depth: Int) { let width = 2 }";
    Specs.Bound bound =
        Specs.bind("experiment spec\nimport \"mine.lac\"\npretrain { seed = 1 }\n" + own, imported);
    BoundSpec spec = bound.spec();
    assertEquals(List.of(), bound.titles());
    assertEquals("mine.lac", path(resolved(spec, "plain", "encoder").module()));
    assertEquals("spec.lac", path(resolved(spec, "other", "encoder").module()));
    assertEquals("stdlib/kinds.lac", path(resolved(spec, "random", "mask").module()));
    assertEquals(1, spec.declarations().distance(spec.spec().file().source()));
    assertEquals(2, spec.declarations().distance(imported));
  }

  private static String path(Module module) {
    return module.file().source().path();
  }

  @Test
  void aNameMayStandForComponentsOfSeveralKinds() {
    BoundSpec spec = Specs.bind(STAGE).spec();
    Declarations declarations = spec.declarations();
    assertEquals(2, declarations.components(spec.spec(), "plain", null).size());
    assertEquals(1, declarations.components(spec.spec(), "plain", "mask").size());
    assertEquals(List.of(), declarations.components(spec.spec(), "plain", "stage"));
  }

  @Test
  void rejectsANameThatIsDeclaredTwice() {
    Specs.Bound bound =
        Specs.bind(
            STAGE
                + """
                encoder twice(depth: Int, depth: Int) { let width = depth }
                encoder twice() { let width = 1 }
                mask twice = coarse()
                """);
    assertEquals(
        List.of("`depth` is declared twice", "`twice` is declared twice"),
        bound.titles().stream().sorted().toList());
  }

  @Test
  void rejectsAliasesThatLeadNowhere() {
    Specs.Bound bound =
        Specs.bind(
            STAGE
                + """
                mask one = other()
                mask other = one()
                mask wrong = 3px
                """);
    assertEquals(
        List.of(
            "`one` is defined as itself",
            "`other` is defined as itself",
            "another name for a component is written as its call"),
        bound.titles());
  }

  @Test
  void followsAliasesHoweverMany() {
    StringBuilder aliases = new StringBuilder("mask alias_0 = random()\n");
    for (int i = 1; i <= 200; i++) {
      aliases.append("mask alias_%d = alias_%d()\n".formatted(i, i - 1));
    }
    assertEquals(List.of(), Specs.bind(STAGE + aliases).titles());
  }

  @Test
  void rejectsAComponentWithoutWhatItsKindOffers() {
    Specs.Bound bound = Specs.bind(STAGE + "encoder mine(depth: Int) { }");
    assertEquals(List.of("`mine` lacks what every encoder offers"), bound.titles());
    assertEquals(List.of("add let width = ..."), bound.diagnostics().get(0).help());
  }

  @Test
  void rejectsNamesThatStandForNothingInCodeThatNothingRuns() {
    Specs.Bound bound =
        Specs.bind(
            STAGE
                + """
                fn unused(n: Int) -> Int {
                  let m = if n > 1 then sum(dept) else double(n)
                  k = 3
                  return dubble(m)
                }
                encoder mine(depth: Int) { let width = dept }
                """);
    assertEquals(
        List.of(
            "`dept` is not defined",
            "`k` is not defined, so nothing can be assigned to it",
            "there is no function called `dubble`",
            "`dept` is not defined"),
        bound.titles());
    assertEquals(List.of("did you mean `depth`?"), bound.diagnostics().get(3).help());
  }

  @Test
  void wordsAreNamesWhereAParameterTakesThem() {
    Specs.Bound bound =
        Specs.bind(
            STAGE
                + """
                mask mine = random(cell: 8px, order: far)
                mask wrong = random(cell: 8px, order: further)
                """);
    assertEquals(List.of("`further` is not an allowed value here"), bound.titles());
  }

  @Test
  void sizesOfParametersAreNamesAndOneThatOccursOnceIsWarnedOf() {
    Specs.Bound bound =
        Specs.bind(STAGE + "fn first(x: [rows, columns]) -> [rows] { return sum(x, 1) }");
    assertEquals(List.of(), bound.titles());
    Diagnostics diagnostics = new Diagnostics();
    new UnusedNames(bound.spec().declarations(), diagnostics).warn();
    assertEquals(1, diagnostics.sorted().size());
    assertEquals("the size `columns` occurs once", diagnostics.sorted().get(0).title());
  }

  @Test
  void aTableOfNamesIsForTheComponentThatItSees() {
    Specs.Bound bound =
        Specs.bind(
            STAGE
                + """
                names timm for plain { "a.{s}" = "b.{s}" }
                names timm for nothing { "a" = "b" }
                """);
    assertEquals(List.of("there is no component called `nothing`"), bound.titles());
    BoundSpec spec = bound.spec();
    ResolvedComponent plain = resolved(spec, "plain", "encoder");
    List<Item.Names> tables = spec.declarations().nameTables(spec.spec(), plain);
    assertEquals(1, tables.size());
    Renamings renamings = Renamings.of(tables.get(0).table());
    assertEquals(List.of("a.{s} = b.{s}"), renamings.texts());
    assertEquals(
        Optional.of("b.weight"), renamings.firstUncovered(List.of("a.3.weight", "b.weight")));
    assertEquals(List.of(), renamings.mistakes());
  }
}
