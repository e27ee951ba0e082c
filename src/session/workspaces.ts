// The workspaces that an editor has open: one in each folder of its own, or around it, and those that lie below.
import { join } from "node:path";
import { below, trueName } from "../disk/below.ts";
import { statOf } from "../disk/stat-of.ts";
import { findWorkspace } from "../disk/workspace.ts";
import { pathOf, rootAround } from "./edited-workspace.ts";
import type { JudgedWorkspace } from "./judged-workspace.ts";

interface EditorFolder {
  readonly uri: string;
}

export class Workspaces {
  /** By root. */
  private readonly opened = new Map<string, JudgedWorkspace>();
  /** Paths of the editor's folders. Without any, a document's own workspace is opened. */
  private folders: string[] = [];

  constructor(
    /** The only one there is, where one is named. */
    private readonly only: string | undefined,
    private readonly open: (root: string) => JudgedWorkspace,
  ) {}

  begin(folders: readonly EditorFolder[]): void {
    this.folders = folders.flatMap(({ uri }) => pathOf(uri) ?? []);
  }

  /** Opens what is known of before any document is. */
  openAll(): void {
    for (const root of this.only === undefined ? this.folders.flatMap((folder) => findWorkspace(folder, undefined) ?? []) : [this.only])
      this.at(root);
  }

  changeFolders(added: readonly EditorFolder[], removed: readonly EditorFolder[]): void {
    const gone = removed.flatMap(({ uri }) => pathOf(uri) ?? []);
    this.folders = [...this.folders.filter((folder) => !gone.includes(folder)), ...added.flatMap(({ uri }) => pathOf(uri) ?? [])];
    this.openAll();
    for (const [root, workspace] of this.opened) {
      if (root === this.only || this.isAllowed(root)) continue;
      workspace.leave();
      this.opened.delete(root);
    }
  }

  /** The workspace that the document is part of; undefined for one outside all of the editor's folders, or that is no file of a workspace. */
  around(uri: string): JudgedWorkspace | undefined {
    const root = rootAround(uri);
    if (root === undefined || !statOf(join(root, "ledgers", "plan.yaml"))) return this.openedAt(root);
    if (this.only !== undefined) return isSame(root, this.only) ? this.at(this.only) : undefined;
    return this.isAllowed(root) ? this.at(root) : undefined;
  }

  lookAgain(): void {
    for (const workspace of this.opened.values()) workspace.lookAgain(false);
  }

  stop(): void {
    for (const workspace of this.opened.values()) workspace.stop();
    this.opened.clear();
  }

  private openedAt(root: string | undefined): JudgedWorkspace | undefined {
    return root === undefined ? undefined : [...this.opened].find(([known]) => isSame(known, root))?.[1];
  }

  private at(root: string): JudgedWorkspace {
    const known = this.openedAt(root) ?? this.open(root);
    if (!this.openedAt(root)) this.opened.set(root, known);
    return known;
  }

  /** In one of the editor's folders, or the workspace that one of them is in. */
  private isAllowed(root: string): boolean {
    if (this.folders.length === 0) return true;
    return this.folders.some((folder) => {
      const around = findWorkspace(folder, undefined);
      return below(folder, root) !== undefined || below(named(folder), named(root)) !== undefined || (around && isSame(around, root));
    });
  }
}

function isSame(a: string, b: string): boolean {
  return a === b || named(a) === named(b);
}

/** With links followed, where it is there. */
function named(path: string): string {
  return statOf(path) ? trueName(path) : path;
}
