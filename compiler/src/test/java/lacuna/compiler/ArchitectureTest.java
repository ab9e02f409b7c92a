package lacuna.compiler;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The table of packages: which may know which. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("lacuna.compiler", "lacuna.cli");

  @Test
  void sourcesKnowTheJdkAlone() {
    only("lacuna.compiler.source");
  }

  @Test
  void diagnosticsKnowSources() {
    only("lacuna.compiler.diagnostic", "lacuna.compiler.source", "com.google.gson..");
  }

  @Test
  void syntaxKnowsNoLaterPhase() {
    only(
        "lacuna.compiler.syntax",
        "lacuna.compiler.source",
        "lacuna.compiler.diagnostic",
        "lacuna.grammar..",
        "org.antlr..");
  }

  @Test
  void valuesKnowSources() {
    only("lacuna.compiler.value", "lacuna.compiler.source");
  }

  @Test
  void shapesKnowValues() {
    only("lacuna.compiler.shape", "lacuna.compiler.value");
  }

  @Test
  void loadingKnowsNoTypes() {
    none(
        "lacuna.compiler.load",
        "lacuna.compiler.check..",
        "lacuna.compiler.plan..",
        "lacuna.compiler.java..",
        "lacuna.compiler.jar..");
  }

  @Test
  void bindingKnowsNoElaboration() {
    only(
        "lacuna.compiler.bind",
        "lacuna.compiler.source",
        "lacuna.compiler.diagnostic",
        "lacuna.compiler.syntax",
        "lacuna.compiler.load",
        "lacuna.compiler.value");
  }

  @Test
  void checkingKnowsNeitherJavaNorTheEngine() {
    none(
        "lacuna.compiler.check",
        "lacuna.compiler.java..",
        "lacuna.compiler.jar..",
        "lacuna.runtime..",
        "ai.djl..");
  }

  @Test
  void samplesAreDrawnFromWhatElaborationLeavesAlone() {
    only(
        "lacuna.compiler.sample",
        "lacuna.compiler.residual",
        "lacuna.compiler.value",
        "lacuna.compiler.source",
        "lacuna.compiler.plan");
  }

  @Test
  void overviewsKnowThePlanAlone() {
    only("lacuna.compiler.overview", "lacuna.compiler.plan", "com.google.gson..");
  }

  @Test
  void thePlanKnowsNeitherSyntaxNorJava() {
    only(
        "lacuna.compiler.plan",
        "lacuna.compiler.source",
        "lacuna.compiler.value",
        "com.google.gson..");
  }

  @Test
  void theBackEndSeesThePlanAlone() {
    only(
        "lacuna.compiler.java",
        "lacuna.compiler.plan",
        "com.palantir.javapoet..",
        "javax.lang.model..");
  }

  @Test
  void jarsKnowTheJdkAlone() {
    only("lacuna.compiler.jar", "javax.tools..");
  }

  @Test
  void antlrIsKnownToSyntaxAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackage("lacuna.compiler.syntax..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.antlr..", "lacuna.grammar..")
        .check(CLASSES);
  }

  @Test
  void javaPoetIsKnownToTheBackEndAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackage("lacuna.compiler.java..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.palantir..")
        .check(CLASSES);
  }

  @Test
  void theCompilerKnowsNoCommandLine() {
    none("lacuna.compiler", "picocli..", "lacuna.cli..");
  }

  @Test
  void theCompilerNeitherPrintsNorExits() {
    noClasses()
        .that()
        .resideInAPackage("lacuna.compiler..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .check(CLASSES);
  }

  @Test
  void theCommandLineKnowsNoPhases() {
    none(
        "lacuna.cli",
        "lacuna.compiler.syntax..",
        "lacuna.compiler.load..",
        "lacuna.compiler.check..",
        "lacuna.compiler.java..");
  }

  @Test
  void noPackagesKnowEachOtherInACircle() {
    slices().matching("lacuna.compiler.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  /** Classes of a package depend on the JDK, on each other and on what is named. */
  private static void only(String place, String... known) {
    String[] packages = Arrays.copyOf(known, known.length + 3);
    packages[known.length] = "java..";
    packages[known.length + 1] = "org.jspecify..";
    packages[known.length + 2] = place + "..";
    classes()
        .that()
        .resideInAPackage(place + "..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(packages)
        .check(CLASSES);
  }

  /** No class of a package depends on what is named. */
  private static void none(String place, String... unknown) {
    noClasses()
        .that()
        .resideInAPackage(place + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(unknown)
        .check(CLASSES);
  }
}
