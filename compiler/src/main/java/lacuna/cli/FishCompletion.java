package lacuna.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The script by which fish completes command lines; picocli has none for it. */
final class FishCompletion {
  private final StringBuilder out = new StringBuilder("# Completion of lacuna for fish.\n");

  private FishCompletion() {}

  /** The script. */
  static String script(CommandLine lacuna) {
    FishCompletion script = new FishCompletion();
    script.options(lacuna.getCommandSpec(), "__fish_use_subcommand");
    lacuna
        .getSubcommands()
        .forEach(
            (name, command) -> {
              CommandSpec spec = command.getCommandSpec();
              script.line("__fish_use_subcommand", "-f -a " + name, description(spec));
              script.command(spec, "__fish_seen_subcommand_from " + name);
            });
    return script.out.toString();
  }

  private void command(CommandSpec command, String condition) {
    List<ArgSpec> positional = new ArrayList<>(command.positionalParameters());
    if (positional.stream().noneMatch(FishCompletion::isFile)) {
      line(condition, "-f", "");
    }
    for (ArgSpec argument : positional) {
      if (!words(argument).isEmpty()) {
        line(condition, "-f -a '" + words(argument) + "'", description(argument));
      }
    }
    options(command, condition);
  }

  private void options(CommandSpec command, String condition) {
    for (OptionSpec option : command.options()) {
      StringBuilder flags = new StringBuilder();
      for (String name : option.names()) {
        flags.append(name.startsWith("--") ? " -l " : " -s ").append(name.replaceFirst("--?", ""));
      }
      if (!words(option).isEmpty()) {
        flags.append(" -x -a '").append(words(option)).append('\'');
      } else if (option.arity().max() > 0) {
        flags.append(isFile(option) ? " -r -F" : " -x");
      }
      line(condition, flags.substring(1), description(option));
    }
  }

  private void line(String condition, String what, String description) {
    String quoted = description.replace("\\", "\\\\").replace("'", "\\'");
    out.append("complete -c lacuna -n '%s' %s".formatted(condition, what))
        .append(description.isEmpty() ? "\n" : " -d '" + quoted + "'\n");
  }

  /** Words that an argument can be, with blanks between them; empty where it can be anything. */
  private static String words(ArgSpec argument) {
    List<String> words = new ArrayList<>();
    if (argument.type().isEnum()) {
      for (Object word : argument.type().getEnumConstants()) {
        words.add(word.toString().toLowerCase(Locale.ROOT));
      }
    }
    return String.join(" ", words);
  }

  private static boolean isFile(ArgSpec argument) {
    return argument.typeInfo().getAuxiliaryTypes()[0].equals(Path.class);
  }

  private static String description(ArgSpec argument) {
    return String.join(" ", argument.description());
  }

  /** The first sentence. */
  private static String description(CommandSpec command) {
    String text = String.join(" ", command.usageMessage().description());
    int end = text.indexOf(". ");
    return end < 0 ? text.replaceFirst("\\.$", "") : text.substring(0, end);
  }
}
