// pre-commit installs the hook straight from git, by npm, into a folder of its own; so may anybody. npm builds in a clone that it throws
// away: what it leaves must be whole. Packages come from npm's cache where they are in it, else from the registry.
import { spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, lstatSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";

const root = resolve(import.meta.dirname, "../..");
const { name: packageName, version, files } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const [hook] = parse(readFileSync(join(root, ".pre-commit-hooks.yaml"), "utf8"));
const folder = mkdtempSync(join(realpathSync(tmpdir()), "ledger-git-"));
const tool = join(folder, "tool");

async function run(cwd: string, command: string, ...args: readonly string[]) {
  const env = { ...process.env, npm_config_prefer_offline: "true", GITHUB_ACTIONS: "" };
  const started = spawn(command, args, { cwd, env });
  const ended = new Promise<number | null>((resolve) => started.on("close", resolve));
  const [status, out, err] = await Promise.all([ended, text(started.stdout), text(started.stderr)]);
  return { status, out, told: out + err };
}

async function git(...words: readonly string[]) {
  const someone = ["-c", "user.name=某人", "-c", "user.email=someone@example.com", "-c", "commit.gpgsign=false"];
  expect(await run(tool, "git", ...someone, ...words)).toMatchObject({ status: 0 });
}

const noGit = spawnSync("git", ["--version"]).status !== 0;

describe.skipIf(process.platform === "win32" || noGit)("installed from git", () => {
  beforeAll(async () => {
    for (const name of [".build", ".npmrc", "package.json", "package-lock.json", "ledgers", "src", "schemas", "templates"])
      cpSync(join(root, name), join(tool, name), { recursive: true });
    await git("init", "--quiet");
    await git("add", ".");
    await git("commit", "--quiet", "-m", "工具");
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }), 60_000);

  it.concurrent.each([
    ["as pre-commit does", ["--allow-git=root", "--install-links"]],
    ["by hand", []],
  ])(
    "%s",
    async (name, flags) => {
      const prefix = join(folder, name);
      const installed = await run(folder, "npm", "install", ...flags, "-g", "--prefix", prefix, `git+${pathToFileURL(tool)}`);
      expect(installed.status, installed.told).toBe(0);
      expect(installed.told).not.toContain("EBADENGINE");

      // A folder, no link into npm's cache, with the program, what it reads, and no library beside it.
      const place = join(prefix, "lib/node_modules", packageName);
      expect(lstatSync(place).isDirectory()).toBe(true);
      expect(readdirSync(place).sort()).toEqual(["dist", "package.json", "schemas", "templates"]);
      for (const file of files) expect(existsSync(join(place, file)), file).toBe(true);

      const [program, ...words] = hook.entry.split(" ");
      expect(await run(folder, join(prefix, "bin", program), "--version")).toMatchObject({ status: 0, told: `${version}\n` });
      expect(await run(root, join(prefix, "bin", program), ...words, "--as-of", "2018-07-31", "ledgers/国土局.yaml")).toMatchObject({
        status: 0,
      });
    },
    180_000,
  );

  // Older ones pack the checkout themselves, and take all that `npm pack` prints for the file's name.
  it.concurrent("as pre-commit 3 does", async () => {
    const checkout = join(folder, "checkout");
    cpSync(tool, checkout, { recursive: true });
    symlinkSync(join(root, "node_modules"), join(checkout, "node_modules"));
    expect((await run(checkout, "npm", "pack")).out).toBe(`${packageName}-${version}.tgz\n`);
  }, 60_000);
});
