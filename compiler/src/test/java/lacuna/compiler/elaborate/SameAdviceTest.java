package lacuna.compiler.elaborate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lacuna.compiler.Compiler;
import lacuna.compiler.diagnostic.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What fits instead of a setting does not depend on mistakes elsewhere. */
class SameAdviceTest {
  private static final String BASE =
      """
      experiment base

      pretrain {
        image      = 192px
        data       = synthetic(count: 1000)
        mask       = random(cell: 32px, ratio: 60%)
        encoder    = vit(width: 64, depth: 2, heads: 4)
        length     = 10 epochs
        batch_size = 64
      }

      finetune {
        image      = 192px
        data       = synthetic(count: 1000)
        encoder    = swin(embed_dim: 32, depths: [1, 1, 2, 1], heads: [1, 2, 4, 8], window: 6)
        from       = none
        length     = 10 epochs
        batch_size = 64
      }
      """;

  /** Mistakes whose messages list what fits. */
  private static final List<String> MISTAKES =
      List.of(
          "pretrain.encoder.heads = 5",
          "finetune.encoder.window = 5",
          "pretrain.accumulate = 3",
          "pretrain.schedule = cosine(warmup: 20 epochs)",
          "finetune.batch_size = 0");

  /** Mistakes that have nothing to do with them. */
  private static final List<String> OTHERS =
      List.of(
          "pretrain.mask = randon(cell: 32px)",
          "pretrain.loss = l1(on: hiden)",
          "finetune.colour = true",
          "finetune.label_smoothing = 0.1",
          "pretrain.optimizer = adamw(lr: 1e-3)");

  private final Compiler compiler = new Compiler();

  @Test
  void isTheSameBesideOtherMistakes(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("base.lac"), BASE);
    Map<String, List<String>> alone = new TreeMap<>();
    for (String mistake : MISTAKES) {
      alone.putAll(advice(folder, List.of(mistake)));
    }
    assertEquals(MISTAKES.size(), alone.size(), alone.toString());
    Map<String, List<String>> together = advice(folder, MISTAKES);
    assertEquals(alone, together);
    List<String> all =
        Stream.concat(MISTAKES.stream(), OTHERS.stream()).toList();
    Map<String, List<String>> among = advice(folder, all);
    assertEquals(all.size(), among.size(), among.toString());
    among.keySet().retainAll(alone.keySet());
    assertEquals(alone, among);
  }

  /** The help of every message, by its title. */
  private Map<String, List<String>> advice(Path folder, List<String> settings)
      throws IOException {
    Path spec = folder.resolve("spec.lac");
    Files.writeString(
        spec, "experiment spec\namends \"base.lac\"\n\n" + String.join("\n", settings) + "\n");
    Compiler.Options options = new Compiler.Options(List.of(folder), List.of());
    return compiler.check(spec, options).diagnostics().stream()
        .collect(
            Collectors.toMap(Diagnostic::title, Diagnostic::help, (a, b) -> a, TreeMap::new));
  }
}
