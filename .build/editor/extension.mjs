// The extension for VS Code: starts the program it brings as a language server, with VS Code's own Node.js. Everything else is the server's.
import { LanguageClient, TransportKind } from "vscode-languageclient/node";

let client;

export async function activate(context) {
  const server = { module: context.asAbsolutePath("ledger.mjs"), args: ["lsp"], transport: TransportKind.stdio };
  client = new LanguageClient(
    "ledger",
    "台账核对",
    { run: server, debug: server },
    {
      documentSelector: [
        { scheme: "file", pattern: "**/ledgers/*" },
        { scheme: "file", pattern: "**/schemas/tasks/*.schema.json" },
      ],
    },
  );
  await client.start();
}

export function deactivate() {
  return client?.stop();
}
