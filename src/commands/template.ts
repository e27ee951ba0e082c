// `ledger template`: the documents' templates, to be read and copied out.
import { existsSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { makeFolder } from "../disk/make-folder.ts";
import { lstatOf, statOf } from "../disk/stat-of.ts";
import { findWorkspace, writeWhole } from "../disk/workspace.ts";
import { calledHere, exitCodes, type World } from "../entry/world.ts";
import { asCalled } from "../model/called.ts";
import { closest } from "../model/similar.ts";
import { UsageError } from "../model/usage-error.ts";
import { type BuiltInTemplate, builtInTemplates } from "../papers/templates.ts";
import { terminalTable } from "../render/terminal-table.ts";

export interface TemplateCommand {
  readonly output?: string | undefined;
  /** Overwrite an existing file. */
  readonly force?: boolean | undefined;
  readonly root?: string | undefined;
}

/** `ledger template`: prints the list; with a name, our template's text, byte for byte, on stdout or into a file. */
export async function template(name: string | undefined, { output, force, root }: TemplateCommand, world: World): Promise<number> {
  const workspace = findWorkspace(world.folder, root);
  if (name === undefined) {
    world.out(
      `${listing(workspace, world)}取出来修改：${asCalled("ledger template 模板名称 -o templates/模板名称.md", calledHere(world, root))}\n`,
    );
    return exitCodes.clean;
  }
  const found = templateCalled(name);
  if (output === undefined) {
    world.out(found.text);
    return exitCodes.clean;
  }
  const given = resolve(world.folder, output);
  const path = statOf(given)?.isDirectory() ? join(given, `${found.name}.md`) : given;
  if (lstatOf(path) && force !== true)
    throw new UsageError(`“${path}”已经存在，没有覆盖`, "确实要换成程序自带的，加 --force；自己改过的文字会丢失。");
  if (existsSync(dirname(dirname(path)))) makeFolder(dirname(path));
  writeWhole(path, found.text, workspace);
  world.err(`已写入 ${path}\n${whereItCounts(workspace, path, found)}`);
  return exitCodes.clean;
}

function templateCalled(written: string): BuiltInTemplate {
  const plain = written.replace(/^templates[\\/]/, "").replace(/\.md$/, "");
  const found = builtInTemplates.find(({ name, title }) => name === plain || title === plain);
  if (found) return found;
  const meant = closest(
    plain,
    builtInTemplates.flatMap(({ name, title }) => [name, title]),
  );
  throw new UsageError(
    `没有名为“${written}”的模板`,
    `${meant ? `是不是“${meant}”？` : ""}有：${builtInTemplates.map(({ name, title }) => `${title}（${name}）`).join("、")}。`,
  );
}

/** A note what to do so that the copy is used. */
function whereItCounts(workspace: string | undefined, path: string, { name, title }: BuiltInTemplate): string {
  if (workspace === undefined) return `修改后放到工作目录的 templates/${name}.md，${title}就用它。\n`;
  const own = join(workspace, "templates", `${name}.md`);
  if (relative(own, path) === "") return `今后出具${title}用这一份；删去它，就用程序自带的。\n`;
  return `放在这里不起作用；修改后放到 ${own}，${title}就用它。\n`;
}

function listing(workspace: string | undefined, { columns, ascii }: World): string {
  const isOwn = ({ name }: BuiltInTemplate) => workspace !== undefined && existsSync(join(workspace, "templates", `${name}.md`));
  const rows = builtInTemplates.map((each) => [
    { text: each.title },
    { text: each.name },
    { text: isOwn(each) ? "工作目录的" : "程序自带的" },
  ]);
  const heads = ["文书", "模板名称", "现在用"].map((head) => ({ head, text: true, least: 24 }));
  return `${terminalTable(heads, rows, { columns, ascii }).join("\n")}\n`;
}
