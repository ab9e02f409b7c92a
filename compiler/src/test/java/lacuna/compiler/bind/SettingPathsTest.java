package lacuna.compiler.bind;

import static org.junit.jupiter.api.Assertions.assertEquals;

import lacuna.compiler.source.SourceFile;
import lacuna.compiler.source.Span;
import lacuna.compiler.value.Value;
import org.junit.jupiter.api.Test;

/** The name of a value from outside. */
class SettingPathsTest {
  private static final String SPEC =
      """
      experiment spec
      pretrain {
        seed = 7
        mask = random(cell: 16px, inner: [coarse(ratio: 30%), 9]) with (key: "m")
        mask.ratio = 45%
      }
      """;

  @Test
  void namesSettingsArgumentsElementsOfListsAndChanges() {
    assertEquals("pretrain.seed", path("7", "seed"));
    assertEquals("pretrain.mask.cell", path("16px", "cell"));
    assertEquals("pretrain.mask.inner.coarse.ratio", path("30%", "ratio"));
    assertEquals("pretrain.mask.ratio", path("45%", "ratio"));
  }

  @Test
  void namesNothingThatASettingCouldNotReach() {
    assertEquals("", path("9", "inner"));
    assertEquals("", path("spec", "name"));
  }

  private static String path(String text, String name) {
    BoundSpec spec = Specs.bind(SPEC).spec();
    SourceFile file = spec.spec().file().source();
    int start = SPEC.indexOf(text);
    Span span = new Span(file, start, start + text.length());
    Origin origin = new Origin(span, "", name, true, new Value.None());
    return new SettingPaths(spec.stages()).of(origin).map(Specs::path).orElse("");
  }
}
