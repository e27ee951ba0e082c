// A real editor: Neovim with templates/editor/neovim.lua types a ledger, line by line, from empty to clean.
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { ledger, other, plan } from "../read/told.ts";

const root = resolve(import.meta.dirname, "../..");
const hasNeovim = process.platform !== "win32" && spawnSync("nvim", ["--version"]).status === 0;
const folder = mkdtempSync(join(realpathSync(tmpdir()), "ledger-nvim-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const wrong = ledger.replace("责任人: { 姓名: 王某, 职务: 科长 }", "责任人: { 姓名: 𠮷某, 职务: 科长, 性别: 男 }");

/** Types the lines one after another, then corrects one; prints how many faults there were meanwhile, and where the last one stood. */
const script = `
if not vim.lsp.start then -- before Neovim 0.8
  vim.lsp.start = function(config) vim.lsp.buf_attach_client(0, vim.lsp.start_client(config)) end
end
dofile(arg_template)
vim.cmd("edit " .. vim.fn.fnameescape(arg_file))
local faults = function() return vim.diagnostic.get(0) end
local until_ = function(fits) return vim.wait(60000, function() return fits(faults()) end, 20) end
until_(function(found) return #found == 1 end) -- an empty file
local seen = 0
for index, line in ipairs(vim.split(arg_text, "\\n")) do
  vim.api.nvim_buf_set_lines(0, index - 1, index, false, { line })
  vim.wait(250) -- it sends what was typed after 150 ms
  seen = math.max(seen, #faults())
end
local isOne = until_(function(found) return #found == 1 and found[1].lnum > 0 end)
local fault = faults()[1] or {}
local line = vim.api.nvim_buf_get_lines(0, fault.lnum or 0, (fault.lnum or 0) + 1, false)[1] or ""
local at = line:sub((fault.col or 0) + 1, fault.end_col or 0)
vim.api.nvim_buf_set_lines(0, fault.lnum or 0, (fault.lnum or 0) + 1, false, { (line:gsub(", 性别: 男", "")) })
local isClean = until_(function(found) return #found == 0 end)
io.stdout:write(vim.fn.json_encode({ seen = seen, isOne = isOne, at = at, source = fault.source, isClean = isClean }))
vim.cmd("qa!")
`;

describe.skipIf(!hasNeovim)("Neovim", () => {
  it("shows what is wrong while a ledger is typed, at its place, and nothing once it is right", () => {
    mkdirSync(join(folder, "ledgers"));
    mkdirSync(join(folder, "bin"));
    for (const [name, text] of Object.entries({ "plan.yaml": plan, "乙局.yaml": other }))
      writeFileSync(join(folder, "ledgers", name), text);
    writeFileSync(
      join(folder, "bin/ledger"),
      `#!/bin/sh\nexec "${process.execPath}" "${join(root, "dist/ledger.mjs")}" "$@" --as-of 2020-05-25\n`,
    );
    chmodSync(join(folder, "bin/ledger"), 0o755);
    const given = { arg_template: join(root, "templates/editor/neovim.lua"), arg_file: join(folder, "ledgers/甲局.yaml"), arg_text: wrong };
    const head = Object.entries(given).map(([name, value]) => `${name} = ${JSON.stringify(value)}\n`);
    writeFileSync(join(folder, "script.lua"), head.join("") + script);
    const { stdout, stderr } = spawnSync("nvim", ["--headless", "-u", "NONE", "-c", `luafile ${join(folder, "script.lua")}`], {
      cwd: folder,
      encoding: "utf8",
      env: { ...process.env, PATH: `${join(folder, "bin")}${delimiter}${process.env["PATH"]}` },
      timeout: 180_000,
    });
    const told = JSON.parse(/\{"[^\n]*\}/.exec(stdout)?.[0] ?? JSON.stringify({ stdout, stderr }));
    expect(told).toEqual({ seen: expect.any(Number), isOne: true, at: "性别", source: "ledger", isClean: true });
    expect(told.seen).toBeGreaterThan(1);
  });
});
