package lacuna.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import lacuna.compiler.CheckResult;
import lacuna.compiler.Compiler;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.SarifRenderer;
import lacuna.compiler.diagnostic.Summary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Finds all mistakes of specs. */
@Command(
    name = "check",
    description =
        "Finds every mistake in specs, tensor shapes of the whole step included. Of a folder, all"
            + " specs below it are checked in one run.",
    footer = {
      "",
      "Example: lacuna check specs/simmim/vit_base.lac --set pretrain.mask.cell=24px",
      "         lacuna check specs examples/first.lac",
      "It returns 0 when there are no errors, 1 when a spec has some."
    })
final class CheckCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private HelpOption help = new HelpOption();

  @Parameters(
      arity = "1..*",
      paramLabel = "SPEC|FOLDER",
      description = "experiments' files, NAME.lac, and folders of them")
  private List<Path> paths = new ArrayList<>();

  @Mixin private CheckOptions options = new CheckOptions();

  CheckCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Map<Path, List<Path>> roots = new LinkedHashMap<>();
    List<Path> skipped = new ArrayList<>();
    for (Path path : paths) {
      if (!Files.isDirectory(path)) {
        roots.putIfAbsent(path, options.roots());
        continue;
      }
      SpecFiles files = SpecFiles.below(path);
      if (files.specs().isEmpty()) {
        console.err().println("error: no file below %s is a spec".formatted(path));
        console.err().println("  a spec is a file NAME.lac with the line `experiment NAME`");
        return ExitCode.USAGE;
      }
      List<Path> within = options.roots().isEmpty() ? List.of(Path.of(""), path) : options.roots();
      files.specs().forEach(spec -> roots.putIfAbsent(spec, within));
      skipped.addAll(files.components());
    }
    Compiler compiler = options.offline().compiler();
    List<Compilation> all = new ArrayList<>();
    roots.forEach(
        (spec, own) -> all.add(new Compilation(spec, own, options, console, compiler)));
    return check(all, skipped);
  }

  private int check(List<Compilation> all, List<Path> skipped) {
    List<CheckResult> results =
        all.size() == 1
            ? List.of(all.get(0).check())
            : DeepStack.map(all, Compilation::check);
    // a mistake of a file that many specs amend is told with the first of them
    Set<Diagnostic.Key> told = new HashSet<>();
    List<Diagnostic> warnings = new ArrayList<>();
    int wrong = 0;
    for (int i = 0; i < all.size(); i++) {
      List<Diagnostic> fresh =
          results.get(i).diagnostics().stream().filter(d -> told.add(d.key())).toList();
      CheckResult result = results.get(i);
      if (options.diagnostics() != CheckOptions.Format.SARIF) {
        all.get(i)
            .printed(new CheckResult(fresh, result.hasErrors(), result.summary()));
      }
      warnings.addAll(fresh);
      wrong += result.hasErrors() ? 1 : 0;
    }
    if (options.diagnostics() == CheckOptions.Format.TEXT) {
      summarize(all.size(), wrong, warnings, skipped);
    } else if (options.diagnostics() == CheckOptions.Format.SARIF) {
      // one log of all specs, since a reader takes one
      console.out().print(new SarifRenderer(Version.number()).render(warnings));
    }
    return wrong > 0 ? ExitCode.SPEC : ExitCode.OK;
  }

  /** Where errors were told, that is said with each spec; what all came to is said at the end. */
  private void summarize(int specs, int wrong, List<Diagnostic> warnings, List<Path> skipped) {
    for (Path file : skipped) {
      console.err().println("%s is no experiment: it is checked in specs that import it".formatted(file));
    }
    if (specs == 1) {
      if (wrong == 0) {
        console.out().println(Summary.of(warnings));
      }
    } else if (wrong == 0) {
      console.out().println("%d specs: %s".formatted(specs, Summary.of(warnings)));
    } else {
      console.err().println("%d of %d specs have errors".formatted(wrong, specs));
    }
  }
}
