package lacuna.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What every command returns: 0 done, 1 errors in the spec, 2 wrong usage or input, 3 failed on the
 * way. {@code GOOD} and {@code WRONG} are specs, {@code SPECS} is a folder of one, {@code FILE} is
 * a file that is none, {@code RUN} a folder that is no run's, {@code NEW} one that is not there.
 */
class ExitCodesTest {
  @TempDir private static Path folder;

  @BeforeAll
  static void writeFiles() throws IOException {
    Path good = Path.of("..", ".ci", "chaos.lac");
    Files.copy(good, folder.resolve("GOOD.lac"));
    Files.writeString(
        folder.resolve("WRONG.lac"), Files.readString(good).replace("16px", "16 parsecs"));
    Files.writeString(
        folder.resolve("GOOD_SWEEP.lac"),
        "experiment good\namends \"GOOD.lac\"\nsweep { pretrain.seed in [1, 2] }\n");
    Files.writeString(folder.resolve("FILE"), "text");
    Files.createDirectory(folder.resolve("RUN"));
    Files.copy(good, Files.createDirectory(folder.resolve("SPECS")).resolve("chaos.lac"));
  }

  @ParameterizedTest
  @CsvSource({
    "0, ''",
    "0, --help",
    "0, --version",
    "0, version",
    "2, --unknown",
    "2, chek GOOD.lac",
    "2, GOOD.lac",
    "0, new -o NEW1.lac",
    "2, new -o GOOD.lac",
    "2, new -o NEW/none/a.lac",
    "2, new -o NEW2.lac --data NEW/none",
    "2, new -o NEW2.lac --data RUN",
    "0, check --help",
    "0, check GOOD.lac",
    "0, check GOOD.lac --diagnostics json",
    "0, check GOOD.lac --set pretrain.batch_size=4",
    "1, check WRONG.lac",
    "1, check WRONG.lac --diagnostics json",
    "0, check GOOD.lac --diagnostics sarif",
    "1, check GOOD.lac WRONG.lac --diagnostics sarif",
    "1, check NEW.lac",
    "1, check GOOD.lac --set pretrain.batch_siz=4",
    "2, check RUN",
    "2, check",
    "0, check GOOD.lac SPECS",
    "0, check GOOD.lac --offline",
    "1, check GOOD.lac WRONG.lac",
    "1, check SPECS NEW.lac",
    "2, check GOOD.lac --diagnostics xml",
    "0, dump GOOD.lac --phase java",
    "1, dump WRONG.lac --phase java",
    "2, dump GOOD.lac --phase jav",
    "0, fmt GOOD.lac",
    "0, fmt --check GOOD.lac SPECS",
    "1, fmt --check WRONG.lac",
    "1, fmt WRONG.lac",
    "2, fmt NEW/none.lac",
    "2, fmt RUN",
    "2, fmt",
    "0, runs SPECS",
    "0, runs SPECS --json",
    "2, runs NEW/none",
    "2, compare",
    "2, compare SPECS",
    "0, build GOOD.lac --out NEW/a",
    "1, build WRONG.lac --out NEW/b",
    "2, build GOOD.lac --out FILE/in",
    "2, build",
    "0, explain",
    "0, explain T02",
    "0, explain GOOD.lac",
    "1, explain WRONG.lac",
    "0, explain GOOD.lac pretrain.batch_size",
    "2, explain GOOD.lac pretrain.batch_siz",
    "1, explain GOOD.lac pretrain.batch_size=x",
    "1, explain WRONG.lac pretrain.batch_size",
    "2, explain Z99",
    "0, index SPECS --out NEW/index.md",
    "2, index NEW/none",
    "2, index RUN",
    "2, index SPECS --out FILE/index.md",
    "2, show NEW/none.jar",
    "2, show FILE",
    "0, diff GOOD.lac GOOD.lac",
    "0, diff GOOD.lac GOOD.lac --json",
    "1, diff GOOD.lac WRONG.lac",
    "2, diff GOOD.lac RUN",
    "2, diff GOOD.lac",
    "1, eject WRONG.lac NEW/e",
    "2, eject GOOD.lac RUN/..",
    "0, eject GOOD.lac NEW/e",
    "0, pack SPECS --as org.example:specs:1 --out NEW/p",
    "2, pack SPECS --as specs",
    "2, pack NEW/none --as org.example:specs:1",
    "2, pack RUN --as org.example:specs:1",
    "0, doc SPECS -o NEW/site",
    "2, doc",
    "2, doc NEW/none -o NEW/site",
    "2, doc -o SPECS",
    "2, doc -o FILE/in",
    "1, run WRONG.lac --out NEW/r",
    "2, run GOOD.lac --out FILE/in",
    "2, run GOOD.lac --out NEW/r --resume --overwrite",
    "2, run GOOD.lac --out NEW/r --steps 0",
    "2, run GOOD.lac --out NEW/r --data NEW/none",
    "2, run GOOD.lac --out NEW/r finetune",
    "2, run GOOD.lac --device gpu99",
    "0, check GOOD_SWEEP.lac",
    "0, explain GOOD_SWEEP.lac",
    "0, dump GOOD_SWEEP.lac --phase java --point seed_2",
    "1, run GOOD_SWEEP.lac --out NEW/r",
    "1, build GOOD_SWEEP.lac --out NEW/s",
    "0, build GOOD_SWEEP.lac --out NEW/s --point seed_1",
    "1, check GOOD_SWEEP.lac --set pretrain.seed=3",
    "0, sweep GOOD_SWEEP.lac --list",
    "1, sweep WRONG.lac",
    "1, sweep GOOD_SWEEP.lac --point seed_3",
    "2, sweep GOOD.lac",
    "2, sweep GOOD_SWEEP.lac --jobs -1",
    "2, sweep GOOD_SWEEP.lac -- --out NEW/s",
    "2, sweep GOOD_SWEEP.lac -- --stepz 3",
    "0, data GOOD.lac",
    "1, data WRONG.lac",
    "2, data NEW/none",
    "2, data FILE",
    "2, data RUN",
    "2, data GOOD.lac --json --html",
    "2, data",
    "2, bench GOOD.lac --batch 0",
    "1, bench WRONG.lac",
    "2, trace GOOD.lac --out NEW/t",
    "2, trace GOOD.lac --out NEW/t --weights FILE --input FILE",
    "2, export RUN --as timm",
    "2, export NEW/none --as timm",
    "2, predict RUN FILE",
    "2, predict NEW/none FILE",
    "2, predict RUN",
    "2, embed RUN FILE",
    "2, embed RUN FILE -o NEW/features.npy",
    "2, embed NEW/none FILE -o NEW/features.npy",
    "2, reconstruct RUN FILE",
    "2, reconstruct NEW/none FILE",
    "0, lsp --help",
    "2, lsp GOOD.lac",
    "0, completion fish",
    "2, completion tcsh",
    "2, completion",
    "2, status RUN",
    "2, status NEW/none",
    "2, engine --libtorch NEW/none",
    "2, engine --use NEW/none --forget",
  })
  void returnsTheCodeThatTheHelpStates(int code, String words) {
    String[] line =
        Arrays.stream(words.split(" "))
            .filter(word -> !word.isEmpty())
            .map(word -> word.matches("(GOOD|WRONG|SPECS|FILE|RUN|NEW).*") ? under(word) : word)
            .toArray(String[]::new);
    Shell.Answer answer = Shell.lacuna((Object[]) line);
    String printed = words + "\n" + answer.out() + answer.err();
    assertEquals(code, answer.code(), printed);
    assertFalse(printed.contains("\tat "), printed);
    assertTrue(code != 2 || answer.err().startsWith("error: "), printed);
  }

  private static String under(String name) {
    return folder.resolve(name).toString();
  }
}
