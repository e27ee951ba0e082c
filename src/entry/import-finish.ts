// Rows that a table says are done: told with what the ledger still needs, as commands and as a sheet beside the table, to be filled in and imported.
import { basename, dirname, join, resolve } from "node:path";
import { writeNew } from "../disk/write-whole.ts";
import { finishColumns, finishRows, stillNeeded } from "../import/finish-list.ts";
import { asCalled, shellWord } from "../model/called.ts";
import type { Field } from "../read/schema/fields.ts";
import { finishText } from "../render/import-text.ts";
import { writeBook } from "../render/xlsx/write-book.ts";
import type { Desk } from "./checked-entry.ts";
import type { ImportTarget } from "./import-target.ts";
import type { World } from "./world.ts";

/** `run`: a trial writes no sheet; a table imported again, without anything new, none beside the one that is there. */
export async function tellUnfinished(
  file: string,
  targets: readonly ImportTarget[],
  { called, plan }: Desk,
  fieldsFor: (task: unknown) => readonly Field[],
  run: "trial" | "new" | "again",
  world: World,
): Promise<void> {
  const needed = stillNeeded(
    targets.flatMap(({ merged: { done } }) => done),
    plan,
    fieldsFor,
  );
  if (needed.length === 0) return;
  world.err(
    finishText(needed, (command, words) => [asCalled(command, called), ...words.map((word) => shellWord(word, world.system))].join(" ")),
  );
  if (run === "trial") return;
  const sheet = {
    name: "待补记录",
    title: "待补记录",
    notes: [
      "每行一件事；填好日期和其他各项后，用 ledger import 导入这个文件。没有填日期的事不导入",
      ...(needed.some(({ blanks }) => blanks.length > 0)
        ? ["右边责任人、明细等各列是问题本身还空着的，填在这个问题的任一行即可；与问题无关的不填"]
        : []),
    ],
    columns: finishColumns(plan, needed).map((title) => ({ title, width: title === "情况" || title === "题目" ? 24 : 12 })),
    rows: finishRows(needed, plan),
    frozenColumns: 2,
  };
  const { bytes } = await writeBook(
    { title: "待补记录", sheets: [sheet], lists: new Map() },
    { on: world.today, description: "ledger import" },
  );
  const stem = basename(file).replace(/\.[^.]*$/, "");
  for (let copy = 1; copy < 100; copy++) {
    const name = join(dirname(file), `${stem}.待补${copy === 1 ? "" : copy}.xlsx`);
    // Where nothing new came in, the sheet that is there has it all already.
    const isThere = !writeNew(resolve(world.folder, name), bytes);
    if (isThere && run === "new") continue;
    world.err(
      `待补的各项已列在 ${name}，填好后运行：\n  ${[asCalled("ledger import", called), shellWord(name, world.system)].join(" ")}\n`,
    );
    return;
  }
}
