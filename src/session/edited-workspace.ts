// One workspace while it is edited: what is on disk, with the editor's texts in place of the files that are open.
import { basename, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Checked, CheckOptions } from "../check/check.ts";
import type { checkAgain } from "../check/check-again.ts";
import { below, trueName } from "../disk/below.ts";
import { SeenWorkspace } from "../disk/seen-workspace.ts";
import { type EditorFiles, type ShownFault, shownFaults } from "../live/editor-diagnostics.ts";
import { EditorText } from "../live/editor-text.ts";
import type { FixGround } from "../live/quick-fixes.ts";
import type { Day } from "../model/day.ts";
import type { Ledger } from "../model/ledger.ts";
import { isMeantAsOurs } from "../read/files-meant.ts";
import { planFile, type Source } from "../read/index.ts";
import { decode, isUnread, readContent } from "../read/source.ts";

export interface OpenDocument {
  readonly uri: string;
  readonly version: number;
  getText(): string;
}

/** What was found of the workspace, and of which texts. */
export interface Judgement extends FixGround {
  /** Versions of the open documents, by file. */
  readonly versions: ReadonlyMap<string, number>;
  readonly faults: ReadonlyMap<string, readonly ShownFault[]>;
  /** All that can be read; of an open one that cannot, what it was when it last could: words are offered in the middle of a line. */
  readonly ledgers: readonly Ledger[];
  textOf(file: string): EditorText | undefined;
}

/** A document as it was when it was judged. */
interface OpenAt {
  readonly file: string;
  readonly document: OpenDocument;
  readonly version: number;
}

export class EditedWorkspace {
  /** Open documents, by file. */
  readonly open = new Map<string, OpenDocument>();
  private readonly seen: SeenWorkspace;
  private readonly uris = new Map<string, string>();
  /** Ledgers of open documents as they were when they could last be read. */
  private readonly readable = new Map<string, Ledger>();
  private before: Checked | undefined;
  private last: { readonly open: readonly OpenAt[]; readonly judgement: Judgement } | undefined;
  private isEvidenceNew = true;
  private isDiskNew = true;
  /** Texts with their lines, kept while they are the same. */
  private readonly texts = new Map<string, EditorText>();

  constructor(
    readonly root: string,
    private readonly check: typeof checkAgain,
  ) {
    this.seen = new SeenWorkspace(root);
  }

  /** The file that a document is here; undefined where it is none that check would read. */
  fileOf(uri: string, text: () => string): string | undefined {
    const path = pathOf(uri);
    if (path === undefined) return undefined;
    const file = below(this.root, path) ?? below(trueRoot(this.root), join(trueRoot(dirname(path)), basename(path)));
    if (file === undefined) return undefined;
    if (/^schemas\/tasks\/[^/]+\.schema\.json$/.test(file)) return file;
    const [, name] = /^ledgers\/([^/]+)$/.exec(file) ?? [];
    return name !== undefined && isMeantAsOurs(name, new Set(), () => new TextEncoder().encode(text().slice(0, 16_384))) ? file : undefined;
  }

  uriOf(file: string): string {
    return this.uris.get(file) ?? pathToFileURL(join(this.root, ...file.split("/"))).href;
  }

  put(file: string, document: OpenDocument): void {
    this.open.set(file, document);
    this.uris.set(file, document.uri);
  }

  /** Something on disk may be different. */
  lookAgain(isEvidence: boolean): void {
    this.isDiskNew = true;
    this.isEvidenceNew ||= isEvidence;
  }

  /** Judges the workspace as it is now. Undefined where it has no plan. Whatever fails, the next judgement begins anew. */
  async judge(asOf: Day): Promise<Judgement | undefined> {
    const { before, last, isEvidenceNew, isDiskNew } = this;
    this.before = undefined;
    this.last = undefined;
    this.isEvidenceNew = false;
    this.isDiskNew = false;
    const isNew = isDiskNew && (await this.seen.look(isEvidenceNew));
    const open = [...this.open].map(([file, document]) => ({ file, document, version: document.version }));
    if (last && !isNew && last.judgement.asOf === asOf && areSame(last.open, open)) {
      this.before = before;
      this.last = last;
      return last.judgement;
    }
    const { evidence, unseen } = this.seen;
    const versions = new Map(open.map(({ file, version }) => [file, version]));
    const sources = this.sources();
    if (!sources.some(({ path }) => path === planFile)) return undefined;
    const options: CheckOptions = { evidence, unseen };
    const checked = await this.check(before, sources, asOf, options);
    this.before = checked;
    const files = this.filesOf(checked, sources);
    const faults = shownFaults(checked.result, files);
    const judgement = { sources, checked, asOf, options, versions, faults, ledgers: this.ledgersOf(checked), textOf: files.textOf };
    this.last = { open, judgement };
    return judgement;
  }

  private ledgersOf({ reading: { ledgers } }: Checked): readonly Ledger[] {
    const read = new Map(ledgers.map((ledger) => [ledger.file, ledger]));
    for (const file of [...this.readable.keys()]) if (!this.open.has(file)) this.readable.delete(file);
    for (const file of this.open.keys()) {
      const ledger = read.get(file);
      if (ledger) this.readable.set(file, ledger);
    }
    return [...new Map([...this.readable, ...read]).values()];
  }

  private filesOf(checked: Checked, sources: readonly Source[]): EditorFiles {
    const inEditor = new Map(sources.flatMap(({ path, content }) => (typeof content === "string" ? [[path, content]] : [])));
    const textOf = (file: string) => {
      const text = inEditor.get(file) ?? checked.textOf(file);
      if (text === undefined) return undefined;
      const known = this.texts.get(file);
      if (known?.text === text) return known;
      const made = new EditorText(text);
      this.texts.set(file, made);
      return made;
    };
    return { uriOf: (file) => this.uriOf(file), textOf };
  }

  private sources(): Source[] {
    const onDisk = new Map(this.seen.sources.map((source) => [source.path, source]));
    const open = [...this.open].flatMap(([path, document]): [string, Source][] => {
      const content = document.getText();
      const source = onDisk.get(path);
      return source && content.includes("\ufffd") && !isUtf8(source) ? [] : [[path, { path, content }]];
    });
    return [...new Map([...onDisk, ...open]).values()];
  }
}

/** The editor shows a file in another encoding as broken characters; what is wrong with it is told of its bytes. */
function isUtf8(source: Source): boolean {
  return isUnread(readContent(source)) || !decode(source).faults.some(({ rule }) => rule === "file-is-utf8");
}

function areSame(before: readonly OpenAt[], now: readonly OpenAt[]): boolean {
  const isSame = ({ file, document, version }: OpenAt, other: OpenAt | undefined) =>
    file === other?.file && document === other.document && version === other.version;
  return before.length === now.length && now.every((one, index) => isSame(one, before[index]));
}

function trueRoot(folder: string): string {
  try {
    return trueName(folder);
  } catch {
    return folder;
  }
}

/** The path of a file's URI; undefined for a document that is no file. */
export function pathOf(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}

/** Where the workspace would be that this document is part of; undefined for one that can be part of none. */
export function rootAround(uri: string): string | undefined {
  const path = pathOf(uri);
  if (path === undefined) return undefined;
  const folder = dirname(path);
  if (basename(folder) === "ledgers") return dirname(folder);
  return basename(folder) === "tasks" && basename(dirname(folder)) === "schemas" ? dirname(dirname(folder)) : undefined;
}
