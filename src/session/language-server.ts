// `ledger lsp`: what editors ask over the language server protocol. It reads, judges and answers; it writes nothing and runs nothing.
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  CompletionItemKind,
  type Connection,
  createConnection,
  type Hover,
  type InitializeParams,
  MarkupKind,
  type ServerCapabilities,
  TextDocumentSyncKind,
  TextDocuments,
} from "vscode-languageserver";
import { createProtocolConnection } from "vscode-languageserver-protocol/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { checkAgain } from "../check/check-again.ts";
import { exitCodes, type Session } from "../entry/world.ts";
import { hoverAt } from "../live/hover.ts";
import { offersAt } from "../live/offers.ts";
import { type EditorEdit, quickFixesIn, wholeFix } from "../live/quick-fixes.ts";
import type { Day } from "../model/day.ts";
import { cursorIn } from "../read/yaml/cursor.ts";
import { JudgedWorkspace } from "./judged-workspace.ts";
import { Workspaces } from "./workspaces.ts";

export interface ServerOptions {
  /** The day of the check; without it today, whenever that is. */
  readonly asOf: Day | undefined;
  /** The only workspace there is, where one is named. */
  readonly root: string | undefined;
  readonly version: string;
  /** How a workspace is judged. */
  readonly check?: typeof checkAgain;
}

const capabilities: ServerCapabilities = {
  positionEncoding: "utf-16",
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
  hoverProvider: true,
  completionProvider: { triggerCharacters: [" ", "[", ",", "-"] },
  codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind()] },
  workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
};

function fixAllKind(): string {
  return `${CodeActionKind.SourceFixAll}.ledger`;
}

/** Serves until the editor says exit, closes the stream, or the session is ended. 1 where it says exit without shutdown, as the protocol asks. */
export async function serve(session: Session, options: ServerOptions): Promise<number> {
  let isShutDown = false;
  let end: (code: number) => void = () => {};
  const ended = new Promise<number>((resolve) => {
    end = resolve;
  });
  const watchDog = {
    get shutdownReceived() {
      return isShutDown;
    },
    set shutdownReceived(value: boolean) {
      isShutDown = value;
    },
    initialize() {},
    exit: (code: number) => end(code),
  };
  const connection: Connection = createConnection((logger) => createProtocolConnection(session.input, session.output, logger), watchDog);
  const server = new LanguageServer(connection, session, options);
  session.input.once("end", () => end(exitCodes.clean)).once("close", () => end(exitCodes.clean));
  void session.ended.then(() => end(exitCodes.clean));
  connection.listen();
  const code = await ended;
  server.stop();
  connection.dispose();
  session.input.pause();
  return code;
}

class LanguageServer {
  private readonly documents = new TextDocuments(TextDocument);
  private readonly workspaces: Workspaces;
  private isMarkdown = false;
  private isStopped = false;

  constructor(
    connection: Connection,
    session: Session,
    private readonly options: ServerOptions,
  ) {
    this.workspaces = new Workspaces(options.root, (root) => {
      const workspace = new JudgedWorkspace(root, {
        check: options.check ?? checkAgain,
        today: () => options.asOf ?? session.today(),
        publish: (params) => this.tell(() => connection.sendDiagnostics(params)),
        failed: (error) =>
          this.tell(() => connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error))),
      });
      for (const document of this.documents.all()) workspace.put(document);
      return workspace;
    });
    connection.onInitialize((params) => this.initialize(params));
    connection.onInitialized(() => this.workspaces.openAll());
    connection.onNotification("workspace/didChangeWorkspaceFolders", ({ event }) =>
      this.workspaces.changeFolders(event.added, event.removed),
    );
    connection.onDidChangeWatchedFiles(() => this.workspaces.lookAgain());
    this.documents.onDidChangeContent(({ document }) => this.workspaces.around(document.uri)?.put(document));
    this.documents.onDidSave(() => this.workspaces.lookAgain());
    this.documents.onDidClose(({ document }) => this.workspaces.around(document.uri)?.close(document.uri));
    this.documents.listen(connection);
    connection.onHover(async ({ textDocument: { uri }, position }): Promise<Hover | null> => {
      const found = await this.workspaces.around(uri)?.found(uri);
      const told = found && hoverAt(position, found.text, found.faults, found.judgement.checked.reading.plan);
      if (!told) return null;
      const value = this.isMarkdown ? told.markdown : told.markdown.replace(/^```.*$\n?|\*\*|\\(?=[^\w\s])/gm, "");
      return { contents: { kind: this.isMarkdown ? MarkupKind.Markdown : MarkupKind.PlainText, value }, range: told.range };
    });
    connection.onCompletion(async ({ textDocument: { uri }, position }) => {
      const document = this.documents.get(uri);
      const found = document && (await this.workspaces.around(uri)?.found(uri));
      const cursor = found && cursorIn(document.getText(), document.offsetAt(position));
      if (!cursor) return [];
      const range = { start: document.positionAt(cursor.start), end: document.positionAt(cursor.end) };
      return offersAt(cursor, found.file, found.judgement).map(({ value, label }, index) => ({
        label: value,
        kind: CompletionItemKind.Value,
        ...(label === undefined ? {} : { detail: label }),
        sortText: String(index).padStart(5, "0"),
        textEdit: { range, newText: value },
      }));
    });
    connection.onCodeAction((params) => this.actions(params));
  }

  stop(): void {
    this.isStopped = true;
    this.workspaces.stop();
  }

  /** An editor that has gone away, however suddenly, hears nothing more. */
  private tell(send: () => unknown): void {
    if (this.isStopped) return;
    try {
      Promise.resolve(send()).catch(() => {});
    } catch {
      // The stream is closed: the server ends with it.
    }
  }

  private initialize({ capabilities: client, workspaceFolders, rootUri }: InitializeParams) {
    this.isMarkdown = client.textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) ?? false;
    const folders = workspaceFolders ?? (rootUri ? [{ uri: rootUri, name: "" }] : []);
    this.workspaces.begin(folders);
    return { capabilities, serverInfo: { name: "ledger", version: this.options.version } };
  }

  private async actions({ textDocument: { uri }, range, context }: CodeActionParams): Promise<CodeAction[]> {
    const found = await this.workspaces.around(uri)?.found(uri);
    if (!found) return [];
    const { text, faults, judgement, file } = found;
    const change = (edits: readonly EditorEdit[]) => ({ changes: { [uri]: [...edits] } });
    const isWanted = (kind: string) => !context.only || context.only.some((only) => kind === only || kind.startsWith(`${only}.`));
    if (context.only && isWanted(fixAllKind())) {
      const edit = await wholeFix(file, text, judgement);
      return edit ? [{ title: "改正本文件中全部有把握的写法", kind: fixAllKind(), edit: change([edit]) }] : [];
    }
    if (!isWanted(CodeActionKind.QuickFix)) return [];
    return (await quickFixesIn(range, text, faults, judgement)).map(({ title, fault, edits }) => ({
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [{ ...fault, relatedInformation: fault.relatedInformation ?? [] }],
      isPreferred: true,
      edit: change(edits),
    }));
  }
}
