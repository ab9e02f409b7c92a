package lacuna.compiler;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The table of packages: which may know which. */
@AnalyzeClasses(
    packages = {"lacuna.compiler", "lacuna.cli"},
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String JDK = "java..";
  private static final String NULLNESS = "org.jspecify..";

  @ArchTest
  static final ArchRule SOURCES_KNOW_THE_JDK_ALONE = only("lacuna.compiler.source", JDK, NULLNESS);

  @ArchTest
  static final ArchRule DIAGNOSTICS_KNOW_SOURCES =
      only(
          "lacuna.compiler.diagnostic",
          JDK,
          NULLNESS,
          "lacuna.compiler.source",
          "com.google.gson..");

  @ArchTest
  static final ArchRule SYNTAX_KNOWS_NO_LATER_PHASE =
      only(
          "lacuna.compiler.syntax",
          JDK,
          NULLNESS,
          "lacuna.compiler.source",
          "lacuna.compiler.diagnostic",
          "lacuna.grammar..",
          "org.antlr..");

  @ArchTest
  static final ArchRule LOADING_KNOWS_NO_TYPES =
      noClasses()
          .that()
          .resideInAPackage("lacuna.compiler.load..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "lacuna.compiler.check..",
              "lacuna.compiler.plan..",
              "lacuna.compiler.java..",
              "lacuna.compiler.jar..");

  @ArchTest
  static final ArchRule CHECKING_KNOWS_NEITHER_JAVA_NOR_THE_ENGINE =
      noClasses()
          .that()
          .resideInAPackage("lacuna.compiler.check..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "lacuna.compiler.java..",
              "lacuna.compiler.jar..",
              "lacuna.runtime..",
              "ai.djl..",
              "org.antlr..");

  @ArchTest
  static final ArchRule THE_PLAN_KNOWS_NEITHER_SYNTAX_NOR_JAVA =
      only("lacuna.compiler.plan", JDK, NULLNESS, "lacuna.compiler.source", "com.google.gson..");

  @ArchTest
  static final ArchRule THE_BACK_END_SEES_THE_PLAN_ALONE =
      only(
          "lacuna.compiler.java",
          JDK,
          NULLNESS,
          "javax.lang.model..",
          "lacuna.compiler.plan",
          "com.palantir.javapoet..");

  @ArchTest
  static final ArchRule JARS_KNOW_THE_JDK_ALONE =
      only("lacuna.compiler.jar", JDK, NULLNESS, "javax.tools..");

  @ArchTest
  static final ArchRule ANTLR_IS_KNOWN_TO_SYNTAX_ALONE =
      noClasses()
          .that()
          .resideOutsideOfPackage("lacuna.compiler.syntax..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.antlr..", "lacuna.grammar..");

  @ArchTest
  static final ArchRule JAVAPOET_IS_KNOWN_TO_THE_BACK_END_ALONE =
      noClasses()
          .that()
          .resideOutsideOfPackage("lacuna.compiler.java..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.palantir..");

  @ArchTest
  static final ArchRule THE_COMPILER_KNOWS_NO_COMMAND_LINE =
      noClasses()
          .that()
          .resideInAPackage("lacuna.compiler..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("picocli..", "lacuna.cli..");

  @ArchTest
  static final ArchRule THE_COMPILER_NEITHER_PRINTS_NOR_EXITS =
      noClasses()
          .that()
          .resideInAPackage("lacuna.compiler..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .callMethod(System.class, "exit", int.class)
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule THE_COMMAND_LINE_KNOWS_NO_PHASES =
      noClasses()
          .that()
          .resideInAPackage("lacuna.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "lacuna.compiler.syntax..",
              "lacuna.compiler.load..",
              "lacuna.compiler.check..",
              "lacuna.compiler.java..");

  @ArchTest
  static final ArchRule NO_PACKAGES_KNOW_EACH_OTHER_IN_A_CIRCLE =
      slices().matching("lacuna.compiler.(*)..").should().beFreeOfCycles();

  private static ArchRule only(String place, String... known) {
    String[] packages = java.util.Arrays.copyOf(known, known.length + 1);
    packages[known.length] = place + "..";
    return classes()
        .that()
        .resideInAPackage(place + "..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(packages);
  }
}
