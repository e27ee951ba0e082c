// Conflicts that git leaves where two people changed the same lines. Each is reported once, however many marks it has.

/** Lines count from 0. */
export interface Conflict {
  readonly first: number;
  readonly last: number;
  /** Lines that are no content: its marks, and the text from before both changes (`|||||||`). */
  readonly spare: ReadonlySet<number>;
  readonly hint: string;
}

interface OpenConflict {
  readonly first: number;
  last: number;
  readonly spare: Set<number>;
  part: "ours" | "before" | "theirs";
  readonly lines: { readonly ours: string[]; readonly before: string[]; readonly theirs: string[] };
}

const mark = /^(<{7}|\|{7}|={7}|>{7})(?:\s|$)/;

/** In order. Incomplete sets of marks count too: all marks up to the next `<<<<<<<` are one conflict. */
export function conflictsIn(lines: readonly string[]): Conflict[] {
  const found: Conflict[] = [];
  let open: OpenConflict | undefined;
  const close = () => {
    if (open) found.push({ first: open.first, last: open.last, spare: open.spare, hint: hintFor(open) });
    open = undefined;
  };
  for (const [index, line] of lines.entries()) {
    const kind = mark.exec(line)?.[1]?.[0];
    if (kind === undefined) {
      if (open?.part === "before") open.spare.add(index);
      open?.lines[open.part].push(line);
      continue;
    }
    if (kind === "<") close();
    open ??= { first: index, last: index, spare: new Set(), part: "ours", lines: { ours: [], before: [], theirs: [] } };
    open.last = index;
    open.spare.add(index);
    if (kind === "|") open.part = "before";
    if (kind === "=") open.part = "theirs";
    if (kind === ">") close();
  }
  if (open?.part === "before") for (let index = open.last + 1; index < lines.length; index++) open.spare.delete(index);
  close();
  return found;
}

function hintFor({ lines: { ours, before, theirs } }: OpenConflict): string {
  const marks = "以“<<<<<<<”“=======”“>>>>>>>”开头的标记行";
  const spare = before.length > 0 ? `${marks}和“|||||||”到“=======”之间的旧内容` : marks;
  const both = [ours, theirs].map(itemsIn);
  const areAll = (key: RegExp) => both.every((items) => items.length > 0 && items.every((item) => key.test(item)));
  if (areAll(/事项\s*[:：]/)) return `两边各记了经过，都要保留：只删去${spare}，各条按日期先后排好；两边记的是同一件事的，留一条。`;
  if (areAll(/^\s*-\s*编号\s*[:：]/))
    return `两边各登记了问题，都要保留：只删去${spare}；不是同一个问题而编号相同的，其中一个改用下一个序号。`;
  return `请在两份内容中选定一份，或合成一份，再删去${spare}；拿不准的，问另一位填写的人。`;
}

/** The items of a list, where the lines are whole items and nothing else; else none. */
function itemsIn(lines: readonly string[]): string[] {
  const written = lines.filter((line) => line.trim() !== "" && !/^\s*#/.test(line));
  const column = written[0]?.search(/\S/) ?? 0;
  const items: string[] = [];
  for (const line of written) {
    const at = line.search(/\S/);
    if (at < column) return [];
    if (at > column) items.push(`${items.pop() ?? ""}\n${line}`);
    else if (/^\s*- /.test(line)) items.push(line);
    else return [];
  }
  return items;
}
