// Starts `lacuna lsp` for files of the language; everything else is the server's.
const { commands, window, workspace } = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

async function start() {
  const command = workspace.getConfiguration("lacuna").get("path") || "lacuna";
  const server = { command, args: ["lsp"] };
  const options = {
    documentSelector: [
      { scheme: "file", language: "lacuna" },
      { scheme: "untitled", language: "lacuna" },
    ],
  };
  client = new LanguageClient("lacuna", "Lacuna", server, options);
  try {
    await client.start();
  } catch (failure) {
    window.showErrorMessage(
      `Lacuna's language server does not start: ${failure.message}. ` +
        "Set lacuna.path to the program `lacuna`, and try it in a terminal: lacuna version"
    );
  }
}

async function activate(context) {
  context.subscriptions.push(
    commands.registerCommand("lacuna.restart", async () => {
      await deactivate();
      await start();
    })
  );
  await start();
}

async function deactivate() {
  const stopping = client;
  client = undefined;
  if (stopping && stopping.needsStop()) {
    await stopping.stop();
  }
}

module.exports = { activate, deactivate };
