package lacuna.compiler.elaborate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lacuna.compiler.CheckResult;
import lacuna.compiler.Compiler;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.TextRenderer;
import lacuna.compiler.plan.Plan;
import lacuna.compiler.plan.StagePlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Equal layers are worked out once, and each has what it would have by itself. */
class EqualLayersTest {
  private static final Compiler.Options OPTIONS = new Compiler.Options(List.of(), List.of());

  private static final String STAGE =
      """
      experiment test

      stage plain(image: Size, channels: Int = 1) {
        %s
        step(x: [batch, channels, image.height, image.width]) -> Loss {
          let z = reshape(x, [batch, image.height, image.width])
          %s
        }
      }

      plain {
        image = 8px
        mean = [0.5]
        std = [0.5]
        data = synthetic()
        length = 1 epochs
      }

      layer scale(width: Int) {
        param a: [width] = 1
        param b: [width] = 1
        param c: [width] = 1
        forward(x: [batch, n, width]) -> [batch, n, width] {
          if n == 4 { return x * a + sum(c) }
          return x * a
        }
        other(x: [batch, n, width]) -> [batch, n, width] { return x * b }
      }

      layer pair(width: Int) {
        left  = scale(width)
        right = scale(width)
        forward(x: [batch, n, width]) -> [batch, n, width] { return right(left(x)) }
        other(x: [batch, n, width]) -> [batch, n, width] { return right.other(left(x)) }
      }
      """;

  @TempDir private Path folder;

  /** Worked out one by one, a thousand blocks of a Swin are above the limit of a check. */
  @Test
  void aThousandEqualBlocksAreWithinTheLimitOfACheck() throws IOException {
    Plan plan =
        plan(
            """
            experiment deep
            pretrain {
              image   = 64px
              data    = synthetic()
              mask    = random(cell: 16px, ratio: 50%)
              encoder = swin(embed_dim: 16, depths: [2, 998], heads: [2, 2], window: 4)
              head    = linear()
              target  = pixels()
              loss    = l1(on: masked)
              length  = 10 steps
              batch_size = 4
              optimizer = adamw(rate: 1e-3)
              schedule = constant()
            }
            """);
    assertTrue(keys(plan).contains("encoder.layers.1.blocks.997.attn.qkv.weight"));
    assertEquals(
        998,
        keys(plan).stream().filter(k -> k.matches(".*layers.1.blocks.*attn.qkv.weight")).count());
    assertEquals(
        499, keys(plan).stream().filter(k -> k.matches(".*layers.1.*attn_mask")).count());
  }

  @Test
  void everyLayerHasWhatIsCalledOfItself() throws IOException {
    assertEquals(
        List.of("first.a", "second.a", "second.b", "third.a"),
        keys(
            plan(
                STAGE.formatted(
                    "first = scale(8)\nsecond = scale(8)\nthird = scale(8)",
                    "return sum(second.other(third(second(first(z)))))"))));
  }

  @Test
  void everyLayerHasWhatItsOwnShapesNeed() throws IOException {
    assertEquals(
        List.of("first.a", "second.a", "second.c", "third.a"),
        keys(
            plan(
                STAGE.formatted(
                    "first = scale(8)\nsecond = scale(8)\nthird = scale(8)",
                    "let part = slice(z, 0..4, axis: 1)\n"
                        + "return sum(third(second(first(z)))) + sum(second(part))"))));
  }

  @Test
  void aLayerWithinALayerIsItsOwn() throws IOException {
    assertEquals(
        List.of(
            "first.left.a", "first.right.a", "first.right.b", "second.left.a", "second.right.a",
            "third.left.a", "third.right.a", "third.right.b"),
        keys(
            plan(
                STAGE.formatted(
                    "first = pair(8)\nsecond = pair(8)\nthird = pair(8)",
                    "return sum(first.other(third.other(third(second(first(z))))))"))));
  }

  @Test
  void everyCallCountsItsOperations() throws IOException {
    Plan plan =
        plan(
            STAGE.formatted(
                "layers = [for i in 0..5: linear(8, 8, biased: false)]",
                "for l in layers { z = l(z) }\nreturn sum(z)"));
    assertEquals(5 * 2 * 8 * 8 * 8, plan.stages().get(0).flopsPerImage());
  }

  @Test
  void aMistakeInEqualLayersIsToldOnce() throws IOException {
    String spec =
        STAGE.formatted(
            "layers = [for i in 0..5: wrong(8)]", "for l in layers { z = l(z) }\nreturn sum(z)");
    List<Diagnostic> messages =
        check(
                spec
                    + """
                    layer wrong(width: Int) {
                      param a: [width + 1] = 1
                      forward(x: [batch, n, width]) -> [batch, n, width] { return x * a }
                    }
                    """)
            .diagnostics();
    assertEquals(1, messages.size(), () -> new TextRenderer(false).render(messages));
  }

  private Plan plan(String spec) throws IOException {
    Compiler.CompileResult result = new Compiler().compile(write(spec), OPTIONS);
    assertEquals("", new TextRenderer(false).render(result.check().diagnostics()));
    return result.plan();
  }

  private CheckResult check(String spec) throws IOException {
    return new Compiler().check(write(spec), OPTIONS);
  }

  private Path write(String spec) throws IOException {
    return Files.writeString(folder.resolve("test.lac"), spec);
  }

  private static List<String> keys(Plan plan) {
    return plan.stages().get(0).weights().stream().map(StagePlan.Weight::key).toList();
  }
}
