package lacuna.runtime.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import lacuna.runtime.RunException;
import lacuna.runtime.report.Report;
import lacuna.runtime.unit.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A run whose files somebody damaged goes on as well as it can, and says what it could not use. */
final class DamagedRunTest {
  private static final String NEWEST = "state/tiny/update-000000005";
  private static final String BEFORE = "state/tiny/update-000000004";

  @TempDir Path folder;
  private TinyRun whole;
  private TinyRun run;

  /** What can happen to any file. */
  enum Damage {
    EMPTY {
      @Override
      void to(Path file) throws IOException {
        Files.write(file, new byte[0]);
      }
    },
    CUT {
      @Override
      void to(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length * 2 / 3));
      }
    },
    A_BIT {
      @Override
      void to(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
      }
    },
    ZEROS {
      @Override
      void to(Path file) throws IOException {
        Files.write(file, new byte[(int) Files.size(file)]);
      }
    },
    NOT_UTF8 {
      @Override
      void to(Path file) throws IOException {
        byte[] bytes = new byte[100];
        Arrays.fill(bytes, (byte) 0xc3);
        Files.write(file, bytes);
      }
    },
    A_FOLDER {
      @Override
      void to(Path file) throws IOException {
        Files.delete(file);
        Files.createDirectories(file);
      }
    };

    abstract void to(Path file) throws IOException;
  }

  @BeforeEach
  void stopsAfterFiveUpdates() {
    whole = new TinyRun(folder.resolve("whole"));
    run = new TinyRun(folder.resolve("run"));
    assertEquals(0, whole.run());
    assertEquals(0, run.run("--steps", "5"));
    run.said();
  }

  @ParameterizedTest
  @EnumSource
  void goesOnFromTheStateBeforeADamagedOne(Damage damage) throws IOException {
    damage.to(run.file(NEWEST + ".safetensors"));
    goesOnFrom(4);
    assertTrue(Files.exists(run.file(NEWEST + ".safetensors.damaged")));
  }

  @ParameterizedTest
  @EnumSource
  void goesOnFromTheStateBeforeDamagedCounters(Damage damage) throws IOException {
    damage.to(run.file(NEWEST + ".json"));
    goesOnFrom(4);
    assertTrue(Files.exists(run.file(NEWEST + ".json.damaged")));
  }

  @ParameterizedTest
  @CsvSource({"\"update\": 5, \"update\": -40", "\"update\": 5, \"update\": NaN",
      "\"update\": 5, \"update\": \"five\"", "\"update\": 5, \"update\": 6",
      "\"update\": 5, \"update\": null", "\"update\": 5, \"update\": [[5]]",
      "\"counters\": {, \"counters\": 7 }", "\"seed\": 0, \"seed\": 1"})
  void goesOnFromTheStateBeforeWrongCounters(String right, String wrong) throws IOException {
    String text = Files.readString(run.file(NEWEST + ".json"));
    assertTrue(text.contains(right), text);
    Files.writeString(run.file(NEWEST + ".json"), text.replace(right, wrong));
    goesOnFrom(4);
  }

  @Test
  void goesOnFromTheStateBeforeOneWithoutTensors() throws IOException {
    Files.delete(run.file(NEWEST + ".safetensors"));
    goesOnFrom(4);
  }

  @Test
  void refusesToGoOnFromNothing() throws IOException {
    Damage.CUT.to(run.file(NEWEST + ".safetensors"));
    Damage.ZEROS.to(run.file(BEFORE + ".json"));
    List<String> before = run.names("state/tiny");
    assertEquals(2, run.run("--resume"));
    String said = run.said();
    assertTrue(said.contains("no saved state is intact"), said);
    assertTrue(said.contains(NEWEST + ".safetensors: its tensors do not have"), said);
    assertTrue(said.contains(BEFORE + ".json: "), said);
    assertTrue(said.contains("--overwrite"), said);
    assertEquals(before, run.names("state/tiny"));
    assertEquals(0, run.run("--overwrite"));
    assertArrayEquals(whole.bytes("model.safetensors"), run.bytes("model.safetensors"));
  }

  @ParameterizedTest
  @EnumSource(names = {"A_FOLDER", "ZEROS", "NOT_UTF8"}, mode = EnumSource.Mode.INCLUDE)
  void goesOnWithoutItsLog(Damage damage) throws IOException {
    damage.to(run.file("metrics.jsonl"));
    if (damage != Damage.A_FOLDER) { // an end of line: half a last line is no damage
      Files.writeString(run.file("metrics.jsonl"), "\n", StandardOpenOption.APPEND);
    }
    goesOnFrom(5);
    assertTrue(Files.exists(run.file("metrics.jsonl.damaged")));
    assertEquals(7 + 3, Files.readAllLines(run.file("metrics.jsonl")).size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "garbage",
        "null",
        "[]",
        "{}",
        "{\"stage\":null,\"update\":1}",
        "{\"stage\":\"tiny\",\"update\":null}",
        "{\"stage\":\"tiny\",\"update\":-40}",
        "{\"stage\":\"tiny\",\"update\":\"one\"}",
        "{\"stage\":\"tiny\",\"update\":1e99999999999}",
        "{\"stage\":[],\"update\":{}}",
        "\u0000\u0000"
      })
  void keepsTheOtherLinesOfItsLog(String line) throws IOException {
    List<String> lines = Files.readAllLines(run.file("metrics.jsonl"));
    String damaged = lines.get(0) + "\n" + line + "\n" + String.join("\n", lines.subList(1, 6));
    Files.writeString(run.file("metrics.jsonl"), damaged + "\n");
    String said = goesOnFrom(5);
    assertTrue(said.contains("1 of its lines cannot be read, first line 2"), said);
    assertEquals(damaged + "\n", Files.readString(run.file("metrics.jsonl.damaged")));
    List<String> kept = Files.readAllLines(run.file("metrics.jsonl"));
    assertEquals(lines, kept.subList(0, 6));
    assertEquals(12 + 4, kept.size());
  }

  @Test
  void doesNotMindHalfALineOfARunThatWasKilled() throws IOException {
    byte[] bytes = run.bytes("metrics.jsonl");
    Files.write(run.file("metrics.jsonl"), Arrays.copyOf(bytes, bytes.length - 9));
    assertEquals(0, run.run("--resume"));
    assertFalse(run.said().contains("damaged"));
    assertFalse(Files.exists(run.file("metrics.jsonl.damaged")));
  }

  @ParameterizedTest
  @EnumSource(names = {"EMPTY", "CUT", "ZEROS", "NOT_UTF8", "A_FOLDER"})
  void goesOnWithoutItsBestWeights(Damage damage) throws IOException {
    damage.to(run.file("best-tiny.safetensors"));
    goesOnFrom(5);
    assertTrue(Files.exists(run.file("best-tiny.safetensors.damaged")));
    assertArrayEquals(whole.bytes("best-tiny.safetensors"), run.bytes("best-tiny.safetensors"));
  }

  @Test
  void goesOnWithoutABestFigureThatWasChanged() throws IOException {
    byte[] bytes = run.bytes("best-tiny.safetensors");
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    text = text.replaceFirst("\"value\":\"....", "\"value\":\"abcd");
    Files.write(run.file("best-tiny.safetensors"), text.getBytes(StandardCharsets.ISO_8859_1));
    String said = goesOnFrom(5);
    assertTrue(said.contains("it does not have the checksum"), said);
    assertTrue(Files.exists(run.file("best-tiny.safetensors.damaged")));
  }

  @Test
  void damageUponDamageOverwritesNothing() throws IOException {
    for (String name : List.of("metrics.jsonl.damaged", "metrics.jsonl.damaged-2")) {
      Damage.A_FOLDER.to(run.file("metrics.jsonl"));
      assertEquals(0, run.run("--resume", "--steps", "6"), () -> run.said());
      assertTrue(Files.exists(run.file(name)), name);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "[]",
        "7",
        "{",
        "{}",
        "{\"stages\": null}",
        "{\"stages\": {}}",
        "{\"stages\": [null]}",
        "{\"stages\": [7]}",
        "{\"stages\": [{\"name\": null}]}",
        "{\"stages\": [{\"name\": \"a\", \"parameters\": [null]}]}",
        "{\"stages\": [{\"name\": \"a\", \"parameters\": [{\"buffer\": 1}]}]}",
        "{\"stages\": [{\"name\": \"a\", \"parameters\": [], \"names\": 3}]}",
        "{\"stages\": [{\"name\": \"a\", \"parameters\": [], \"names\": [{}]}]}",
        "{\"stages\": [{\"name\": \"a\", \"parameters\": [], \"names\": [{\"name\": \"t\","
            + " \"doc\": \"\", \"place\": \"\", \"part\": \"\", \"rules\": [\"a\"]}]}]}",
        "{\"stages\": [{\"name\": \"a\", \"parameters\": [], \"names\": [{\"name\": \"t\","
            + " \"doc\": \"\", \"place\": \"\", \"part\": \"\", \"rules\": [\"a.{0*i} = b\"]}]}]}"
      })
  void refusesToExportByADamagedPlan(String plan) throws IOException {
    Files.writeString(run.file("plan.json"), plan);
    RunException refused =
        Assertions.assertThrows(RunException.class, () -> new RunExport(run.file("")));
    String message = refused.getMessage();
    assertTrue(message.contains("plan.json is damaged: "), message);
    assertFalse(message.contains("Exception") || message.contains("Json"), message);
  }

  @ParameterizedTest
  @EnumSource(names = "A_BIT", mode = EnumSource.Mode.EXCLUDE)
  void aReportIsWrittenWithoutAPlan(Damage damage) throws IOException {
    for (String name : List.of("plan.json", "metrics.jsonl", "environment.json")) {
      damage.to(run.file(name));
    }
    String page = Report.page(run.file(""));
    assertTrue(page.contains("plan.json could not be read (it is "), page);
    assertFalse(page.contains("Exception"), page);
  }

  @Test
  void keepsTheStatesThatAreAskedFor() throws IOException {
    TinyRun kept = new TinyRun(folder.resolve("kept"));
    kept.run(recipe -> recipe.keepLast(1).keepEvery(Duration.epochs(1)));
    assertEquals(states(3, 6, 9, 12), kept.names("state/tiny"));
    assertEquals(states(10, 12), whole.names("state/tiny"));
    assertArrayEquals(whole.bytes("model.safetensors"), kept.bytes("model.safetensors"));
  }

  @Test
  void equalRunsLeaveEqualBytes() throws IOException {
    TinyRun again = new TinyRun(folder.resolve("again"));
    again.run();
    for (String name :
        List.of("best-tiny.safetensors", "model.safetensors",
            "state/tiny/update-000000012.safetensors")) {
      assertArrayEquals(whole.bytes(name), again.bytes(name), name);
    }
  }

  private static List<String> states(int... updates) {
    return Arrays.stream(updates)
        .mapToObj("update-%09d"::formatted)
        .flatMap(name -> List.of(name + ".json", name + ".safetensors").stream())
        .toList();
  }

  /** Goes on, and ends where a run that was never stopped ends. */
  private String goesOnFrom(int update) throws IOException {
    assertEquals(0, run.run("--resume"), () -> run.said());
    String said = run.said();
    assertTrue(said.contains("resumed after update " + update), said);
    assertTrue(said.contains("damaged: "), said);
    assertTrue(said.contains("set aside as "), said);
    assertArrayEquals(whole.bytes("model.safetensors"), run.bytes("model.safetensors"));
    return said;
  }
}
