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
    "0, check --help",
    "0, check GOOD.lac",
    "0, check GOOD.lac --diagnostics json",
    "0, check GOOD.lac --set pretrain.batch_size=4",
    "1, check WRONG.lac",
    "1, check WRONG.lac --diagnostics json",
    "1, check NEW.lac",
    "1, check GOOD.lac --set pretrain.batch_siz=4",
    "1, check RUN",
    "2, check",
    "2, check GOOD.lac GOOD.lac",
    "2, check GOOD.lac --diagnostics xml",
    "0, dump GOOD.lac --phase java",
    "1, dump WRONG.lac --phase java",
    "2, dump GOOD.lac --phase jav",
    "0, build GOOD.lac --out NEW/a",
    "1, build WRONG.lac --out NEW/b",
    "2, build GOOD.lac --out FILE/in",
    "2, build",
    "0, explain",
    "0, explain T02",
    "0, explain GOOD.lac",
    "1, explain WRONG.lac",
    "2, explain Z99",
    "0, index SPECS --out NEW/index.md",
    "2, index NEW/none",
    "2, index RUN",
    "2, index SPECS --out FILE/index.md",
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
    "2, bench GOOD.lac --batch 0",
    "1, bench WRONG.lac",
    "2, trace GOOD.lac --out NEW/t",
    "2, trace GOOD.lac --out NEW/t --weights FILE --input FILE",
    "2, export RUN --as timm",
    "2, export NEW/none --as timm",
    "2, reconstruct RUN FILE",
    "2, reconstruct NEW/none FILE",
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
