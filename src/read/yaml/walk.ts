// A YAML document → plain values, and what in it is not plain: double keys, anchors, aliases, tags, merges, keys that are no words.
import { isAlias, isMap, isScalar, isSeq, type Node, type Pair } from "yaml";
import type { Path } from "../../model/ledger.ts";
import { maxFaults } from "../limits.ts";
import type { ReadingRuleName } from "../reading-rules/index.ts";
import type { Fault } from "../source.ts";
import { controlIn } from "./invisible.ts";
import { atOffsets, type Spot } from "./positions.ts";
import { type Reference, toldReferences } from "./references.ts";
import { type RepeatedKey, toldRepeatedKeys } from "./repeated-keys.ts";
import { textDoubts } from "./text-doubts.ts";

/** A fault, with the value that it makes doubtful. */
export interface PlacedFault extends Fault {
  /** Where in the file, with its own keys. */
  readonly path?: Path;
  /**
   * value: the value at `path` must not be judged; twice: two values were given, and it is unknown which counts; keys: the mapping at
   * `path` may have further keys.
   */
  readonly doubts?: "value" | "twice" | "keys";
  /** Other paths that are doubtful in the same way. */
  readonly others?: readonly Path[];
}

/** Names that every JavaScript object has (`constructor`, `__proto__` …): not usable as keys. */
export const reserved: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype).concat("prototype"));

/** The value with the places of all its parts. Never throws. */
export function walk(
  text: string,
  contents: Node | null,
  maxItems: number,
): { value: unknown; root: Spot; faults: readonly PlacedFault[] } {
  const walker = new Walker(text, maxItems);
  const spot: Spot = contents ? spotOf(contents) : { start: 0, end: 0 };
  const { value, spot: root } = contents ? walker.walk(contents, spot, []) : { value: null, spot };
  walker.tellReferences();
  return { value, root, faults: walker.faults };
}

function spotOf(node: Node): Spot {
  const [start, end] = node.range ?? [0, 0];
  return { start, end };
}

interface Walked {
  readonly value: unknown;
  readonly spot: Spot;
}

class Walker {
  readonly faults: PlacedFault[] = [];
  private readonly references: Reference[] = [];

  constructor(
    private readonly text: string,
    private readonly maxItems: number,
  ) {}

  private fault(start: number, end: number, rule: ReadingRuleName, message: string, hint: string, more: Partial<PlacedFault> = {}): void {
    if (this.faults.length < maxFaults)
      this.faults.push({ ...atOffsets(this.text, start, end), rule, severity: "error", message, hint, ...more });
  }

  tellReferences(): void {
    for (const { start, end, message, hint, path, others = [] } of toldReferences(this.references))
      this.fault(start, end, "yaml-is-plain", message, hint, { path, doubts: "value", others });
  }

  walk(node: Node, spot: Spot, path: Path): Walked {
    if (isAlias(node)) {
      this.references.push({
        ...spot,
        message: `以“*”开头的内容会被当作引用：${this.text.slice(spot.start, Math.min(spot.end, spot.start + 20))}`,
        hint: `如是文字，请加英文引号，例如 "*见附件"；如要与别处相同，请照抄一遍。`,
        path,
      });
      return { value: null, spot };
    }
    this.refuseDecoration(node, spot, path);
    if (isMap(node)) return this.walkMap(node.items as Pair<Node, Node | null>[], spot, path, node.flow === true);
    if (isSeq(node)) return this.walkList(node.items as Node[], spot, path, node.flow === true);
    if (!isScalar(node)) return { value: null, spot };
    this.warnOfSwallowedText(node.comment, node.type, node.value, spot, path);
    const written = { raw: this.text.slice(spot.start, spot.end), at: spot.start, value: node.value, isPlain: node.type === "PLAIN" };
    for (const { start, end, rule, message, hint, ...more } of textDoubts(written, path))
      this.fault(start, end, rule, message, hint, { path, ...more });
    if (typeof node.value === "string") this.refuseControls(node.value, spot, { path });
    return { value: node.value, spot };
  }

  private refuseControls(text: string, { start, end }: Spot, whose: Pick<PlacedFault, "path" | "doubts">): void {
    const control = controlIn(text);
    if (control === undefined) return;
    this.fault(start, end, "no-control-characters", control, "请删去这一项重新输入；写成“\\u001b”“\\x1b”的，也请删去。", whose);
  }

  private walkList(items: readonly Node[], spot: Spot, path: Path, isFlow: boolean): Walked {
    if (items.length > this.maxItems) {
      this.fault(
        spot.start,
        spot.start + 1,
        "file-size-within-limit",
        `这里有${items.length}条，超过${this.maxItems}条，未予核对`,
        "请检查是否重复粘贴；确有这么多的，请分存几个文件。",
        { path, doubts: "value" },
      );
      return { value: [], spot };
    }
    const children = new Map<number, Spot>();
    const value = items.map((item, index) => {
      const inner = this.walk(item, this.shownSpot(item), [...path, index]);
      children.set(index, inner.spot);
      return inner.value;
    });
    return { value, spot: withoutTrailing(spot, children, isFlow) };
  }

  /** Where an item is shown: an empty one at its dash. */
  private shownSpot(item: Node): Spot {
    const spot = spotOf(item);
    if (spot.start !== spot.end) return spot;
    const before = this.text.slice(Math.max(0, spot.start - 200), spot.start).trimEnd();
    const dash = spot.start - 200 > 0 ? spot.start - 200 + before.length - 1 : before.length - 1;
    return before.endsWith("-") ? { start: dash, end: dash + 1 } : spot;
  }

