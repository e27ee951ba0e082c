// Before the first question: where it is going to be written, and whose data that is.
import { Left } from "../dialogue/dialogue.ts";
import { isShippedWorkspace } from "../disk/shipped-sample.ts";
import { UsageError } from "../model/usage-error.ts";
import { visible } from "../render/terminal-text.ts";
import type { Desk, DeskOptions } from "./checked-entry.ts";
import type { World } from "./world.ts";

export interface Attended {
  /** The same world, in which it is known whether anything was asked. */
  readonly world: World;
  hasAsked(): boolean;
}

/**
 * Says to a person which workspace and whose data it is. The sample beside the program, where no --root names it, wants their word at once (throws Left
 * where they would rather not), and without anybody there --yes (UsageError). Into a copy of it, made to be tried on, flags write as anywhere; a
 * person has the last word.
 */
export async function attended({ workspace: { root }, plan }: Desk, options: DeskOptions, world: World): Promise<Attended> {
  const isFree = options.dryRun === true || options.yes === true || !plan.isSample;
  const isForgotten = !isFree && options.root === undefined && isShippedWorkspace(root);
  if (!world.person) {
    if (isForgotten)
      throw new UsageError(
        `“${root}”是程序自带的示例数据，没有写入`,
        "写自己的台账，请进入自己的工作目录再运行，或用 --root 写明；确要在示例中试写的，加 --yes。",
      );
    return { world, hasAsked: () => false };
  }
  world.err(`工作目录：${visible(root)}\n${visible(plan.name)}${plan.isSample ? "（示例数据，非真实情况）" : ""}\n`);
  if (isForgotten && (await (await world.person()).choose(sampleQuestion, ["继续", "不写了"])) !== "继续") throw new Left();
  if (options.yes) return { world, hasAsked: () => false };
  return isFree ? counting(world) : { ...counting(world), hasAsked: () => true };
}

const sampleQuestion = "这里是示例数据，写进去的只作试用；写自己的台账要进入自己的工作目录，或用 --root 写明";

function counting(world: World): Attended {
  const { person } = world;
  let count = 0;
  if (!person) return { world, hasAsked: () => false };
  const counted = async () => {
    const { choose, pick, line, say } = await person();
    const asked =
      <Words extends unknown[], Answer>(ask: (...words: Words) => Answer) =>
      (...words: Words) => {
        count += 1;
        return ask(...words);
      };
    return { choose: asked(choose) as typeof choose, pick: asked(pick), line: asked(line), say };
  };
  return { world: { ...world, person: counted }, hasAsked: () => count > 0 };
}
