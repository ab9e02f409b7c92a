package lacuna.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is missing hides no other mistake, and what follows from it is not told. */
class MissingFilesTest {
  @TempDir private Path folder;

  @Test
  void aMissingImportHidesNoMistakeOfTheSpec() throws IOException {
    assertEquals(
        List.of("L01", "S02", "T02", "N04"),
        codes(
            """
            experiment e
            import "missing.lac"

            pretrain {
              image      = 64px
              mask       = my_mask(cell: 8px)
              encoder    = vit(width: 128, depth: 4, heads: 5, patch: 8px)
              target     = my_target()
              data       = synthetic(count: 4096)
              length     = 6 epochs
              batch_size = 16px
              optimzer   = adamw(rate: 1e-3 per 16 images)
            }
            """));
  }

  @Test
  void aMissingBaseHidesNoWrongValue() throws IOException {
    assertEquals(
        List.of("L01", "T02"),
        codes(
            """
            experiment e
            amends "missing.lac"

            pretrain.batch_size   = 16px
            pretrain.mask.ratio   = 60%
            pretrain.encoder.heads = 5
            another.length        = 3 epochs
            """));
  }

  @Test
  void whatAMissingFileMayDeclareIsNotTold() throws IOException {
    assertEquals(
        List.of("L01"),
        codes(
            """
            experiment e
            import "missing.lac"

            pretrain {
              image      = 64px
              mask       = my_mask(cell: 8px)
              encoder    = my_encoder(width: double(64))
              target     = pixels()
              data       = synthetic(count: 4096)
              length     = 6 epochs
              batch_size = 16
            }
            """));
  }

  private List<String> codes(String spec) throws IOException {
    Path file = Files.writeString(folder.resolve("e.lac"), spec);
    Shell.Answer answer = Shell.lacuna("check", file);
    assertEquals(ExitCode.SPEC, answer.code(), answer.err());
    return Pattern.compile("^(?:error|warning)\\[(\\w+)]", Pattern.MULTILINE)
        .matcher(answer.err())
        .results()
        .map(match -> match.group(1))
        .toList();
  }
}
