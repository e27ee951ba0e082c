// An editor as a language server knows it: opens, types, waits for what is underlined, asks.
import { pathToFileURL } from "node:url";
import {
  type CodeAction,
  type CompletionItem,
  createProtocolConnection,
  type Diagnostic,
  type Hover,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Range,
} from "vscode-languageserver-protocol/node";
import { TextDocument } from "vscode-languageserver-textdocument";

export type Underlined = Diagnostic;

export class Editor {
  readonly connection: ProtocolConnection;
  /** Everything that was published, in order. */
  readonly published: PublishDiagnosticsParams[] = [];
  readonly logged: string[] = [];
  private readonly documents = new Map<string, TextDocument>();
  private waiting: (() => void)[] = [];

  constructor(from: NodeJS.ReadableStream, to: NodeJS.WritableStream) {
    this.connection = createProtocolConnection(from, to);
    this.connection.onNotification("textDocument/publishDiagnostics", (params: PublishDiagnosticsParams) => {
      this.published.push(params);
      for (const done of this.waiting.splice(0)) done();
    });
    this.connection.onNotification("window/logMessage", ({ message }: { message: string }) => void this.logged.push(message));
    this.connection.listen();
  }

  async start(...folders: string[]): Promise<InitializeResult> {
    const workspaceFolders = folders.length === 0 ? null : folders.map((folder) => ({ uri: pathToFileURL(folder).href, name: folder }));
    const capabilities = { textDocument: { hover: { contentFormat: ["markdown"] }, publishDiagnostics: { versionSupport: true } } };
    const result = await this.connection.sendRequest("initialize", { processId: null, rootUri: null, capabilities, workspaceFolders });
    await this.connection.sendNotification("initialized", {});
    return result as InitializeResult;
  }

  async open(path: string, text: string): Promise<string> {
    const uri = path.includes(":") ? path : pathToFileURL(path).href;
    const document = TextDocument.create(uri, "yaml", 1, text);
    this.documents.set(uri, document);
    await this.connection.sendNotification("textDocument/didOpen", { textDocument: { uri, languageId: "yaml", version: 1, text } });
    return uri;
  }

  text(uri: string): string {
    return this.documents.get(uri)?.getText() ?? "";
  }

  /** Replaces a part of the text; answers the document's new version. */
  async type(uri: string, text: string, range: Range = this.end(uri)): Promise<number> {
    const known = this.documents.get(uri) as TextDocument;
    const version = known.version + 1;
    const contentChanges = [{ range, text }];
    this.documents.set(uri, TextDocument.update(known, contentChanges, version));
    await this.connection.sendNotification("textDocument/didChange", { textDocument: { uri, version }, contentChanges });
    return version;
  }

  /** In place of the whole text. */
  replace(uri: string, text: string): Promise<number> {
    return this.type(uri, text, { ...this.end(uri), start: { line: 0, character: 0 } });
  }

  async close(uri: string): Promise<void> {
    this.documents.delete(uri);
    await this.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
  }

  /** What is underlined in the document once its present text was judged. */
  async underlined(uri: string): Promise<Diagnostic[]> {
    const version = this.documents.get(uri)?.version;
    return (await this.until((one) => one.uri === uri && one.version === version)).diagnostics;
  }

  /** The latest that was published and fits. */
  async until(fits: (one: PublishDiagnosticsParams) => boolean, patienceMs = 30_000): Promise<PublishDiagnosticsParams> {
    const end = Date.now() + patienceMs;
    for (;;) {
      const found = this.published.findLast(fits);
      if (found) return found;
      if (Date.now() > end) throw new Error(`never published; last: ${JSON.stringify(this.published.at(-1))?.slice(0, 500)}`);
      await new Promise<void>((done) => {
        this.waiting.push(done);
        setTimeout(done, 100);
      });
    }
  }

  hover(uri: string, line: number, character: number): Promise<Hover | null> {
    return this.connection.sendRequest("textDocument/hover", { textDocument: { uri }, position: { line, character } });
  }

  async offered(uri: string, line: number, character: number): Promise<CompletionItem[]> {
    return this.connection.sendRequest("textDocument/completion", { textDocument: { uri }, position: { line, character } });
  }

  actions(uri: string, range: Range, only?: string[]): Promise<CodeAction[]> {
    return this.connection.sendRequest("textDocument/codeAction", {
      textDocument: { uri },
      range,
      context: { diagnostics: [], ...(only && { only }) },
    });
  }

  /** The text after an action's edits. */
  after(uri: string, { edit }: CodeAction): string {
    return TextDocument.applyEdits(this.documents.get(uri) as TextDocument, edit?.changes?.[uri] ?? []);
  }

  async stop(): Promise<void> {
    await this.connection.sendRequest("shutdown");
    await this.connection.sendNotification("exit");
  }

  private end(uri: string): Range {
    const document = this.documents.get(uri) as TextDocument;
    const end = document.positionAt(document.getText().length);
    return { start: end, end };
  }
}
