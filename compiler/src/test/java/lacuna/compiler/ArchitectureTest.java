package lacuna.compiler;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import lacuna.compiler.plan.MaskStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of the compiler's packages: which may know which. */
final class ArchitectureTest {
  private static final String ROOT = "lacuna.compiler";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT, "lacuna.cli", "lacuna.lsp", "lacuna.start");

  private static final String GSON = "com.google.gson..";
  private static final String ANTLR = "org.antlr..";
  private static final String GRAMMAR = "lacuna.grammar";
  private static final String JAVA_POET = "com.palantir..";
  private static final String PICOCLI = "picocli..";
  private static final String LSP4J = "org.eclipse.lsp4j..";
  private static final String MUSTACHE = "com.samskivert.mustache..";
  private static final String COMMONMARK = "org.commonmark..";

  /** Each package with what it may know beside the JDK's base; {@code ""} is the pipeline's own. */
  private static final Map<String, Set<String>> TABLE =
      Map.ofEntries(
          Map.entry("source", Set.of()),
          Map.entry("diagnostic", Set.of("source", GSON, "lacuna.runtime")),
          Map.entry("syntax", Set.of("diagnostic", "source", GRAMMAR, ANTLR)),
          Map.entry("format", Set.of("syntax", "diagnostic", "source", "lacuna.runtime")),
          Map.entry(
              "draft",
              Set.of(
                  "format", "source", "lacuna.runtime", "lacuna.runtime.data",
                  "lacuna.runtime.image")),
          Map.entry("binary", Set.of("syntax", "source")),
          Map.entry("load", Set.of("binary", "syntax", "diagnostic", "source")),
          Map.entry("sweep", Set.of("load", "syntax", "diagnostic", "source")),
          Map.entry("archive", Set.of("load", "plan", "jar", "diagnostic", "lacuna.runtime")),
          Map.entry(
              "maven",
              Set.of(
                  "archive", "load", "diagnostic", "eu.maveniverse..", "org.eclipse.aether..",
                  "org.apache.maven.settings..")),
          Map.entry("value", Set.of()),
          Map.entry("bind", Set.of("load", "syntax", "value", "diagnostic", "source")),
          Map.entry("shape", Set.of("value")),
          Map.entry("residual", Set.of("value", "source")),
          Map.entry(
              "elaborate",
              Set.of(
                  "bind", "shape", "residual", "load", "syntax", "value", "diagnostic", "source")),
          Map.entry(
              "suggest",
              Set.of("elaborate", "bind", "residual", "syntax", "value", "diagnostic", "source")),
          Map.entry("sample", Set.of("residual", "plan", "value")),
          Map.entry(
              "lint",
              Set.of(
                  "elaborate", "bind", "residual", "suggest", "sample", "plan", "value",
                  "diagnostic", "source")),
          Map.entry("symbols", Set.of("bind", "load", "syntax", "source")),
          Map.entry("memory", Set.of("residual", "plan", "value")),
          Map.entry("generalize", Set.of("residual", "plan", "value", "source")),
          Map.entry(
              "lower",
              Set.of(
                  "generalize", "memory", "elaborate", "bind", "load", "residual", "plan", "syntax",
                  "value", "diagnostic", "source", "lacuna.runtime.names")),
          Map.entry("plan", Set.of("value", GSON)),
          Map.entry("java", Set.of("plan", JAVA_POET, "javax.lang.model..")),
          Map.entry("jar", Set.of("javax.tools..", "lacuna.start")),
          Map.entry("project", Set.of("jar")),
          Map.entry(
              "overview",
              Set.of(
                  "plan", "lacuna.runtime.report", "lacuna.runtime.schedule", "lacuna.runtime.unit",
                  GSON)),
          Map.entry(
              "doc",
              Set.of(
                  "overview", "plan", "load", "syntax", "diagnostic", "source",
                  "lacuna.runtime.report", GSON, MUSTACHE, COMMONMARK)),
          Map.entry(
              "",
              Set.of(
                  "syntax", "load", "sweep", "bind", "shape", "elaborate", "residual", "lint",
                  "suggest", "sample", "symbols", "generalize", "lower", "plan", "java", "jar",
                  "value", "diagnostic", "source", "archive", "maven", "project", "lacuna.runtime.mask",
                  "lacuna.runtime.unit")),
          Map.entry(
              "assist",
              Set.of(
                  "", "symbols", "elaborate", "bind", "load", "shape", "syntax", "value",
                  "source")),
          Map.entry(
              "lacuna.lsp",
              Set.of(
                  "", "assist", "symbols", "format", "load", "syntax", "diagnostic", "source", GSON,
                  LSP4J)),
          Map.entry(
              "lacuna.cli",
              Set.of(
                  "", "plan", "overview", "doc", "jar", "archive", "load", "maven", "format", "draft",
                  "diagnostic",
                  "lacuna.lsp", "lacuna.runtime", "lacuna.runtime.command", "lacuna.runtime.report",
                  "lacuna.runtime.run", "lacuna.runtime.registry",
                  "lacuna.runtime.sweep", "lacuna.runtime.tensor",
                  "lacuna.start", PICOCLI)),
          Map.entry("lacuna.start", Set.of()));

  static List<String> packages() {
    return TABLE.keySet().stream().sorted().toList();
  }

  @ParameterizedTest
  @MethodSource("packages")
  void eachPackageKnowsWhatItsRowSays(String name) {
    List<String> known = new ArrayList<>(List.of("java..", "org.jspecify..", full(name)));
    TABLE.get(name).forEach(other -> known.add(full(other)));
    classes()
        .that()
        .resideInAPackage(full(name))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(known.toArray(String[]::new))
        .check(CLASSES);
  }

  @Test
  void everyPackageHasARow() {
    Set<String> rows = TABLE.keySet().stream().map(ArchitectureTest::full).collect(toSet());
    Set<String> found = CLASSES.stream().map(JavaClass::getPackageName).collect(toSet());
    assertEquals(new TreeSet<>(rows), new TreeSet<>(found));
  }

  @Test
  void antlrIsKnownToSyntaxAlone() {
    onlyOneKnows("syntax", ANTLR, GRAMMAR);
  }

  @Test
  void javaPoetIsKnownToTheBackEndAlone() {
    onlyOneKnows("java", JAVA_POET);
  }

  @Test
  void picocliIsKnownToTheCommandLineAlone() {
    onlyOneKnows("lacuna.cli", PICOCLI);
  }

  @Test
  void theProtocolOfEditorsIsKnownToItsServerAlone() {
    onlyOneKnows("lacuna.lsp", LSP4J);
  }

  @Test
  void lintKnowsOfThePlanTheMasksAlone() {
    noClasses()
        .that()
        .resideInAPackage(full("lint"))
        .should()
        .dependOnClassesThat(
            resideInAPackage(full("plan"))
                .and(not(belongTo(equivalentTo(MaskStatistics.class)))))
        .check(CLASSES);
  }

  @Test
  void theCompilerNeitherPrintsNorExits() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + "..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .check(CLASSES);
  }

  private static void onlyOneKnows(String place, String... library) {
    noClasses()
        .that()
        .resideOutsideOfPackage(full(place))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(library)
        .check(CLASSES);
  }

  /** The pattern of a row: a package of the compiler by its last name, others in full. */
  private static String full(String name) {
    if (name.contains(".")) {
      return name;
    }
    return name.isEmpty() ? ROOT : ROOT + "." + name;
  }
}
