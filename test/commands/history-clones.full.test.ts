// `ledger check --base` where real repositories are not whole, not alone, or not spelt like ours: shallow, single-branch and sparse clones, submodules,
// further work trees, links, line ends that git turns, names as macOS writes them.
import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openWorkspace } from "../../src/disk/workspace.ts";
import { event, ledger, log, one } from "../workspace-case.ts";
import { hasGit, repositories } from "./repositories.ts";

describe.skipIf(!hasGit)("repositories as they are", { timeout: 60_000 }, () => {
  const { folder, git, commit, write, repository, edit, check, refused } = repositories();
  const changed = "event-not-changed ledgers/甲.yaml";
  const replaced = "evidence-not-replaced-after-closure ledgers/甲.yaml";
  const sound = { ledgers: one(log(event("2020-05-04", "进展"))) };
  const closed = (paper: string) => ({
    ledgers: one(log(event("2020-05-04", "报完成", { 佐证: `[${paper}]` }), event("2020-05-05", "核查"), event("2020-05-06", "销号"))),
  });
  const url = (top: string) => `file://${encodeURI(top)}`.replaceAll("%20", " ");
  let count = 0;
  const clone = (top: string, ...options: string[]) => {
    const to = join(folder(), `克隆${++count}`);
    git(folder(), "clone", "-q", ...options, url(top), to);
    return to;
  };

  describe("a clone that took only a part is told what fetches the rest", () => {
    const origin = () => {
      const { top, edit } = repository(sound);
      git(top, "config", "uploadpack.allowAnySHA1InWant", "true");
      const first = git(top, "rev-parse", "HEAD");
      git(top, "checkout", "-q", "-b", "改动");
      edit("ledgers/甲.yaml", "继续整改", "全部整改");
      commit(top);
      appendFileSync(join(top, "ledgers/甲.yaml"), "# 又改\n");
      commit(top);
      return { top, first };
    };

    it.each([
      [
        "a shallow one, the trunk",
        ["--depth=1", "--branch=改动"],
        "origin/main",
        "git fetch --depth=1 origin +refs/heads/main:refs/remotes/origin/main",
      ],
      [
        "a shallow one, the trunk in full",
        ["--depth=1", "--branch=改动"],
        "refs/remotes/origin/main",
        "git fetch --depth=1 origin +refs/heads/main:refs/remotes/origin/main",
      ],
      ["a shallow one, an earlier commit", ["--depth=1", "--branch=改动"], "HEAD~2", "git fetch --deepen=2"],
      ["a shallow one, earlier commits of the trunk's", ["--depth=1", "--branch=改动"], "HEAD^^", "git fetch --deepen=2"],
      [
        "a single branch, the trunk",
        ["--single-branch", "--branch=改动"],
        "origin/main",
        "git fetch origin +refs/heads/main:refs/remotes/origin/main",
      ],
    ])("%s", async (_, options, base, command) => {
      const here = clone(origin().top, ...options);
      const { commands } = await refused(here, { base });
      expect(commands).toEqual([command]);
      git(here, ...command.split(" ").slice(1), "-q");
      expect((await check(here, { base })).told).toEqual([changed]);
    });

    it("a shallow one, a commit by its id, as CI services give it; and detached, as they check out", async () => {
      const { top, first } = origin();
      const here = clone(top, "--depth=1", "--branch=改动");
      git(here, "checkout", "-q", "--detach");
      expect((await refused(here, { base: "HEAD~2" })).commands).toEqual(["git fetch --unshallow"]);
      const { commands } = await refused(here, { base: first });
      expect(commands).toEqual([`git fetch --depth=1 origin ${first}`]);
      git(here, "fetch", "-q", "--depth=1", "origin", first);
      expect((await check(here, { base: first })).told).toEqual([changed]);
      git(here, "fetch", "-q", "--unshallow");
      expect((await check(here, { base: "HEAD~2" })).told).toEqual([changed]);
    });

    it("a name that no shell should see is in no command; a trunk that is only origin's is named", async () => {
      const here = clone(origin().top, "--depth=1", "--no-single-branch", "--branch=改动");
      for (const base of ["origin/a;touch x", "origin/$(x)", "ori gin/a", "origin/a b"])
        expect((await refused(here, { base })).commands).toEqual(["git fetch --unshallow --tags"]);
      const whole = clone(origin().top, "--branch=改动");
      expect((await refused(whole, { base: "main" })).hint).toBe("是不是“origin/main”？");
    });
  });

  describe("line ends", () => {
    it("turned at check-out change no ledger and replace no evidence", async () => {
      const { top } = repository(closed("附件/单.txt"), "", { "ledgers/附件/单.txt": "一\n二\n" });
      const here = join(folder(), "视窗");
      git(folder(), "-c", "core.autocrlf=true", "clone", "-q", url(top), here);
      expect(readFileSync(join(here, "ledgers/甲.yaml"), "utf8")).toContain("\r\n");
      expect(readFileSync(join(here, "ledgers/附件/单.txt"), "utf8")).toBe("一\r\n二\r\n");
      expect(await check(here, { base: "HEAD", changed: true })).toEqual({ code: 0, told: [], err: "" });
      edit(join(here, "ledgers/附件/单.txt"), "二", "三");
      expect((await check(here, { changed: true })).told).toEqual([replaced]);
    });

    it("the other way about, where git has them as Windows writes them; in what is no text they count", async () => {
      const { root } = repository(closed("附件/单.txt"), "", { "ledgers/附件/单.txt": "一\r\n二\r\n" });
      writeFileSync(join(root, "ledgers/附件/单.txt"), "一\n二\n");
      expect((await check(root, { base: "HEAD" })).told).toEqual([]);
      const image = repository(closed("附件/图.png"), "", { "ledgers/附件/图.png": "\u0089PNG\r\n\0" });
      writeFileSync(join(image.root, "ledgers/附件/图.png"), "\u0089PNG\n\0");
      expect((await check(image.root, { base: "HEAD" })).told).toEqual([replaced]);
    });
  });

  it("a large file that git keeps elsewhere is what its pointer says", async () => {
    const oid = "7400f5fabb55999980cbf99989e90a17d31dfcadbdef4d3594edd94a54258138"; // of 大文件
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize 9\n`;
    const { root } = repository(closed("附件/片.mp4"), "", { "ledgers/附件/片.mp4": pointer });
    expect((await check(root, { base: "HEAD" })).told).toEqual([]);
    writeFileSync(join(root, "ledgers/附件/片.mp4"), "大文件");
    expect((await check(root, { base: "HEAD" })).told).toEqual([]);
    writeFileSync(join(root, "ledgers/附件/片.mp4"), "小文件");
    expect((await check(root, { base: "HEAD" })).told).toEqual([replaced]);
  });

  describe("names as macOS writes them", () => {
    const composed = "附件/Café 회의.pdf".normalize("NFC");
    const apart = composed.normalize("NFD");

    it.each([
      ["on disk and in git", composed, apart, apart],
      ["on disk only", composed, composed, apart],
      ["in git only", composed, apart, composed],
      ["in the ledger only", apart, composed, composed],
    ])("evidence decomposed %s is there, and is the same", async (_, named, stored, here) => {
      const { top, root } = repository(closed(`"${named}"`), "", { [`ledgers/${stored}`]: "旧" });
      git(top, "config", "core.precomposeUnicode", "false");
      renameSync(join(root, "ledgers", stored), join(root, "ledgers", here));
      expect(await check(root, { base: "HEAD" })).toEqual({ code: 0, told: [], err: "" });
      writeFileSync(join(root, "ledgers", here), "新");
      expect((await check(root, { base: "HEAD" })).told).toEqual([replaced]);
      rmSync(join(root, "ledgers", here));
      expect((await check(root, { base: "HEAD" })).told.sort()).toEqual(["evidence-exists ledgers/甲.yaml", replaced]);
    });

    it("the ledger's own spelling of a path may turn to the other form, but hides no exchange", async () => {
      const { root } = repository(closed(`"${composed}"`), "", { [`ledgers/${composed}`]: "旧" });
      edit(join(root, "ledgers/甲.yaml"), composed, apart);
      expect((await check(root, { base: "HEAD" })).told).toEqual([]);
      writeFileSync(join(root, "ledgers", composed), "新");
      expect((await check(root, { base: "HEAD" })).told).toEqual([replaced]);
    });

    it("in the other case as well: told as a matter of case", async () => {
      const { root } = repository(closed(`"${composed.toLowerCase()}"`), "", { [`ledgers/${apart}`]: "旧" });
      expect((await check(root)).told).toEqual(["evidence-exists ledgers/甲.yaml"]);
      expect(openWorkspace(root, root).evidence(composed.toLowerCase())).toEqual({ state: "case", actual: apart });
    });
  });

  describe("a sparse checkout", () => {
    const several = () =>
      repository(
        {
          ledgers: {
            ...closed("附件/单.txt").ledgers,
            乙: ledger("乙局", "编号: 乙-02-001\n任务: 2\n清单号: L-2"),
            丙: ledger("丙局", "编号: 丙-02-001\n任务: 2\n清单号: L-3"),
          },
        },
        "各局",
        { "ledgers/附件/单.txt": "旧" },
      );
    const sparse = (top: string, ...patterns: string[]) => git(top, "sparse-checkout", "set", "--no-cone", ...patterns);

    it("what was left out has not vanished, is no unit's fault, and is said once", async () => {
      const { top, root } = several();
      expect(await check(root, { base: "HEAD" })).toEqual({ code: 0, told: [], err: "" });
      sparse(top, "/*", "!乙.yaml", "!丙.yaml", "!schemas", "!附件");
      for (const gone of ["ledgers/乙.yaml", "ledgers/丙.yaml", "schemas/tasks/visit.schema.json", "ledgers/附件/单.txt"])
        expect(existsSync(join(root, gone)), gone).toBe(false);
      for (const command of [{}, { base: "HEAD" }, { changed: true }]) {
        const { code, told, err } = await check(root, command);
        expect({ code, told }).toEqual({ code: 0, told: [] });
        expect(err).toBe(
          "这里没有检出（稀疏检出）的，没有核对，与它们有关的也不能判断：ledgers/丙.yaml、ledgers/乙.yaml。全部核对，先运行：\n  git sparse-checkout disable\n",
        );
      }
      edit(join(root, "ledgers/甲.yaml"), "已办结", "都办结了");
      expect((await check(root, { base: "HEAD" })).told).toEqual([changed]);
      git(top, "sparse-checkout", "disable");
      expect(await check(root, { base: "HEAD" })).toEqual({ code: 1, told: [changed], err: "" });
    });

    it("what is gone of what was checked out is gone, and evidence that git does not know is missing", async () => {
      const { top, root } = several();
      sparse(top, "/*", "!乙.yaml", "!附件");
      rmSync(join(root, "ledgers/丙.yaml"));
      edit(join(root, "ledgers/甲.yaml"), "附件/单.txt", "附件/没有.txt");
      expect((await check(root, { base: "HEAD" })).told).toEqual([
        "unit-has-ledger ledgers/plan.yaml",
        "problem-not-vanished ledgers/丙.yaml",
        changed,
        "evidence-exists ledgers/甲.yaml",
      ]);
    });

    it("a ledger that was left out can be named, and is said to be so", async () => {
      const { top, root } = several();
      sparse(top, "/*", "!乙.yaml");
      const { message, commands } = await refused(root, { paths: ["ledgers/乙.yaml"] });
      expect([message, commands]).toEqual(["“ledgers/乙.yaml”没有检出（稀疏检出），不能核对", ["git sparse-checkout disable"]]);
    });
  });

  it("a workspace in a submodule is compared in the submodule's own repository; one in a further work tree, in its own", async () => {
    const inner = repository(sound);
    const outer = repository({ ledgers: {} });
    git(outer.top, "submodule", "add", "-q", url(inner.top), "台账");
    commit(outer.top);
    const root = join(outer.top, "台账");
    edit(join(root, "ledgers/甲.yaml"), "继续整改", "全部整改");
    expect((await check(root, { base: "HEAD", changed: true })).told).toEqual([changed]);
    expect((await check(outer.top, { base: "HEAD" })).told).toEqual([]);
    const tree = join(folder(), "另一处");
    git(inner.top, "worktree", "add", "-q", tree);
    expect((await check(tree, { base: "HEAD" })).told).toEqual([]);
    edit(join(tree, "ledgers/甲.yaml"), "继续整改", "全部整改");
    expect((await check(tree, { base: "HEAD" })).told).toEqual([changed]);
    expect((await check(inner.top, { base: "HEAD" })).told).toEqual([]);
  });

  it("--changed without --base holds the change against the last commit", async () => {
    const { top, root, edit } = repository(sound);
    edit("ledgers/甲.yaml", "时限: 2020-05-31", "时限: 2020-05-30");
    expect((await check(root, { changed: true })).told).toEqual(["deadline-and-entry-not-changed ledgers/甲.yaml"]);
    rmSync(join(root, "ledgers/甲.yaml"));
    expect((await check(root, { changed: true })).told).toEqual(["problem-not-vanished ledgers/甲.yaml"]);
    commit(top);
    expect((await check(root, { changed: true })).told).toEqual([]);
  });

  describe("paths on the command line", () => {
    const faulty = { ledgers: one("时限: 2020-04-30") };
    const told = ["due-after-entry ledgers/甲.yaml"];

    it.skipIf(process.platform === "win32")("a ledger that is a link, one in a folder that is a link, a root that is one", async () => {
      const { root } = repository(faulty);
      mkdirSync(join(root, "别处"));
      renameSync(join(root, "ledgers/甲.yaml"), join(root, "别处/甲.yaml"));
      symlinkSync("../别处/甲.yaml", join(root, "ledgers/甲.yaml"));
      for (const path of ["ledgers/甲.yaml", "ledgers", "./ledgers/../ledgers/甲.yaml", join(root, "ledgers/甲.yaml")])
        expect((await check(root, { paths: [path] })).told, path).toEqual(told);
      renameSync(join(root, "ledgers"), join(root, "真"));
      symlinkSync("真", join(root, "ledgers"));
      for (const path of ["ledgers/甲.yaml", "ledgers", "真/甲.yaml", "别处/甲.yaml"])
        expect((await check(root, { paths: [path] })).told, path).toEqual(told);
      const linked = join(folder(), "链接");
      symlinkSync(root, linked);
      expect((await check(linked, { paths: ["ledgers/甲.yaml"] })).told).toEqual(told);
      expect((await check(linked, { paths: [join(root, "ledgers/甲.yaml")] })).told).toEqual(told);
      expect((await check(root, { paths: [join(linked, "ledgers/甲.yaml")] })).told).toEqual(told);
    });

    it("below --root, where there is no such file here", async () => {
      const { root } = repository(faulty);
      const elsewhere = join(folder(), "别的地方");
      mkdirSync(elsewhere, { recursive: true });
      for (const path of ["ledgers/甲.yaml", "ledgers"]) expect((await check(root, { paths: [path] }, elsewhere)).told, path).toEqual(told);
      write(join(elsewhere, "ledgers/甲.yaml"), "");
      expect((await refused(root, { paths: ["ledgers/甲.yaml"] }, elsewhere)).message).toContain("不在工作目录");
      expect((await refused(root, { paths: ["ledgers/没有.yaml"] }, elsewhere)).message).toContain("找不到");
    });
  });
});
