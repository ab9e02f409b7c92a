package lacuna.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import lacuna.compiler.Compiler;
import lacuna.compiler.PlannedPoint;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.diagnostic.Explanations;
import lacuna.compiler.overview.SpecHtml;
import lacuna.compiler.overview.SpecJson;
import lacuna.compiler.overview.SpecPage;
import lacuna.compiler.plan.Plan;
import lacuna.runtime.command.PageFile;
import lacuna.runtime.report.SpecReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Describes a spec or one of its settings, or explains a message. */
@Command(
    name = "explain",
    description =
        "Describes a spec in figures: parameters, FLOPs, tokens, what its mask hides, learning"
            + " rates at its batch size; or one setting of it. Explains the code of a message; without"
            + " any of them it lists all codes.",
    footer = {
      "",
      "Example: lacuna explain specs/simmim/swin_base_100ep.lac",
      "         lacuna explain specs/simmim/swin_base_100ep.lac pretrain.mask.ratio",
      "         lacuna explain specs/simmim/swin_base_100ep.lac --html -o swin.html",
      "         lacuna explain S02"
    })
final class ExplainCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private HelpOption help = new HelpOption();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "SPEC|CODE",
      description = "an experiment's file, or a code as in error[S02]")
  private @Nullable String subject;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "PATH[=VALUE]",
      description =
          "a setting of the spec, as in pretrain.mask.ratio: its value, where it comes from, and"
              + " what changes with another value, such as VALUE")
  private @Nullable String setting;

  @Mixin private CheckOptions options = new CheckOptions();

  @Option(names = "--json", description = "describe the spec as JSON")
  private boolean json;

  @Option(
      names = "--html",
      description =
          "describe the spec as one page of HTML: masks as pictures, learning rates as curves")
  private boolean html;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "the file of the page; without it the page is printed")
  private @Nullable Path out;

  ExplainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (html && (json || setting != null || subject == null) || out != null && !html) {
      console.err().println("error: --html describes a whole spec, and --out takes that page");
      console.err().println("  as in: lacuna explain first.lac --html --out first.html");
      return ExitCode.USAGE;
    }
    if (subject == null) {
      Explanations.titles().forEach(console.out()::println);
      return ExitCode.OK;
    }
    Optional<String> page = Explanations.of(subject);
    if (page.isPresent()) {
      console.out().print(page.get());
      return ExitCode.OK;
    }
    if (setting != null) {
      return new SettingExplainer(Path.of(subject), options, console).explain(setting, json);
    }
    boolean file = subject.endsWith(".lac") || Files.exists(Path.of(subject));
    return file ? spec(subject) : neither(subject);
  }

  private int spec(String file) throws IOException {
    Path spec = Path.of(file);
    if (html) {
      return page(new Compilation(spec, options, console));
    }
    List<PlannedPoint> points =
        new Compilation(spec, options, console).sweep(options.point()).points();
    if (points.isEmpty()) {
      return ExitCode.SPEC;
    }
    boolean sweep = points.size() > 1;
    if (json) {
      points.forEach(point -> console.out().print(SpecJson.of(point.plan())));
    } else {
      Plan plan = points.get(0).plan();
      console.out().print(sweep ? SweepOverview.of(spec, points) : SpecPage.of(plan));
    }
    return ExitCode.OK;
  }

  private int page(Compilation compilation) throws IOException {
    Compiler.CompileResult result = compilation.compiled();
    if (result.plan() == null) {
      return ExitCode.SPEC;
    }
    List<SpecReport.Warning> warnings =
        result.check().diagnostics().stream().map(ExplainCommand::warning).toList();
    String page = SpecHtml.of(result.plan(), warnings);
    if (out == null || options.diagnostics() == CheckOptions.Format.TEXT) {
      PageFile.leave(page, out, console.out());
    } else {
      PageFile.write(page, out);
    }
    return ExitCode.OK;
  }

  private static SpecReport.Warning warning(Diagnostic diagnostic) {
    List<String> lines = new ArrayList<>();
    if (!diagnostic.place().isEmpty()) {
      lines.add(diagnostic.place());
    }
    lines.addAll(diagnostic.notes());
    lines.addAll(diagnostic.help());
    return new SpecReport.Warning(diagnostic.title(), lines);
  }

  private int neither(String word) {
    List<String> titles = Explanations.titles();
    if (word.matches("[A-Za-z]\\d+")) {
      console.err().println("error: no message has the code `" + word + "`; there are:");
      titles.forEach(title -> console.err().println("  " + title));
      return ExitCode.USAGE;
    }
    console
        .err()
        .println("error: `%s` is neither a file nor the code of a message".formatted(word));
    console.err().println("  a spec is a file, NAME.lac; `lacuna explain` lists the codes");
    return ExitCode.USAGE;
  }
}
