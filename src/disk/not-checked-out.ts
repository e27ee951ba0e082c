// Files that a sparse checkout left out of the work tree: git has them, so they must not be reported as missing.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { UsageError } from "../model/usage-error.ts";
import type { Source } from "../read/index.ts";
import { Git } from "./git.ts";
import { Store } from "./git-store.ts";
import type { Workspace } from "./workspace.ts";

export interface PartlyHere {
  /** The workspace with the left-out forms read from git, and without facts about evidence that was left out. */
  readonly workspace: Workspace;
  /** Object ids of the left-out files, by path relative to the root, in Unicode normal form NFC. */
  readonly ids: ReadonlyMap<string, string>;
  /** Those of them that are ledgers, plan or baseline. */
  readonly unseen: ReadonlySet<string>;
}

/** The files that a sparse checkout left out; undefined where none was left out, or git cannot tell. */
export function partlyHere(workspace: Workspace): PartlyHere | undefined {
  try {
    const git = new Git(workspace.root);
    const ids = leftOut(workspace.root, git);
    if (ids.size === 0) return undefined;
    return {
      workspace: {
        ...workspace,
        sources: [...workspace.sources, ...formsIn(ids, git)],
        evidence(path) {
          const facts = workspace.evidence(path);
          return facts?.state === "missing" && ids.has(`ledgers/${path}`.normalize("NFC")) ? undefined : facts;
        },
      },
      ids,
      unseen: new Set([...ids.keys()].filter((path) => /^ledgers\/[^/]+\.yaml$/.test(path))),
    };
  } catch (error) {
    if (error instanceof UsageError) return undefined;
    throw error;
  }
}

function leftOut(root: string, git: Git): Map<string, string> {
  const { prefix } = git.repository;
  const folders = ["ledgers", "schemas/tasks"].map((folder) => prefix + folder);
  const listed = git
    .done("ls-files", ["-t", "--stage", "-z", "--", ...folders])
    .toString("utf8")
    .split("\0");
  return new Map(
    listed.flatMap((line): [string, string][] => {
      const [, id, path] = /^S \d+ ([0-9a-f]+) 0\t(.+)$/s.exec(line) ?? [];
      const place = path?.slice(prefix.length);
      return id === undefined || place === undefined || existsSync(join(root, ...place.split("/"))) ? [] : [[place.normalize("NFC"), id]];
    }),
  );
}

/** The plan needs its forms, so they are read from git's store. */
function formsIn(ids: ReadonlyMap<string, string>, git: Git): Source[] {
  const forms = [...ids].filter(([path]) => /^schemas\/tasks\/[^/]+\.schema\.json$/.test(path));
  const contents = forms.length > 0 ? new Store(git).contents(forms.map(([, id]) => ({ name: id }))) : [];
  return forms.flatMap(([path], index) => (contents[index] ? [{ path, content: contents[index] }] : []));
}
