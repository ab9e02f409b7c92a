package lacuna.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import lacuna.compiler.Compiler;
import lacuna.compiler.archive.SpecPackage;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.Severity;
import lacuna.compiler.diagnostic.TextRenderer;
import lacuna.compiler.load.ArchiveException;
import lacuna.compiler.maven.Coordinate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a package of specs that others amend and import by its Maven coordinate. */
@Command(
    name = "pack",
    description =
        "Packs the files NAME.lac of a folder into a jar that others amend and import by its Maven"
            + " coordinate. Every spec of the folder is checked; packages are reproducible.",
    footer = {
      "",
      "Example: lacuna pack examples --as org.example:first-specs:1.0 --out build",
      "         then, in a spec: amends \"maven:org.example:first-specs:1.0!/first.lac\""
    })
final class PackCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private HelpOption help = new HelpOption();
  @Mixin private OfflineOption offline = new OfflineOption();

  @Parameters(index = "0", paramLabel = "DIR", description = "the folder of the specs")
  private Path folder = Path.of("");

  @Option(
      names = "--as",
      required = true,
      paramLabel = "GROUP:ARTIFACT:VERSION",
      description = "the package's Maven coordinate")
  private String coordinate = "";

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "folder for ARTIFACT-VERSION.jar (default: the working folder)")
  private Path out = Path.of("");

  PackCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws ArchiveException, IOException {
    Coordinate name = Coordinate.of(coordinate);
    SpecPackage specs = SpecPackage.of(folder);
    if (!passes(specs)) {
      return ExitCode.SPEC;
    }
    Path jar = out.resolve(name.artifact() + "-" + name.version() + ".jar");
    specs.write(jar, name.toString());
    int experiments = specs.experiments().size();
    console
        .out()
        .println(
            "%s: experiments %d, files of components %d"
                .formatted(jar, experiments, specs.files().size() - experiments));
    console
        .out()
        .println(
            """

            To share it in a Maven repository:
              mvn deploy:deploy-file -Dfile=%s -DgroupId=%s -DartifactId=%s -Dversion=%s \
            -DrepositoryId=ID -Durl=URL
            To try it on this machine:
              mvn install:install-file -Dfile=%s -DgroupId=%s -DartifactId=%s -Dversion=%s \
            -Dpackaging=jar
            In a spec:
              amends "%s!/%s\""""
                .formatted(
                    jar, name.group(), name.artifact(), name.version(),
                    jar, name.group(), name.artifact(), name.version(),
                    name, example(specs)));
    return ExitCode.OK;
  }

  private static String example(SpecPackage specs) {
    return specs.experiments().isEmpty() ? "NAME.lac" : specs.experiments().get(0);
  }

  /** Checks every file by itself, with what lies in the folder alone; prints the messages. */
  private boolean passes(SpecPackage specs) {
    Compiler compiler = offline.compiler();
    Compiler.Options options = new Compiler.Options(List.of(folder), List.of());
    List<Diagnostic> messages = new ArrayList<>();
    for (String name : specs.files().keySet()) {
      boolean experiment = specs.experiments().contains(name);
      for (Diagnostic message : compiler.check(folder.resolve(name), options).diagnostics()) {
        // a file of components is read, and is no experiment
        if (experiment || message.code() != Code.WRONG_SORT_OF_FILE) {
          messages.add(message);
        }
      }
    }
    List<Diagnostic> errors =
        messages.stream().filter(message -> message.severity() == Severity.ERROR).distinct().toList();
    console.err().print(new TextRenderer(false).render(errors));
    if (!errors.isEmpty()) {
      console.err().println("\nnothing was packed: the specs of %s have errors".formatted(folder));
    }
    return errors.isEmpty();
  }
}
