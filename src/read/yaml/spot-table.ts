// The places of all parts of a text in little memory: a ledger has thousands of parts, and few places are ever asked for. They are kept as numbers in
// one array, in the order in which the parts begin; a Spot is made only of a part that is asked for.
import type { Spot, SpotChildren } from "./positions.ts";

/** Numbers kept for each part: start, end, its key's start (-1: none) and end, and the index of the next part that is not inside it. */
const width = 5;
const startAt = 0;
const endAt = 1;
const keyStartAt = 2;
const keyEndAt = 3;
const nextAt = 4;

let scratch = new Int32Array(16_384 * width);

/** Records the parts of one text, each before the parts inside it. Only one text at a time: all recorders share the array `scratch`. */
export class SpotTaker {
  private count = 0;
  private readonly names: (string | undefined)[] = [];

  /** A part begins; `name`: its key, none in a list. Returns its number, for `end`. */
  begin(start: number, name: string | undefined, key: Spot["key"]): number {
    const at = this.count * width;
    if (at === scratch.length) {
      const more = new Int32Array(scratch.length * 2);
      more.set(scratch);
      scratch = more;
    }
    scratch[at + startAt] = start;
    scratch[at + keyStartAt] = key ? key.start : -1;
    scratch[at + keyEndAt] = key ? key.end : -1;
    this.names.push(name);
    return this.count++;
  }

  /** The part ends: every part begun since was inside it. */
  end(part: number, start: number, end: number): void {
    const at = part * width;
    scratch[at + startAt] = start;
    scratch[at + endAt] = end;
    scratch[at + nextAt] = this.count;
  }

  /** The first part, as a spot. */
  root(): Spot {
    return new TableSpot({ numbers: scratch.slice(0, this.count * width), names: this.names, listed: new Map() }, 0);
  }
}

interface SpotTable {
  readonly numbers: Int32Array;
  readonly names: readonly (string | undefined)[];
  /** Indexes of the items of a list, kept once an item was asked for. */
  readonly listed: Map<number, readonly number[]>;
}

class TableSpot implements Spot, SpotChildren {
  constructor(
    private readonly table: SpotTable,
    private readonly part: number,
  ) {}

  private number(which: number): number {
    return this.table.numbers[this.part * width + which] as number;
  }

  get start(): number {
    return this.number(startAt);
  }

  get end(): number {
    return this.number(endAt);
  }

  get key(): Spot["key"] {
    const start = this.number(keyStartAt);
    return start < 0 ? undefined : { start, end: this.number(keyEndAt) };
  }

  get children(): SpotChildren {
    return this;
  }

  get(step: string | number): Spot | undefined {
    const { names } = this.table;
    const found = typeof step === "number" ? this.listed()[step] : this.parts().find((part) => names[part] === step);
    return found === undefined || (typeof step === "number" && names[found] !== undefined) ? undefined : new TableSpot(this.table, found);
  }

  *[Symbol.iterator](): Generator<[string | number, Spot]> {
    for (const [index, part] of this.parts().entries()) yield [this.table.names[part] ?? index, new TableSpot(this.table, part)];
  }

  /** Kept, since a list may have thousands of items, each of which is asked for. */
  private listed(): readonly number[] {
    const known = this.table.listed.get(this.part) ?? this.parts();
    this.table.listed.set(this.part, known);
    return known;
  }

  private parts(): number[] {
    const { numbers } = this.table;
    const found: number[] = [];
    const end = this.number(nextAt);
    for (let part = this.part + 1; part < end; part = numbers[part * width + nextAt] as number) found.push(part);
    return found;
  }
}