  private walkMap(items: readonly Pair<Node, Node | null>[], spot: Spot, path: Path, isFlow: boolean): Walked {
    const value: Record<string, unknown> = {};
    const children = new Map<string, Spot>();
    const repeated: RepeatedKey[] = [];
    for (const { key, value: inner } of items) {
      const keySpot = key ? spotOf(key) : spot;
      if (!isScalar(key) || (key.value === null && keySpot.start === keySpot.end)) {
        const start = keySpot.start + (/^\s*/.exec(this.text.slice(keySpot.start))?.[0].length ?? 0);
        this.fault(
          start,
          Math.max(keySpot.end, Math.min(start + 1, this.text.length)),
          "yaml-is-plain",
          "这里的项目名不是文字",
          "项目名应是一个词，例如“时限: 2020-06-30”。",
          { path, doubts: "keys" },
        );
        continue;
      }
      this.refuseDecoration(key, keySpot, path);
      const name = typeof key.value === "string" ? key.value : this.text.slice(keySpot.start, keySpot.end);
      if (name === "<<") {
        this.fault(
          keySpot.start,
          keySpot.end,
          "yaml-is-plain",
          "“<<”会把别处的内容并入这里，台账中不能使用",
          "请删去这一行，把要并入的各项照抄在这里。",
          { path, doubts: "keys" },
        );
        continue;
      }
      if (reserved.has(name)) {
        this.fault(keySpot.start, keySpot.end, "no-reserved-keys", `项目名“${name}”不能使用`, "台账中没有这一项，请删去这一行。", { path });
        continue;
      }
      const innerPath = [...path, name];
      this.refuseControls(name, keySpot, { path: innerPath, doubts: "value" });
      const innerSpot: Spot = inner ? spotOf(inner) : { start: keySpot.end, end: keySpot.end };
      const earlier = children.get(name);
      if (earlier?.key) {
        repeated.push({ name, earlier: earlier.key, later: keySpot, path: innerPath });
        if (inner) this.walk(inner, innerSpot, innerPath);
        continue;
      }
      const walked = inner
        ? this.walk(inner, { ...innerSpot, key: keySpot }, innerPath)
        : { value: null, spot: { ...innerSpot, key: keySpot } };
      value[name] = walked.value;
      children.set(name, walked.spot);
    }
    if (this.faults.length < maxFaults) this.tellRepeatedKeys(repeated, path);
    return { value, spot: withoutTrailing(spot, children, isFlow) };
  }

  private tellRepeatedKeys(repeated: readonly RepeatedKey[], path: Path): void {
    for (const { start, end, message, hint, ...more } of toldRepeatedKeys(this.text, repeated, path)) {
      if (this.faults.length >= maxFaults) return;
      this.fault(start, end, "key-once", message, hint, { ...more, doubts: "twice" });
    }
  }

  private refuseDecoration(node: Node, spot: Spot, path: Path): void {
    if (!isScalar(node) && !isMap(node) && !isSeq(node)) return;
    const { anchor, tag } = node;
    if (anchor !== undefined) {
      const [start, end] = this.markBefore(`&${anchor}`, spot);
      this.references.push({
        start,
        end,
        message: `“&${anchor}”会被当作标记，不是文字`,
        hint: "如是文字，请把整个内容加英文引号；否则删去“&”及其后的词。",
        path,
      });
    }
    if (tag === undefined) return;
    const written = /(?:^|[\s[{,:-])(!\S*)(?:\s+&\S+)?\s*$/.exec(this.text.slice(Math.max(0, spot.start - 200), spot.start))?.[1];
    if (written === undefined) return;
    const [start, end] = this.markBefore(written, spot);
    this.fault(
      start,
      end,
      "yaml-is-plain",
      `“${written}”会被当作类型标记，不是文字`,
      `如是文字，请把整个内容加英文引号，例如 "!注意"；否则删去“${written}”。`,
      { path, doubts: "value" },
    );
  }

  /** Where `mark` stands before a value; the value itself where it cannot be found. */
  private markBefore(mark: string, spot: Spot): readonly [number, number] {
    const at = this.text.lastIndexOf(mark, spot.start);
    return at < 0 ? [spot.start, spot.end] : [at, at + mark.length];
  }

  /** `情况: 见 #3`: what follows “ #” is a comment to YAML. With a space after it, it was meant as one. */
  private warnOfSwallowedText(comment: string | null | undefined, type: string | undefined, value: unknown, spot: Spot, path: Path): void {
    if (!comment || type !== "PLAIN" || /^[\s#]/.test(comment)) return;
    const hash = this.text.indexOf("#", spot.end);
    if (hash < 0 || !/^[^\S\n]*$/.test(this.text.slice(spot.end, hash))) return;
    const words = comment.split("\n")[0] ?? "";
    const nothingLeft = value === null;
    this.fault(
      hash,
      hash + 1 + words.length,
      "no-swallowed-text",
      `“#${words}”会被当作批注，不计入内容`,
      `如是正文，请把整个内容加英文引号，例如 "见 #3"；如确是批注，请在“#”后加一个空格。`,
      { path, ...(nothingLeft ? { doubts: "value" } : { severity: "warning" }) },
    );
  }
}

/** Lines that follow a block's last part, such as comments, are not part of it. */
function withoutTrailing(spot: Spot, children: ReadonlyMap<string | number, Spot>, isFlow: boolean): Spot {
  const last = isFlow ? undefined : [...children.values()].at(-1);
  return { ...spot, end: last?.end ?? spot.end, children };
}
