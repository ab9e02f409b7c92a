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
      "Serves an editor by the Language Server Protocol over standard input and output:",
      "messages as you type, completion, hover, definitions, references, renaming, formatting,",
      "quick fixes and shapes. Editors start it by themselves once they are told to."
    },
    footer = {
      "",
      "Example, for Neovim: vim.lsp.config('lacuna', { cmd = { 'lacuna', 'lsp' } })",
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
