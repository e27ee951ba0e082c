// `ledger undo` as it is typed: what was written last goes, byte for byte, and only that.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { check } from "../../src/check/check.ts";
import { changeFile } from "../../src/disk/change-file.ts";
import { writeStep } from "../../src/disk/undo-copy.ts";
import { add, type Draw, duty, importTable, log, type Operation, type Place } from "../desk/operations.ts";
import { asOf, ledger, other, plan } from "../read/told.ts";
import { drawn } from "../runs.ts";
import { ask, run as runIn } from "./in-process.ts";

const folder = mkdtempSync(join(tmpdir(), "ledger-undo-"));
afterAll(() => rmSync(folder, { recursive: true }));

const first = `\ufeff${ledger.replace("履职:", "# 李某填\r\n履职:").replaceAll(/(?<!\r)\n/g, "\r\n")}      # 待补照片`;
const second = other.replace("时限: 2020-05-01", "时限: 2020-07-31");
let root: string;

function workspace(): string {
  const place = mkdtempSync(join(folder, "case-"));
  mkdirSync(join(place, "ledgers/附件"), { recursive: true });
  for (const [path, text] of Object.entries({ "plan.yaml": plan, "甲局.yaml": first, "乙局.yaml": second }))
    writeFileSync(join(place, "ledgers", path), text);
  return place;
}

beforeEach(() => {
  root = workspace();
});

const run = (...args: string[]) => runIn(root, args);
const written = (name = "甲局") => readFileSync(join(root, `ledgers/${name}.yaml`), "utf8");
const rewrite = (text: string, name = "甲局") => writeFileSync(join(root, `ledgers/${name}.yaml`), text);
const progress = (facts: string, ...more: string[]) => run("log", "甲局-01-001", "进展", "--date", "2020-05-24", "--情况", facts, ...more);
const kept = () => readdirSync(join(root, ".ledger")).sort();
const sole = { status: 2, out: "", err: expect.stringContaining("没有运行：没有可以撤销的写入\n") };

