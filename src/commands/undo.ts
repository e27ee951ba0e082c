// `ledger undo`: the last write of ledgers, taken back.
import { inLines, plainChanges } from "../desk/plain-changes.ts";
import { takeBack, takenBack } from "../disk/take-back.ts";
import { lastStep } from "../disk/undo-copy.ts";
import { openWorkspace } from "../disk/workspace.ts";
import { exitCodes, type World } from "../entry/world.ts";
import { UsageError } from "../model/usage-error.ts";
import { decode } from "../read/source.ts";
import { changesText } from "../render/changes-text.ts";
import { diffText } from "../render/diff.ts";
import { visible } from "../render/terminal-text.ts";

export interface UndoCommand {
  readonly yes?: boolean | undefined;
  readonly root?: string | undefined;
}

/** 0 taken back, or left alone on a person's word; 2 could not run, or there is nothing that may be taken back. */
export async function undo({ yes, root: given }: UndoCommand, world: World): Promise<number> {
  const { root } = openWorkspace(world.folder, given);
  const step = lastStep(root);
  if (!step)
    throw new UsageError(
      "没有可以撤销的写入",
      "undo 撤销 add、log、duty、import、check --fix 的上一次写入，只退一步；再往前的，用“更正”记明。",
    );
  const changes = takenBack(root, step);
  const texts = changes.map(({ path, now, former }) => ({ path, now: textOf(path, now), former: textOf(path, former) }));
  const lines = () => {
    for (const { path, now, former } of texts) world.out(diffText(path, now, former, world.color.out));
  };
  if (!world.person || yes) lines();
  world.out(`要撤销的是上一次写入：${visible(step.what)}（${changes.map(({ path }) => path).join("、")}）\n`);
  if (world.person && !yes)
    for (const { now, former } of texts) world.out(changesText(plainChanges(now, former), true) || "  只有写法、批注不同\n");
  if (!(await isAgreed(yes, lines, world))) {
    world.err("没有撤销。\n");
    return exitCodes.clean;
  }
  await takeBack(root, changes, world.err);
  world.out(`已撤销，${changes.length === 1 ? "台账" : `${changes.length}本台账`}回到写入以前的样子。\n`);
  for (const path of step.copies) world.out(`复制过的佐证留着，不用的请自行删去：ledgers/${visible(path)}\n`);
  return exitCodes.clean;
}

async function isAgreed(yes: boolean | undefined, showLines: () => void, { person }: World): Promise<boolean> {
  if (yes) return true;
  if (!person) throw new UsageError("没有撤销：需要确认", "确认无误后加 --yes。");
  const { choose } = await person();
  for (;;) {
    const what = await choose("撤销吗", ["撤销", "不撤销", inLines]);
    if (what !== inLines) return what === "撤销";
    showLines();
  }
}

/** A file that `check --fix` has saved anew may have been in another encoding. */
function textOf(path: string, content: Uint8Array): string {
  return decode({ path, content }).text ?? new TextDecoder("gb18030").decode(content);
}
