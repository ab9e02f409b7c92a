package lacuna.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import lacuna.cli.Shell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in a run's folder is of one run, and says truly how that run was trained. */
class RunRecordTest {
  @TempDir private Path folder;

  @Test
  void aRunGoesOnUnderOtherSettingsOnlyWhereThatIsAccepted() throws IOException {
    succeeds("--steps=3");
    Map<Path, byte[]> before = files(run());
    Shell.Answer refused = train("--resume", "--set=pretrain.length=2 epochs");
    assertEquals(2, refused.code());
    assertTrue(refused.err().contains("pretrain.length: 3 epochs -> 2 epochs"), refused.err());
    assertUnchanged(before);
    succeeds("--resume", "--accept-changes", "--set=pretrain.length=2 epochs");
    String changes = Files.readString(run().resolve("changes.json"));
    assertTrue(changes.contains("pretrain.length: 3 epochs -> 2 epochs"), changes);
    assertTrue(Files.readString(run().resolve("plans/1.json")).contains("\"3 epochs\""));
    String report = Files.readString(run().resolve("report.html"));
    assertTrue(report.contains("After update 3 of pretrain the spec changed"), report);
  }

  @Test
  void aFinishedRunKeepsThePlanThatItWasTrainedWith() throws IOException {
    succeeds("--set=pretrain.length=1 epochs");
    Map<Path, byte[]> before = files(run());
    String rate = "--set=pretrain.optimizer.rate=0.1 per 8 images";
    assertEquals(2, train("--resume", "--set=pretrain.length=1 epochs", rate).code());
    Shell.Answer refused =
        train("--resume", "--accept-changes", "--set=pretrain.length=1 epochs", rate);
    assertEquals(2, refused.code());
    assertTrue(refused.err().contains("pretrain is complete"), refused.err());
    assertUnchanged(before);
  }

  @Test
  void settingsOfTheMachineAreNoChange() {
    succeeds("--steps=2");
    succeeds("--resume", "--steps=3", "--set=pretrain.workers=1");
  }

  @Test
  void damagedOrMissingWeightsOfAFinishedRunAreWrittenAnew() throws IOException {
    succeeds("--set=pretrain.length=1 epochs");
    Path model = run().resolve("model.safetensors");
    byte[] whole = Files.readAllBytes(model);
    byte[] damaged = whole.clone();
    damaged[damaged.length - 1] ^= 1;
    Files.write(model, damaged);
    succeeds("--resume", "--set=pretrain.length=1 epochs");
    assertArrayEquals(whole, Files.readAllBytes(model));
    Files.delete(model);
    succeeds("--resume", "--set=pretrain.length=1 epochs");
    assertArrayEquals(whole, Files.readAllBytes(model));
  }

  @Test
  void aRunThatCannotStartLeavesTheOneThatItWouldReplace() throws IOException {
    succeeds("--set=pretrain.length=1 epochs");
    Map<Path, byte[]> before = files(run());
    assertEquals(2, train("--overwrite", "--data=nowhere").code());
    assertEquals(1, train("--overwrite", "--set=pretrain.batch_size=1000").code());
    assertUnchanged(before);
  }

  @Test
  void aReplacedRunIsSetAsideWhole() throws IOException {
    succeeds("--set=pretrain.length=1 epochs");
    Map<Path, byte[]> before = files(run());
    succeeds("--overwrite", "--steps=1", "--seed=1");
    assertFalse(Files.exists(run().resolve("model.safetensors")), "old weights in the new run");
    assertFiles(before, files(folder.resolve("run.replaced-1")));
  }

  @Test
  void oneProcessTrainsInAFolder() throws IOException {
    succeeds("--steps=1");
    Map<Path, byte[]> before = files(run());
    try (FileChannel other =
        FileChannel.open(run().resolve("process.json"), StandardOpenOption.WRITE)) {
      other.lock();
      Shell.Answer refused = train("--resume");
      assertEquals(2, refused.code());
      assertTrue(refused.err().contains("another process trains in"), refused.err());
    }
    assertUnchanged(before);
    succeeds("--resume", "--steps=2");
  }

  @Test
  void statusSaysHowFarARunIs() throws IOException {
    succeeds("--steps=2");
    String status = Shell.succeeds("status", run());
    assertTrue(status.contains("pretrain  stopped after update 2"), status);
    assertTrue(status.contains("no process trains; the last was " + ProcessHandle.current().pid()));
    String json = Shell.succeeds("status", run(), "--json");
    assertFalse(JsonParser.parseString(json).getAsJsonObject().get("running").getAsBoolean());
    assertEquals(2, Shell.lacuna("status", folder).code());
    Files.writeString(run().resolve("metrics.jsonl"), "{\"stage\": null, \"update\": 1}\n[]\n");
    assertEquals(status, Shell.succeeds("status", run()));
    Files.writeString(run().resolve("plan.json"), "{\"stages\": [{\"name\": null}]}");
    Shell.Answer damaged = Shell.lacuna("status", run());
    assertEquals(2, damaged.code(), damaged.err());
    assertTrue(damaged.err().contains("plan.json is damaged"), damaged.err());
  }

  private Path run() {
    return folder.resolve("run");
  }

  private Shell.Answer train(Object... options) {
    Object[] words =
        Stream.concat(
                Stream.of("run", spec(), "--device=cpu", "--out=" + run()), Stream.of(options))
            .toArray();
    return Shell.lacuna(words);
  }

  private void succeeds(Object... options) {
    Shell.Answer answer = train(options);
    assertEquals(0, answer.code(), () -> answer.out() + answer.err());
  }

  private static Path spec() {
    return TinySpec.path();
  }

  private void assertUnchanged(Map<Path, byte[]> before) throws IOException {
    assertFiles(before, files(run()));
  }

  private static void assertFiles(Map<Path, byte[]> expected, Map<Path, byte[]> actual) {
    assertEquals(expected.keySet(), actual.keySet());
    expected.forEach((file, bytes) -> assertArrayEquals(bytes, actual.get(file), file.toString()));
  }

  private static Map<Path, byte[]> files(Path folder) throws IOException {
    Map<Path, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file), Files.readAllBytes(file));
      }
    }
    return files;
  }
}
