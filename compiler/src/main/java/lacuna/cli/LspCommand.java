package lacuna.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.util.concurrent.Callable;
import lacuna.lsp.Connection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Serves an editor. */
@Command(
    name = "lsp",
    description = {
      "Serves an editor: messages as you type, quick fixes, completion, shapes.",
      "It speaks the Language Server Protocol over standard input and output."
    },
    footer = {
      "",
      "Example: lacuna lsp   (an editor starts it; for Visual Studio Code there is",
      "an extension, and the guide has the settings of Neovim and Emacs)",
      "It returns 0 when the editor shut it down, 1 when the editor just went away."
    })
final class LspCommand implements Callable<Integer> {
  @Mixin private HelpOption help = new HelpOption();

  /** The protocol has the process's own output to itself, so that nothing is printed to the console. */
  LspCommand(Console console) {}

  @Override
  public Integer call() throws InterruptedException {
    OutputStream out = new FileOutputStream(FileDescriptor.out);
    return Connection.serve(System.in, out, DeepStack::thread);
  }
}
