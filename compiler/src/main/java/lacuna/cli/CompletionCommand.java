package lacuna.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Writes a script by which a shell completes command lines. */
@Command(
    name = "completion",
    description = "Prints a script by which a shell completes commands, options and files.",
    footer = {
      "",
      "Example: lacuna completion bash > ~/.local/share/bash-completion/completions/lacuna",
      "         lacuna completion fish > ~/.config/fish/completions/lacuna.fish",
      "         lacuna completion zsh > ~/.lacuna.zsh    and in ~/.zshrc: source ~/.lacuna.zsh",
      "It serves the command `lacuna`, so the folder of Lacuna must be on the PATH."
    })
final class CompletionCommand implements Callable<Integer> {
  /** Shells with a script. */
  enum Shell {
    BASH,
    ZSH,
    FISH
  }

  /** Reads {@link Shell}. */
  static final class ShellConverter extends WordConverter<Shell> {
    ShellConverter() {
      super(Shell.class);
    }
  }

  /** Words of an option in the generator's script, which are those of Java's constants. */
  private static final Pattern WORDS = Pattern.compile("(?m)^  local \\w+_(?:option|pos_param)_args=\\(.*$");

  private final Console console;

  @Mixin private HelpOption help = new HelpOption();

  @Parameters(
      index = "0",
      paramLabel = "SHELL",
      converter = ShellConverter.class,
      description = "bash, zsh or fish")
  private Shell shell = Shell.BASH;

  CompletionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    CommandLine all = Commands.whole(console);
    console.out().print(shell == Shell.FISH ? FishCompletion.script(all) : bash(all));
    return ExitCode.OK;
  }

  /** Zsh reads the same script. */
  private static String bash(CommandLine all) {
    String script = AutoComplete.bash("lacuna", all);
    return WORDS
        .matcher(script)
        .replaceAll(
            found -> {
              String[] parts = found.group().split("=", 2);
              return parts[0] + "=" + parts[1].toLowerCase(Locale.ROOT);
            });
  }
}
