package lacuna.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lacuna.compiler.Compiler;
import lacuna.compiler.plan.KeptSpec;
import lacuna.compiler.plan.PlanJson;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Specs that amend and import built jars, and what `show` and `diff` tell of them. */
class SharedSpecsTest {
  private static final Path CHAOS = Path.of("..", ".ci", "chaos.lac");
  private static final String OWN =
      """
      experiment own
      amends "chaos.lac"
      import "../masks/own.lac"

      pretrain.mask = half()
      """;

  /** Where the jar was built; its sources are not there any more. */
  @TempDir private static Path gone;

  @TempDir private Path folder;

  @BeforeAll
  static void buildAJar() throws IOException {
    write(gone.resolve("base/chaos.lac"), Files.readString(CHAOS));
    write(gone.resolve("masks/own.lac"), "mask half = random(cell: 4px, ratio: 50%)\n");
    write(gone.resolve("base/own.lac"), OWN);
    Shell.succeeds(
        "build", gone.resolve("base/own.lac"), "--root", gone, "--out", gone.resolve("jars"),
        "--set", "pretrain.seed=7");
    for (String file : new String[] {"base/own.lac", "base/chaos.lac", "masks/own.lac"}) {
      Files.delete(gone.resolve(file));
    }
  }

  @BeforeEach
  void copyTheJar() throws IOException {
    write("base/chaos.lac", Files.readString(CHAOS));
    Files.createDirectory(folder.resolve("jars"));
    Files.copy(gone.resolve("jars/own.jar"), folder.resolve("jars/own.jar"));
  }

  @Test
  void amendsABuiltJarWithTheSettingsThatItWasBuiltWith() throws IOException {
    write("mine.lac", "experiment mine\namends \"jars/own.jar\"\n\npretrain.batch_size = 4\n");
    String bound = Shell.succeeds("dump", path("mine.lac"), "--phase", "bind");
    assertTrue(bound.contains("mine.lac:4"), bound);
    assertTrue(line(bound, "seed").contains("7"), bound);
    assertTrue(line(bound, "mask.cell").contains("masks/own.lac:1"), bound);
    assertTrue(line(bound, "mask").contains("own.jar!"), bound);
  }

  @Test
  void importsAFileOfABuiltJar() throws IOException {
    String inside = "jars/own.jar!" + gone.resolve("masks/own.lac");
    write(
        "mine.lac",
        "experiment mine\namends \"base/chaos.lac\"\nimport \"%s\"\n\npretrain.mask = half()\n"
            .formatted(inside));
    assertEquals("no errors\n", Shell.succeeds("check", path("mine.lac")));
  }

  @Test
  void aJarHoldsTheJarThatItWasMadeFrom() throws IOException {
    write("second.lac", "experiment second\namends \"jars/own.jar\"\n\npretrain.batch_size = 4\n");
    Shell.succeeds("build", path("second.lac"), "--out", path("again"));
    Files.delete(folder.resolve("jars/own.jar"));
    write("third.lac", "experiment third\namends \"again/second.jar\"\n\npretrain.seed = 3\n");
    String diff = Shell.succeeds("diff", path("again/second.jar"), path("third.lac"));
    assertTrue(diff.contains("seed  7 -> 3"), diff);
  }

  @Test
  void aPlanHoldsWhatTheJarHeld() throws IOException {
    write("mine.lac", "experiment mine\namends \"jars/own.jar\"\n\npretrain.batch_size = 4\n");
    String plan = Shell.succeeds("dump", path("mine.lac"), "--phase", "plan");
    Files.delete(folder.resolve("jars/own.jar"));
    KeptSpec kept = KeptSpec.of(plan);
    Compiler.CompileResult again = Compiler.of(kept).compile(kept, null);
    assertEquals(List.of(), again.check().diagnostics());
    assertEquals(plan, new PlanJson().write(again.plan()));
  }

  @Test
  void saysWhatOfAJarCanBeImported() throws IOException {
    write("mine.lac", "experiment mine\namends \"base/chaos.lac\"\nimport \"jars/own.jar\"\n");
    Shell.Answer answer = Shell.lacuna("check", path("mine.lac"));
    assertTrue(answer.err().contains("own.jar is an experiment and cannot be imported"));
    assertTrue(answer.err().contains("such as \"jars/own.jar!/mask.lac\""), answer.err());
  }

  @Test
  void aJarNamesNoFileOutsideOfIt() throws IOException {
    write("pack/a.lac", "experiment a\namends \"../base/chaos.lac\"\n");
    Shell.Answer packed = Shell.lacuna("pack", path("pack"), "--as", "g:a:1", "--out", folder);
    assertEquals(ExitCode.SPEC, packed.code(), packed.err());
    assertTrue(packed.err().contains("outside the folders that may be read"), packed.err());
    write("pack/a.lac", "experiment a\namends \"b.lac\"\n");
    write("pack/b.lac", Files.readString(Path.of("..", ".ci", "chaos.lac")));
    Shell.succeeds("pack", path("pack"), "--as", "g:a:1", "--out", folder);
    write("mine.lac", "experiment mine\namends \"a-1.jar!/a.lac\"\n");
    Shell.succeeds("check", path("mine.lac"));
    write("mine.lac", "experiment mine\namends \"a-1.jar\"\n");
    Shell.Answer unnamed = Shell.lacuna("check", path("mine.lac"));
    assertTrue(unnamed.err().contains("name one of its files, such as"), unnamed.err());
    write("mine.lac", "experiment mine\namends \"a-1.jar!/bb.lac\"\n");
    Shell.Answer misspelled = Shell.lacuna("check", path("mine.lac"));
    assertTrue(misspelled.err().contains("did you mean `b.lac`"), misspelled.err());
  }

