package lacuna.runtime;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of the runtime's packages: which may know which. */
final class ArchitectureTest {
  private static final String ROOT = "lacuna.runtime";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  private static final String DJL = "ai.djl..";
  private static final String GSON = "com.google.gson..";
  private static final String PICOCLI = "picocli..";
  private static final String CSV = "org.apache.commons.csv";
  private static final String PROTOBUF = "com.google.protobuf..";

  /** Each package with what it may know beside the JDK and {@link RunException}. */
  private static final Map<String, Set<String>> TABLE =
      Map.ofEntries(
          Map.entry("unit", Set.of()),
          Map.entry("fit", Set.of()),
          Map.entry("source", Set.of()),
          Map.entry("names", Set.of(GSON)),
          Map.entry("image", Set.of("unit", "org.bytedeco..", "org.lwjgl..", "com.sun.jna..")),
          Map.entry("libtorch", Set.of(GSON, "com.sun.jna..")),
          Map.entry(
              "tensor", Set.of("libtorch", DJL, "com.sun.jna..", "com.sun.management")),
          Map.entry("init", Set.of("tensor", DJL)),
          Map.entry("nn", Set.of("tensor", "init", "fit", DJL)),
          Map.entry("layer", Set.of("tensor", DJL)),
          Map.entry("mask", Set.of("tensor", "image", "unit", DJL)),
          Map.entry("augment", Set.of("image", "unit")),
          Map.entry("data", Set.of("augment", "image", "tensor", "unit", CSV)),
          Map.entry("schedule", Set.of("unit")),
          Map.entry("optimizer", Set.of("nn", "tensor", "unit", DJL)),
          Map.entry("checkpoint", Set.of("nn", "tensor", "names", "fit", DJL, GSON)),
          Map.entry("report", Set.of(GSON, "com.samskivert..")),
          Map.entry(
              "train",
              Set.of(
                  "nn", "tensor", "optimizer", "schedule", "augment", "data", "source", "unit",
                  DJL)),
          Map.entry(
              "run",
              Set.of(
                  "train", "checkpoint", "report", "nn", "tensor", "schedule", "augment", "data",
                  "optimizer", "source", "names", "unit", DJL, GSON, PROTOBUF)),
          Map.entry("sweep", Set.of("run", "report", "checkpoint", GSON)),
          Map.entry("registry", Set.of("run", "report", "checkpoint", GSON)),
          Map.entry(
              "survey",
              Set.of("run", "train", "report", "data", "augment", "image", "unit", GSON)),
          Map.entry(
              "inference",
              Set.of("run", "train", "checkpoint", "nn", "tensor", "data", DJL, GSON, CSV)),
          Map.entry(
              "command",
              Set.of(
                  "inference", "survey", "run", "train", "checkpoint", "report", "nn", "tensor", "schedule",
                  "augment", "data", "image", "libtorch", "names", "unit", DJL, GSON, PICOCLI)));

  static List<String> packages() {
    return TABLE.keySet().stream().sorted().toList();
  }

  @ParameterizedTest
  @MethodSource("packages")
  void eachPackageKnowsWhatItsRowSays(String name) {
    List<String> known =
        new ArrayList<>(List.of("java..", "javax.imageio..", "org.jspecify..", "", ROOT));
    known.add(ROOT + "." + name);
    for (String other : TABLE.get(name)) {
      known.add(other.contains(".") ? other : ROOT + "." + other);
    }
    classes()
        .that()
        .resideInAPackage(ROOT + "." + name)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(known.toArray(String[]::new))
        .check(CLASSES);
  }

  @Test
  void everyPackageHasARow() {
    Set<String> found =
        CLASSES.stream()
            .map(type -> type.getPackageName())
            .filter(name -> !name.equals(ROOT))
            .map(name -> name.substring(ROOT.length() + 1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(new TreeSet<>(TABLE.keySet()), found);
  }

  @Test
  void noPackagesKnowEachOtherInACircle() {
    slices().matching(ROOT + ".(*)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void theEngineIsKnownToTensorAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".tensor")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("ai.djl.pytorch..")
        .check(CLASSES);
  }

  @Test
  void theCommandLineIsKnownToCommandsAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".command")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(PICOCLI)
        .check(CLASSES);
  }

  @Test
  void onlyTheLauncherEndsTheProcess() {
    noClasses()
        .that()
        .doNotHaveSimpleName("Launcher")
        .should()
        .callMethod(System.class, "exit", int.class)
        .check(CLASSES);
  }
}
