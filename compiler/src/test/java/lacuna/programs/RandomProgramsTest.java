package lacuna.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the compiler accepts compiles and runs: components drawn at random, of all kinds that hold
 * code, with settings of all types. Each gives a tensor of the predicted shape and type.
 */
class RandomProgramsTest {
  private static final long SEED = Long.getLong("lacuna.programs.seed", 20261130);
  private static final int PROGRAMS = Integer.getInteger("lacuna.programs", 150);
  private static final int BATCH = 50;

  @TempDir private Path folder;

  @Test
  void compileAndRunWhereTheyAreAccepted() throws Exception {
    Draw draw = new Draw(SEED);
    List<RandomProgram> all =
        IntStream.range(0, PROGRAMS).mapToObj(i -> RandomProgram.of(i, draw)).toList();
    int accepted = 0;
    List<String> faults = new ArrayList<>();
    for (int from = 0; from < PROGRAMS; from += BATCH) {
      List<RandomProgram> right =
          accepted(all.subList(from, Math.min(PROGRAMS, from + BATCH)));
      accepted += right.size();
      faults(right, faults);
    }
    assertEquals("", String.join("\n\n", faults), accepted + " were accepted");
    assertTrue(accepted > PROGRAMS / 2, "few of the programs are right: " + accepted);
  }

  private List<RandomProgram> accepted(List<RandomProgram> programs) throws IOException {
    Set<Integer> refused = new ProgramBatch(programs, folder).refused();
    List<RandomProgram> left =
        programs.stream().filter(program -> !refused.contains(program.number())).toList();
    return refused.isEmpty() ? left : accepted(left);
  }

  /** Finds the programs that are at fault by halving. */
  private void faults(List<RandomProgram> programs, List<String> faults) throws Exception {
    String fault = fault(programs);
    if (fault.isEmpty()) {
      return;
    } else if (programs.size() == 1) {
      RandomProgram small = shrunk(programs.get(0), fault);
      faults.add(small.uses() + "\n" + small + fault(List.of(small)));
      return;
    }
    faults(programs.subList(0, programs.size() / 2), faults);
    faults(programs.subList(programs.size() / 2, programs.size()), faults);
  }

  /** The program without the statements that the fault does not need. */
  private RandomProgram shrunk(RandomProgram program, String fault) throws Exception {
    for (int i = program.statements().size() - 2; i >= 0; i--) {
      RandomProgram smaller = program.without(i);
      if (new ProgramBatch(List.of(smaller), folder).refused().isEmpty()
          && !fault(List.of(smaller)).isEmpty()) {
        program = smaller;
      }
    }
    return program;
  }

  private String fault(List<RandomProgram> programs) throws Exception {
    Path jar = Files.createTempDirectory(folder, "jar");
    return new ProgramBatch(programs, folder).fault(jar);
  }
}
