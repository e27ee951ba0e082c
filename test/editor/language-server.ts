// The server behind the YAML extension of VS Code, driven over stdio as the editor drives it.
import { type ChildProcess, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

interface Position {
  readonly line: number;
  readonly character: number;
}

export interface EditorDiagnostic {
  readonly range: { readonly start: Position; readonly end: Position };
  readonly message: string;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

const server = createRequire(import.meta.url).resolve("yaml-language-server/bin/yaml-language-server");

export class LanguageServer {
  private readonly process: ChildProcess;
  private readonly answers = new Map<number, (message: Message) => void>();
  private readonly told = new Map<string, (diagnostics: readonly EditorDiagnostic[]) => void>();
  private received = Buffer.alloc(0);
  private lastId = 0;
  private version = 0;

  /** `settings`: what VS Code's settings hold under "yaml". */
  constructor(private readonly settings: Readonly<Record<string, unknown>> = {}) {
    this.process = spawn(process.execPath, [server, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
    this.process.stdout?.on("data", (data: Buffer) => this.receive(data));
  }

  async start(root: string): Promise<void> {
    const capabilities = {
      workspace: { configuration: true },
      textDocument: { completion: { completionItem: { snippetSupport: true } }, hover: { contentFormat: ["markdown"] } },
    };
    await this.ask("initialize", {
      processId: null,
      rootUri: pathToFileURL(root).href,
      capabilities,
      workspaceFolders: [{ uri: pathToFileURL(root).href, name: "ledger" }],
    });
    this.send({ method: "initialized", params: {} });
  }

  /** Opens the file with this text (it need not be on the disk); what the editor would underline. */
  diagnosticsOf(path: string, text: string): Promise<readonly EditorDiagnostic[]> {
    const uri = pathToFileURL(path).href;
    const told = new Promise<readonly EditorDiagnostic[]>((resolve) => this.told.set(uri, resolve));
    this.send({ method: "textDocument/didOpen", params: { textDocument: { uri, languageId: "yaml", version: ++this.version, text } } });
    return told;
  }

  /** Labels of what is offered at the place. */
  async completions(path: string, position: Position): Promise<string[]> {
    const result = await this.ask("textDocument/completion", { textDocument: { uri: pathToFileURL(path).href }, position });
    const { items } = result as { items: { label: string }[] };
    return items.map(({ label }) => label);
  }

  async hover(path: string, position: Position): Promise<string> {
    const result = await this.ask("textDocument/hover", { textDocument: { uri: pathToFileURL(path).href }, position });
    return (result as { contents?: { value?: string } } | null)?.contents?.value ?? "";
  }

  stop(): void {
    this.process.kill();
  }

  private ask(method: string, params: unknown): Promise<unknown> {
    const id = ++this.lastId;
    return new Promise((resolve, reject) => {
      this.answers.set(id, ({ result, error }) => (error ? reject(new Error(error.message)) : resolve(result)));
      this.send({ id, method, params });
    });
  }

  private send(message: Message): void {
    const body = Buffer.from(JSON.stringify({ jsonrpc: "2.0", ...message }));
    this.process.stdin?.write(Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]));
  }

  private receive(data: Buffer): void {
    this.received = Buffer.concat([this.received, data]);
    for (;;) {
      const end = this.received.indexOf("\r\n\r\n");
      if (end < 0) return;
      const length = Number(/Content-Length: (\d+)/.exec(this.received.subarray(0, end).toString())?.[1]);
      if (this.received.length < end + 4 + length) return;
      const message = JSON.parse(this.received.subarray(end + 4, end + 4 + length).toString()) as Message;
      this.received = this.received.subarray(end + 4 + length);
      this.handle(message);
    }
  }

  private handle({ id, method, params, ...rest }: Message): void {
    if (method === "textDocument/publishDiagnostics") {
      const { uri, diagnostics } = params as { uri: string; diagnostics: EditorDiagnostic[] };
      this.told.get(decodedAs(uri, this.told))?.(diagnostics);
    } else if (method === "workspace/configuration" && id !== undefined) {
      const { items } = params as { items: { section?: string }[] };
      this.send({ id, result: items.map(({ section }) => (section === "yaml" ? this.settings : null)) });
    } else if (method !== undefined && id !== undefined) this.send({ id, result: null });
    else if (id !== undefined) this.answers.get(id)?.({ id, ...rest });
  }
}

/** The server writes Chinese names in its own way of escaping. */
function decodedAs(uri: string, known: ReadonlyMap<string, unknown>): string {
  return [...known.keys()].find((one) => decodeURIComponent(one) === decodeURIComponent(uri)) ?? uri;
}
