package lacuna.cli;

import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import lacuna.compiler.diagnostic.Suggestions;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Tells what is wrong with a command line, what was probably meant, and where the help is. */
final class UsageErrors implements IParameterExceptionHandler {

  @Override
  public int handleParseException(ParameterException problem, String[] arguments) {
    CommandLine command = problem.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    PrintWriter err = command.getErr();
    List<String> unmatched = command.getUnmatchedArguments();
    if (!unmatched.isEmpty()) {
      err.println("error: " + unmatched(unmatched.get(0), command, name));
    } else if (problem instanceof MissingParameterException missing) {
      err.println("error: `%s` needs %s".formatted(name, missing(missing)));
    } else {
      err.println("error: " + problem.getMessage());
    }
    err.println("  see `" + name + " --help`");
    return ExitCode.USAGE;
  }

  private static String unmatched(String argument, CommandLine command, String name) {
    if (argument.startsWith("-")) {
      String option = argument.replaceFirst("=.*", "");
      Collection<String> known = command.getCommandSpec().optionsMap().keySet();
      return asked("`%s` has no option `%s`".formatted(name, option), option, known);
    } else if (!command.getSubcommands().isEmpty() && argument.endsWith(".lac")) {
      return "`%s` is a spec, and a command goes before it; `lacuna run %s` trains it"
          .formatted(argument, argument);
    } else if (!command.getSubcommands().isEmpty()) {
      return asked(
          "there is no command `" + argument + "`", argument, command.getSubcommands().keySet());
    }
    return "`%s` takes no further argument, but there is `%s`".formatted(name, argument);
  }

  private static String missing(MissingParameterException problem) {
    List<String> labels = problem.getMissing().stream().map(UsageErrors::label).toList();
    return String.join(" and ", labels);
  }

  private static String label(ArgSpec argument) {
    if (argument.isOption()) {
      return ((OptionSpec) argument).longestName() + " " + argument.paramLabel();
    }
    return argument.paramLabel() + " (" + String.join(" ", argument.description()) + ")";
  }

  private static String asked(String problem, String given, Collection<String> known) {
    String question = Suggestions.question(given, known);
    return question.isEmpty() ? problem : problem + "; " + question;
  }
}
