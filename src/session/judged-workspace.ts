// A workspace that is judged after each change of a text or of the disk, and what was found told to the editor.
import type { checkAgain } from "../check/check-again.ts";
import { watchWorkspace } from "../disk/watch-workspace.ts";
import type { EditorDiagnostic, ShownFault } from "../live/editor-diagnostics.ts";
import type { EditorText } from "../live/editor-text.ts";
import type { Day } from "../model/day.ts";
import { EditedWorkspace, type Judgement, type OpenDocument } from "./edited-workspace.ts";
import { type Turns, turns } from "./turns.ts";

export interface PublishedFaults {
  readonly uri: string;
  readonly version?: number;
  readonly diagnostics: EditorDiagnostic[];
}

export interface JudgeOptions {
  readonly check: typeof checkAgain;
  today(): Day;
  publish(faults: PublishedFaults): void;
  /** A judgement has failed: this program is at fault, or a file cannot be read. The next one begins anew. */
  failed(error: unknown): void;
}

/** What is known of one open document, as it is at this moment. */
export interface FoundInDocument {
  readonly file: string;
  readonly text: EditorText;
  readonly faults: readonly ShownFault[];
  readonly judgement: Judgement;
}

/** Milliseconds. Where a judgement takes longer than `long`, typing is waited for, `mostWait` at most. */
const long = 150;
const mostWait = 1000;

export class JudgedWorkspace {
  private readonly workspace: EditedWorkspace;
  private readonly turns: Turns<void>;
  private readonly stopWatching: () => void;
  /** What was published last, by URI. */
  private readonly told = new Map<string, string>();
  private latest: Judgement | undefined;
  /** Changes until now, and how many of them the latest judgement has seen. */
  private changes = 0;
  private judged = 0;
  private took = 0;
  private waiting: (() => void)[] = [];
  private isStopped = false;

  constructor(
    root: string,
    private readonly options: JudgeOptions,
  ) {
    this.workspace = new EditedWorkspace(root, options.check);
    this.turns = turns(() => this.judge());
    this.stopWatching = watchWorkspace(root, ({ isEvidence }) => this.lookAgain(isEvidence));
    this.change();
  }

  /** True where the document is part of the workspace. */
  put(document: OpenDocument): boolean {
    const file = this.workspace.fileOf(document.uri, () => document.getText());
    if (file === undefined) return false;
    this.workspace.put(file, document);
    this.change();
    return true;
  }

  close(uri: string): void {
    for (const [file, document] of this.workspace.open) if (document.uri === uri) this.workspace.open.delete(file);
    this.lookAgain(false);
  }

  lookAgain(isEvidence: boolean): void {
    this.workspace.lookAgain(isEvidence);
    this.change();
  }

  /** What is known of the document once its text as it is now has been judged; undefined where it is no part of the workspace. */
  async found(uri: string): Promise<FoundInDocument | undefined> {
    while (this.judged < this.changes && !this.isStopped) await new Promise<void>((done) => this.waiting.push(done));
    const [file] = [...this.workspace.open].find(([, document]) => document.uri === uri) ?? [];
    const text = file === undefined ? undefined : this.latest?.textOf(file);
    if (file === undefined || !this.latest || !text) return undefined;
    return { file, text, faults: this.latest.faults.get(file) ?? [], judgement: this.latest };
  }

  stop(): void {
    this.isStopped = true;
    this.stopWatching();
    this.wake();
  }

  /** Ends it while the editor goes on: nothing is underlined any more. */
  leave(): void {
    this.stop();
    for (const uri of this.told.keys()) this.options.publish({ uri, diagnostics: [] });
  }

  private change(): void {
    this.changes += 1;
    this.turns.ask();
  }

  private wake(): void {
    for (const done of this.waiting.splice(0)) done();
  }

  private async judge(): Promise<void> {
    await new Promise((done) => setTimeout(done, this.took > long ? Math.min(this.took, mostWait) : 0));
    if (this.isStopped) return;
    const seen = this.changes;
    const begun = performance.now();
    try {
      const judgement = await this.workspace.judge(this.options.today());
      this.took = performance.now() - begun;
      await new Promise((done) => setImmediate(done)); // what was typed meanwhile comes in
      if (this.isStopped) return;
      this.latest = judgement;
      if (seen === this.changes) this.publish(judgement);
    } catch (error) {
      this.latest = undefined;
      this.options.failed(error);
    }
    this.judged = seen;
    this.wake();
  }

  /** Tells of each file what is new. A file with nothing wrong any more is told once. */
  private publish(judgement: Judgement | undefined): void {
    const now = new Map<string, PublishedFaults>();
    for (const [file, version] of judgement?.versions ?? []) {
      const uri = this.workspace.uriOf(file);
      now.set(uri, { uri, version, diagnostics: [] });
    }
    for (const [file, faults] of judgement?.faults ?? []) {
      const uri = this.workspace.uriOf(file);
      now.set(uri, { ...(now.get(uri) ?? { uri }), diagnostics: faults.map(({ shown }) => shown) });
    }
    for (const uri of this.told.keys()) if (!now.has(uri)) now.set(uri, { uri, diagnostics: [] });
    for (const [uri, faults] of now) {
      const text = JSON.stringify(faults);
      if (this.told.get(uri) === text || (!this.told.has(uri) && faults.diagnostics.length === 0 && faults.version === undefined)) continue;
      this.options.publish(faults);
      if (faults.diagnostics.length === 0 && faults.version === undefined) this.told.delete(uri);
      else this.told.set(uri, text);
    }
  }
}
