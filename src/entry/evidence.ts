// 佐证 as people give it: a file from anywhere, which is copied into ledgers/ if they wish, or the name of a document on paper.
import { basename } from "node:path";
import { looksLikeFile } from "../desk/dropped-path.ts";
import type { Papers } from "../desk/spec.ts";
import { copyEvidence, targetFor } from "../disk/copy-evidence.ts";
import { evidenceDigests } from "../disk/evidence-bytes.ts";
import { findFile, type OutsideFile } from "../disk/outside-file.ts";
import type { Workspace } from "../disk/workspace.ts";
import type { EvidenceFacts } from "../model/evidence.ts";
import type { Values } from "../model/ledger.ts";
import { UsageError } from "../model/usage-error.ts";
import type { World } from "./world.ts";

const key = "佐证";

export interface PaperDesk extends Papers {
  /** The values, after the files given by flags were looked at. UsageError for a file that cannot be copied. */
  settled(values: Values): Promise<Values>;
  /** What is known of evidence files, planned copies included. */
  evidence(path: string): EvidenceFacts | undefined;
  /** Makes the copies that these values need; returns how to take them back. */
  copyFor(values: Values): () => void;
  /** Places of the copies that these values need. */
  copiesFor(values: Values): string[];
  /** The values, with each file named by the place it is copied from. */
  original(values: Values): Values;
  /** True where one of these lies outside ledgers/ and could be copied. */
  couldCopy(values: Values): boolean;
}

/** `copies`: copy without asking. */
export function paperDesk({ root, evidence }: Workspace, copies: boolean, world: World): PaperDesk {
  const planned = new Map<string, OutsideFile>();
  const digests = evidenceDigests();
  const find = (typed: string) => findFile(root, world.folder, typed);
  const named = (values: Values) => papersIn(values).filter((paper) => typeof paper === "string" && planned.has(paper)) as string[];
  const inPlace = (typed: string) => evidence(typed)?.state === "file";

  /** Only called where there is somebody to ask: a person typed the value, or `settled` has seen that one is there. */
  const person = () => {
    if (!world.person) throw new Error("nobody is there to be asked");
    return world.person();
  };

  async function placed(file: OutsideFile): Promise<string | undefined> {
    const target = targetFor(root, file, planned);
    if (target.isThere) {
      world.err(`ledgers/${target.path} 已有同样的文件，直接引用。\n`);
      return target.path;
    }
    if (!copies) {
      const { choose } = await person();
      const yes = `复制为 ledgers/${target.path}`;
      if ((await choose(`“${basename(file.path)}”不在 ledgers 文件夹内`, [yes, "不复制，重新填写"])) !== yes) return undefined;
    }
    planned.set(target.path, file);
    return target.path;
  }

  return {
    faultOf(typed) {
      if (/^[[{]/.test(typed) || inPlace(typed)) return undefined;
      const found = find(typed);
      if (found) return "fault" in found ? `${found.fault[0]}。${found.fault[1]}` : undefined;
      return looksLikeFile(typed) ? "找不到这个文件。可以把文件拖到这个窗口里；只有纸质材料的，填写它的名称。" : undefined;
    },
    async taken(typed) {
      if (inPlace(typed)) return typed;
      const found = find(typed);
      if (found && "inside" in found) return found.inside;
      if (found && "outside" in found) return placed(found.outside);
      const { choose, line } = await person();
      const yes = "是柜中的纸质材料，填写文号";
      if ((await choose(`没有名为“${typed}”的文件`, [yes, "重新填写"])) !== yes) return undefined;
      const number = await line({ title: `“${typed}”的文号` }, {}, (answer) => (answer.trim() === "" ? "请填写文号。" : true));
      return { 名称: typed, 文号: number.trim() };
    },
    async settled(values) {
      if (!copies && !world.person) return values;
      const papers: unknown[] = [];
      for (const paper of papersIn(values)) papers.push(typeof paper === "string" ? ((await settledOne(paper)) ?? paper) : paper);
      return values[key] === undefined ? values : { ...values, [key]: papers };
    },
    evidence(path) {
      const file = planned.get(path);
      return file ? { state: "file", size: file.size, digest: digests(file.path, file.size) } : evidence(path);
    },
    copyFor(values) {
      const made: (() => void)[] = [];
      const undo = () => {
        for (const one of made.reverse()) one();
      };
      try {
        for (const path of named(values)) made.push(copyEvidence(root, planned.get(path) as OutsideFile, path));
      } catch (error) {
        undo();
        throw error;
      }
      return undo;
    },
    copiesFor: named,
    original: (values) =>
      named(values).length === 0
        ? values
        : { ...values, [key]: papersIn(values).map((paper) => planned.get(paper as string)?.path ?? paper) },
    couldCopy: (values) =>
      papersIn(values).some((paper) => typeof paper === "string" && !inPlace(paper) && "outside" in (find(paper) ?? {})),
  };

  async function settledOne(typed: string): Promise<string | undefined> {
    if (inPlace(typed)) return typed;
    const found = find(typed);
    if (found && "fault" in found) throw new UsageError(...found.fault);
    if (!found) return undefined;
    return "inside" in found ? found.inside : placed(found.outside);
  }
}

function papersIn(values: Values): unknown[] {
  const papers = values[key];
  return Array.isArray(papers) ? papers : [];
}
