package lacuna.compiler.lower;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import lacuna.compiler.Compiler;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.parity.Golden;
import org.junit.jupiter.api.Test;

/** What a stage takes from an earlier one is compared tensor by tensor before anything runs. */
class StageWeightsTest {
  private final Compiler compiler = new Compiler();

  @Test
  void tellsShapesThatDifferAndTheSettingBehindThem() {
    Diagnostic misfit = only("examples/transfer.lac", "finetune.encoder.width=128");
    // 4 of the stem and tokens, 14 per block, the last norm: all but the index and one table
    assertEquals(List.of("63 of another shape", "1 fit"), heads(misfit));
    assertEquals(
        List.of("set it for both stages: `--set pretrain.encoder.width=128` as well"),
        misfit.help());
    assertEquals("pretrain.encoder", Objects.requireNonNull(misfit.primary()).span().text());
  }

  @Test
  void tellsWhatTheEarlierStageLacks() {
    Diagnostic misfit = only("examples/transfer.lac", "finetune.encoder.depth=6");
    assertEquals(List.of("30 that `pretrain` lacks", "64 fit"), heads(misfit)); // 15 per block
  }

  @Test
  void tellsWhatNothingTakes() {
    Diagnostic misfit = only("examples/transfer.lac", "finetune.encoder.depth=3");
    // `attn` is also the key of a position that a block may have, so what is below is explained
    assertEquals(List.of("10 that nothing here takes", "49 fit"), heads(misfit));
  }

  @Test
  void ignoredKeysAreNotMissed() {
    String ignored = "finetune.ignore_keys=[\"blocks.3\"]";
    assertEquals(List.of(), check("examples/transfer.lac", "finetune.encoder.depth=3", ignored));
  }

  @Test
  void tablesOfPositionsAreResampledWithTheirSizes() {
    // 24 blocks, windows of 12 and 14: (2 * 12 - 1)^2 and (2 * 14 - 1)^2 entries
    String note = note("specs/simmim/released/swin_large_800ep.lac");
    assertTrue(note.contains("24 resampled"), note);
    assertTrue(note.contains("bias_table from [529, 6] to [729, 6]"), note);
  }

  @Test
  void absolutePositionsAreResampledWithTheirSizes() {
    // 14 by 14 and 28 by 28 tokens, and cls
    String note = note("specs/mae/mae_base.lac", "finetune.image=448px");
    assertTrue(note.contains("1 resampled: pos_embed from [1, 197, 768] to [1, 785, 768]"), note);
    // a relative table goes with them where both are there
    note =
        note(
            "examples/transfer.lac",
            "pretrain.encoder.absolute_positions=true",
            "finetune.image=128px");
    assertTrue(note.contains("2 resampled: pos_embed from "), note);
  }

  private String note(String spec, String... settings) {
    Compiler.CompileResult result =
        compiler.compile(
            Golden.ROOT.resolve(spec),
            new Compiler.Options(List.of(Golden.ROOT), List.of(settings)));
    return Objects.requireNonNull(result.plan()).stages().get(1).notes().get(0);
  }

  private static List<String> heads(Diagnostic diagnostic) {
    return diagnostic.notes().stream().map(note -> note.split(":")[0]).toList();
  }

  private Diagnostic only(String spec, String... settings) {
    List<Diagnostic> diagnostics = check(spec, settings);
    assertEquals(1, diagnostics.size(), diagnostics.toString());
    assertEquals(Code.WEIGHTS_DO_NOT_FIT, diagnostics.get(0).code());
    return diagnostics.get(0);
  }

  private List<Diagnostic> check(String spec, String... settings) {
    return compiler
        .check(
            Golden.ROOT.resolve(spec),
            new Compiler.Options(List.of(Golden.ROOT), List.of(settings)))
        .diagnostics();
  }
}