describe("takes back the last write, one step", () => {
  it("of log, and shows it", async () => {
    expect(await run("undo", "--yes")).toEqual(sole);
    await progress("一");
    const once = written();
    await progress("二");
    const { status, out, err } = await run("undo", "--yes");
    expect({ status, err }).toEqual({ status: 0, err: "" });
    expect(out).toContain("-      - { 日期: 2020-05-24, 事项: 进展, 情况: 二 }");
    expect(out).toMatch(/\n要撤销的是上一次写入：甲局-01-001 进展（ledgers\/甲局\.yaml）\n已撤销，台账回到写入以前的样子。\n$/);
    expect(written()).toBe(once);
    expect(await run("undo", "--yes")).toEqual(sole);
    expect(kept()).toEqual([".gitignore"]);
  });

  it("the copy lies in a folder that git does not see, and is replaced by the next", async () => {
    await progress("一");
    await progress("二");
    expect(kept()).toHaveLength(3);
    expect(readFileSync(join(root, ".ledger/.gitignore"), "utf8")).toBe("*\n");
    expect(readdirSync(join(root, "ledgers")).sort()).toEqual(["plan.yaml", "乙局.yaml", "甲局.yaml", "附件"].sort());
  });

  it("of add and duty", async () => {
    const problem = "--任务 2 --类型 其他 --题目 断头路 --情况 不通 --来源 自查 --分类处置 从重处理";
    for (const args of [`add --unit 甲局 --date 2020-05-25 ${problem}`, "duty 调研 --unit 甲局 --date 2020-05-25"]) {
      expect((await run(...args.split(" "))).status).toBe(0);
      expect(written()).not.toBe(first);
      expect((await run("undo", "--yes")).status).toBe(0);
      expect(written()).toBe(first);
    }
  });

  it("of --fix in several ledgers, the encoding too", async () => {
    const utf16 = Buffer.from(`\ufeff${ledger}`, "utf16le");
    writeFileSync(join(root, "ledgers/甲局.yaml"), utf16);
    rewrite(second.replace("题目: 供", "题目：供"), "乙局");
    expect((await run("check", "--fix", "--as-of", asOf)).err).toContain("已改正");
    expect([written(), written("乙局")]).toEqual([ledger, second]);
    const { out } = await run("undo", "--yes");
    expect(out).toContain("要撤销的是上一次写入：check --fix 自动改正（ledgers/乙局.yaml、ledgers/甲局.yaml）\n已撤销，2本台账");
    expect(readFileSync(join(root, "ledgers/甲局.yaml")).equals(utf16)).toBe(true);
    expect(written("乙局")).toBe(second.replace("题目: 供", "题目：供"));
  });

  it("of an import", async () => {
    writeFileSync(join(root, "表.csv"), "编号,任务,类型,题目,情况\n甲局-01-001,1,未按进度接通,供水没有接通,五月申请\n");
    expect((await run("import", "表.csv", "--unit", "甲局", "--as-of", asOf, "--yes")).status).toBe(0);
    expect(written()).toContain("情况: 五月申请");
    expect((await run("undo", "--yes")).out).toContain("上一次写入：import 表.csv（");
    expect(written()).toBe(first);
  });

  it("evidence that was copied stays, and is named", async () => {
    writeFileSync(join(root, "照片.jpg"), "照片");
    expect((await progress("好", "--佐证", "照片.jpg", "--copy")).status).toBe(0);
    expect((await run("undo", "--yes")).out).toMatch(/\n复制过的佐证留着，不用的请自行删去：ledgers\/附件\/照片\.jpg\n$/);
    expect(existsSync(join(root, "ledgers/附件/照片.jpg"))).toBe(true);
  });

  it("a dry run and what check refuses are no writes", async () => {
    await progress("一");
    const once = written();
    await progress("二", "--dry-run");
    await run("log", "甲局-01-001", "销号", "--批准单位", "专项办", "--文号", "1号");
    expect(written()).toBe(once);
    expect((await run("undo", "--yes")).status).toBe(0);
    expect(written()).toBe(first);
  });
});

describe("asks", () => {
  it.each([
    ["撤销", "\r", true],
    ["不撤销", "\u001b[B\r", false],
  ])("%s", async (_, keys, isDone) => {
    await progress("一");
    const { status, late } = await ask(root, ["undo"], [["撤销吗", keys]]);
    expect({ status, late, isBack: written() === first }).toEqual({ status: 0, late: false, isBack: isDone });
  });

  it("where nobody sits there --yes is needed", async () => {
    await progress("一");
    expect(await run("undo")).toMatchObject({ status: 2, err: expect.stringContaining("确认无误后加 --yes") });
    expect(written()).not.toBe(first);
  });
});

describe("refuses", () => {
  const refused = async (said: string, text = written()) => {
    expect(await run("undo", "--yes")).toMatchObject({ status: 2, err: expect.stringContaining(said) });
    expect(written()).toBe(text);
  };

  it("where somebody has changed the file since, or taken it away", async () => {
    await progress("一");
    rewrite(`${written()}# 改\n`);
    await refused("“ledgers/甲局.yaml”在那次写入以后又有改动，不能撤销");
    rmSync(join(root, "ledgers/甲局.yaml"));
    expect((await run("undo", "--yes")).err).toContain("已经不在了");
  });

  it("where one of several was changed: none goes", async () => {
    rewrite(ledger.replace("题目: 供", "题目：供"));
    rewrite(second.replace("题目: 供", "题目：供"), "乙局");
    await run("check", "--fix", "--as-of", asOf);
    rewrite(`${second}# 改\n`, "乙局");
    await refused("“ledgers/乙局.yaml”在那次写入以后又有改动", ledger);
  });

  it("where the ledger is as it was before", async () => {
    await progress("一");
    rewrite(first);
    await refused("上一次写入没有写成，台账就是原来的样子");
  });

  it("where the copy is gone, or was tampered with", async () => {
    await progress("一");
    const [copy = ""] = kept().filter((name) => /^[0-9a-f]{64}$/.test(name));
    writeFileSync(join(root, ".ledger", copy), "别的");
    await refused("写入以前的底稿不在了，或被改动过");
    rmSync(join(root, ".ledger", copy));
    await refused("写入以前的底稿不在了，或被改动过");
  });

  it.each([
    ["no index of ours", "{}"],
    ["no JSON", "撤销"],
    [
      "a file outside",
      JSON.stringify({ version: 1, what: "x", files: [{ path: "../外.yaml", before: "0".repeat(64), after: "0".repeat(64) }] }),
    ],
    [
      "a copy outside",
      JSON.stringify({ version: 1, what: "x", files: [{ path: "ledgers/甲局.yaml", before: "../外", after: "0".repeat(64) }] }),
    ],
  ])("%s", async (_, text) => {
    mkdirSync(join(root, ".ledger"));
    writeFileSync(join(root, ".ledger/undo.json"), text);
    await refused("不是本程序写的，不能据以撤销");
  });
});

