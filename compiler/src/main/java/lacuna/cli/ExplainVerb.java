package lacuna.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import lacuna.compiler.diagnostic.Explanations;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Tells more about a message. */
@Command(
    name = "explain",
    description = "Tells more about a message's code, or lists all codes.",
    footer = {"", "Example: lacuna explain S02"})
final class ExplainVerb implements Callable<Integer> {
  private final Console console;

  @Mixin private HelpOption help = new HelpOption();

  @Parameters(arity = "0..1", paramLabel = "CODE", description = "as in error[S02]")
  private @Nullable String code;

  ExplainVerb(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    List<String> titles = Explanations.titles();
    if (code == null) {
      titles.forEach(console.out()::println);
      return ExitCode.OK;
    }
    Optional<String> page = Explanations.of(code);
    if (page.isEmpty()) {
      console.err().println("error: no message has the code `" + code + "`; there are:");
      titles.forEach(title -> console.err().println("  " + title));
      return ExitCode.USAGE;
    }
    console.out().print(page.get());
    return ExitCode.OK;
  }
}
