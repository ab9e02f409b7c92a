package lacuna.structure;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for the compiler, the command line and the runtime together. */
final class StructureTest {
  private static final int LARGEST_CYCLE = 5;
  private static final int LONGEST_FILE = 300;
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar")) // the runtime's
          .importPackages("lacuna.cli", "lacuna.compiler", "lacuna.runtime");

  @Test
  void noPackagesKnowEachOtherInACircle() {
    slices().matching("lacuna.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void noCycleOfClassesIsLarge() {
    Map<String, Set<String>> graph = ClassCycles.dependencies(CLASSES);
    assertTrue(graph.containsKey("lacuna.runtime.nn.Layer"), "the runtime is looked at too");
    assertEquals(
        List.of(),
        ClassCycles.of(graph).stream().filter(cycle -> cycle.size() > LARGEST_CYCLE).toList());
  }

  @Test
  void noFileIsLong() throws IOException {
    List<Path> files = sources();
    assertFalse(files.isEmpty());
    List<String> tooLong = new ArrayList<>();
    for (Path file : files) {
      int lines = Files.readAllLines(file).size();
      if (lines > LONGEST_FILE) {
        tooLong.add(file + ": " + lines + " lines");
      }
    }
    assertEquals(List.of(), tooLong);
  }

  /** The Java files of every module, without those of tests. */
  private static List<Path> sources() throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> modules = Files.newDirectoryStream(Path.of(".."))) {
      for (Path module : modules) {
        Path folder = module.resolve(Path.of("src", "main", "java"));
        if (Files.isDirectory(folder)) {
          try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(found::add);
          }
        }
      }
    }
    return found.stream().sorted().toList();
  }
}