describe("what stands in the place of the copy decides of nothing", () => {
  const away = mkdtempSync(join(folder, "away-"));

  it.skipIf(process.platform === "win32")(
    "a link out of the workspace: the ledger is written, and that it cannot be taken back is told",
    async () => {
      symlinkSync(away, join(root, ".ledger"));
      const { status, err } = await progress("一");
      expect([status, err]).toEqual([0, "这次写入以后不能用 ledger undo 撤销（“.ledger”不是文件夹）。\n"]);
      expect(readdirSync(away)).toEqual([]);
      expect(await run("undo", "--yes")).toEqual(sole);
    },
  );

  it("a file", async () => {
    writeFileSync(join(root, ".ledger"), "");
    expect(await progress("一")).toMatchObject({ status: 0, err: expect.stringContaining("不能用 ledger undo 撤销") });
  });
});

describe("in any order", () => {
  const place: Place = {
    file: "ledgers/甲局.yaml",
    short: "甲局",
    asOf,
    other: "某区乙局",
    verifier: "专项办",
    sources: (text) => [
      { path: "ledgers/plan.yaml", content: plan },
      { path: "ledgers/甲局.yaml", content: text },
      { path: "ledgers/乙局.yaml", content: second },
    ],
  };
  const operations: readonly Operation[] = [log, add, duty, importTable];
  const tapes = fc.array(fc.nat({ max: 9999 }), { minLength: 40, maxLength: 40 });

  it("what is taken back is what was last written and left alone, byte for byte", { timeout: 600_000 }, async () => {
    const property = fc.asyncProperty(tapes, async (tape) => {
      let at = 0;
      const draw: Draw = (count) => (tape[at++ % tape.length] as number) % count;
      root = workspace();
      let text = first;
      let undoable: string | undefined;
      for (let step = 0; step < 6; step++) {
        const choice = draw(5);
        if (choice === 0) {
          const { status } = await run("undo", "--yes");
          const isRight = undoable !== undefined;
          expect(status).toBe(isRight ? 0 : 2);
          text = undoable ?? text;
          undoable = undefined;
        } else if (choice === 1) {
          text += `${text.includes("\r\n") ? "\r\n" : "\n"}# 手改${step}`;
          rewrite(text);
          undoable = undefined;
        } else {
          const bare = text.replace(/^\ufeff/, "");
          const checked = await check(place.sources(bare), asOf);
          const done = await operations[draw(operations.length)]?.({ text: bare, checked }, draw, place);
          if (done === undefined || done.text === bare) continue;
          const next = `\ufeff${done.text}`;
          await changeFile(
            root,
            place.file,
            () => {},
            async () => ({ content: Buffer.from(next), result: undefined }),
            writeStep("写"),
          );
          [undoable, text] = [text, next];
        }
        expect(written()).toBe(text);
      }
      rmSync(root, { recursive: true });
    });
    await fc.assert(property, { ...drawn(15, 1000), endOnFailure: true });
  });
});