  @Test
  void packsReproduciblyAndSaysHowToDeploy() throws IOException {
    String printed =
        Shell.succeeds("pack", path("base"), "--as", "org.example:base:1.0", "--out", path("p"))
            .replace(folder + "/", "");
    assertTrue(printed.startsWith("p/base-1.0.jar: experiments 1, files of components 0\n"), printed);
    assertTrue(
        printed.contains(
            "mvn deploy:deploy-file -Dfile=p/base-1.0.jar -DgroupId=org.example"
                + " -DartifactId=base -Dversion=1.0 -DrepositoryId=ID -Durl=URL"),
        printed);
    byte[] first = Files.readAllBytes(folder.resolve("p/base-1.0.jar"));
    Shell.succeeds("pack", path("base"), "--as", "org.example:base:1.0", "--out", path("q"));
    assertEquals(-1, java.util.Arrays.mismatch(first, Files.readAllBytes(folder.resolve("q/base-1.0.jar"))));
    assertEquals("chaos.lac\n", Shell.succeeds("show", path("p/base-1.0.jar")));
  }

  @Test
  void aTableOfNamesCountsWhereverTheSpecsImportIt() throws IOException {
    String timm = Files.readString(Path.of("..", "stdlib", "vit_names.lac"));
    write("tables.lac", timm.replace("names timm for vit", "names mine for vit"));
    write(
        "named.lac", "experiment named\namends \"base/chaos.lac\"\nimport \"tables.lac\"\n");
    String plan = Shell.succeeds("dump", path("named.lac"), "--phase", "plan");
    assertTrue(plan.contains("\"name\": \"mine\""), plan);
    assertTrue(plan.contains("tables.lac:"), plan);
  }

  @Test
  void showsWhatAJarIsMadeFrom() throws IOException {
    String jar = path("jars/own.jar");
    assertEquals(
        OWN + "// --set pretrain.seed=7\n",
        Shell.succeeds("show", jar));
    JsonObject plan = JsonParser.parseString(Shell.succeeds("show", jar, "plan")).getAsJsonObject();
    assertEquals("own", plan.get("name").getAsString());
    assertTrue(Shell.succeeds("show", jar, "java").contains("public final class Own"));
    String sources = Shell.succeeds("show", jar, "sources");
    assertTrue(sources.contains("// ---- " + gone.resolve("masks/own.lac") + "\nmask half ="), sources);
    assertTrue(sources.contains("// ---- stdlib/masks.lac\n"));
  }

  @Test
  void comparesSettingsAndWhatTheyAmountTo() throws IOException {
    write(
        "other.lac",
        """
        experiment other
        amends "base/chaos.lac"

        pretrain.seed  = 5
        pretrain.batch_size = 16
        """);
    String diff = Shell.succeeds("diff", path("base/chaos.lac"), path("other.lac"));
    assertTrue(line(diff, "seed").contains("other.lac:4"), diff);
    assertFalse(diff.contains("trained parameters"), diff);
    JsonObject json =
        JsonParser.parseString(
                Shell.succeeds("diff", path("base/chaos.lac"), path("other.lac"), "--json"))
            .getAsJsonObject();
    JsonObject stage = json.getAsJsonArray("stages").get(0).getAsJsonObject();
    assertEquals(2, stage.getAsJsonArray("settings").size(), json.toString());
    String same = Shell.succeeds("diff", path("base/chaos.lac"), path("base/chaos.lac"));
    assertTrue(same.endsWith("\nno setting differs\n"), same);
  }

  @Test
  void comparesANetworkByItsParametersAndOperations() throws IOException {
    Path first = Path.of("..", "examples", "first.lac");
    write("deep.lac", "experiment deep\namends \"first.lac\"\n\npretrain.encoder.depth = 8\n");
    Files.copy(first, folder.resolve("first.lac"));
    String diff = Shell.succeeds("diff", path("first.lac"), path("deep.lac"));
    assertEquals("4 -> 8", diff.replaceAll("(?s).*encoder.depth +(\\d -> \\d) .*", "$1"));
    // a block has 12 d^2 + 13 d weights and biases less the d of the key, 2 d of layer scale
    // and, shared by all blocks, nothing more: 4 blocks of width d = 128
    assertTrue(line(diff, "trained parameters").contains("844,496 -> 1,638,096"), diff);
    assertTrue(line(diff, "forward FLOPs per image").contains("+"), diff);
  }

  /** The line that begins with a name. */
  private static String line(String text, String name) {
    return text.lines().filter(line -> line.startsWith("  " + name + " ")).findFirst().orElse("");
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private void write(String name, String text) throws IOException {
    write(folder.resolve(name), text);
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
