package lacuna.cli;

import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import lacuna.compiler.archive.SpecJar;
import lacuna.compiler.load.ArchiveException;
import lacuna.compiler.plan.KeptSpec;
import lacuna.runtime.Printable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints what a jar holds of the experiment that it was built from. */
@Command(
    name = "show",
    description =
        "Prints what a built jar, or a package of specs, is made from. Nothing in the jar is"
            + " executed.",
    footer = {
      "",
      "Example: lacuna show build/first/first.jar",
      "         lacuna show build/first/first.jar java"
    })
final class ShowCommand implements Callable<Integer> {
  /** What is printed. */
  enum Part {
    SPEC,
    PLAN,
    JAVA,
    SOURCES
  }

  /** Reads {@link Part}. */
  static final class PartConverter extends WordConverter<Part> {
    PartConverter() {
      super(Part.class);
    }
  }

  private final Console console;

  @Mixin private HelpOption help = new HelpOption();

  @Parameters(index = "0", paramLabel = "JAR", description = "a jar of `build` or `pack`")
  private Path jar = Path.of("");

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "spec|plan|java|sources",
      converter = PartConverter.class,
      description =
          "spec (default): the experiment's file; plan: every setting, as JSON; java: the generated"
              + " code; sources: all files that it was made from")
  private Part part = Part.SPEC;

  ShowCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws ArchiveException {
    SpecJar contents = SpecJar.read(jar);
    KeptSpec kept = contents.kept();
    return kept == null ? ofPackage(contents) : ofBuilt(contents, kept);
  }

  private int ofBuilt(SpecJar contents, KeptSpec kept) {
    switch (part) {
      case SPEC -> {
        print(kept.files().get(0).text());
        kept.overrides().forEach(setting -> print("// --set " + setting + "\n"));
      }
      case PLAN -> print(contents.plan());
      case JAVA -> files(contents.java());
      case SOURCES -> {
        SortedMap<String, String> files = new TreeMap<>();
        kept.files().forEach(file -> files.put(file.path(), file.text()));
        files(files);
      }
      default -> throw new IllegalStateException("no such part: " + part);
    }
    return ExitCode.OK;
  }

  /** A package has no plan and no Java: its spec is all its files, by name or in full. */
  private int ofPackage(SpecJar contents) {
    switch (part) {
      case SPEC -> contents.specs().keySet().forEach(name -> print(name + "\n"));
      case SOURCES -> files(contents.specs());
      case PLAN, JAVA -> {
        console.err().println(Printable.text("error: " + jar + " is a package of specs"));
        console.err().println("  only a jar of `lacuna build` has a plan and Java");
        return ExitCode.USAGE;
      }
      default -> throw new IllegalStateException("no such part: " + part);
    }
    return ExitCode.OK;
  }

  private void files(SortedMap<String, String> files) {
    files.forEach((path, text) -> print("// ---- " + path + "\n" + text + "\n"));
  }

  private void print(String text) {
    console.out().print(Printable.text(text));
  }
}
