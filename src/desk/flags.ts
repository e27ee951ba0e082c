// What was typed after a command: `--情况 已通水 --责任人.姓名=王某`, its keys those of the form.
import { UsageError } from "../model/usage-error.ts";

export interface Given {
  /** `["责任人", "姓名"]`. */
  readonly path: readonly string[];
  readonly text: string;
}

export interface Typed {
  readonly words: readonly string[];
  readonly given: readonly Given[];
}

/** Throws UsageError for a flag without a value, and for `--set` without `=`. */
export function typed(tokens: readonly string[], settings: readonly string[]): Typed {
  const words: string[] = [];
  const given = settings.map(settingOf);
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as string;
    const [, flag, inline] = /^[-—－]{1,2}([^\s=-][^=]*)(?:=(.*))?$/su.exec(token) ?? [];
    if (flag === undefined) {
      words.push(token);
      continue;
    }
    const text = inline ?? tokens[++index];
    if (text === undefined) throw new UsageError(`选项“--${flag}”后面缺少内容`, `例如 --${flag} 内容；内容中有空格的，用英文引号括起来。`);
    given.push({ path: pathOf(flag), text });
  }
  return { words, given };
}

function settingOf(written: string): Given {
  const at = written.indexOf("=");
  if (at < 1) throw new UsageError(`“--set ${written}”应写成 --set 项目=内容`, "例如 --set 明细.接通日期=2020-06-01。");
  return { path: pathOf(written.slice(0, at)), text: written.slice(at + 1) };
}

function pathOf(flag: string): string[] {
  // People count entries of a list from one.
  return flag.split(/[.．。]/u).map((step) => (/^\d+$/.test(step.trim()) ? String(Number(step) - 1) : step.trim()));
}
