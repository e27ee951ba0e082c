// Which levels of indentation stand open at a line, so that a line out of step is told where it stands and not where a parser stumbles.

interface Level {
  column: number;
  readonly kind: "map" | "list";
  /** Its last entry has no value yet: a deeper level may follow. */
  awaits: boolean;
  /** Its last entry is a plain text, which deeper lines go on. */
  plain: boolean;
}

export class OpenLevels {
  private readonly levels: Level[] = [];

  private get last(): Level | undefined {
    return this.levels.at(-1);
  }

  /** Column of the level the last entry belongs to. */
  get column(): number {
    return this.last?.column ?? 0;
  }

  /** True where the last entry is one of a list at `column`. */
  isListAt(column: number): boolean {
    return this.last?.kind === "list" && this.last.column === column;
  }

  /** True where a line at `column` may go on the plain text of the last entry. */
  goesOn(column: number): boolean {
    return this.last?.plain === true && column > this.last.column;
  }

  /**
   * Puts an entry at `column` into its level. One that fits no level goes to the nearest, whose column is returned; so does one that can
   * never stand as far left (`isStray`), while deeper levels are open.
   */
  settle(column: number, kind: Level["kind"], isStray = false): { column: number; fits: boolean } {
    const { last } = this;
    if (isStray && last?.kind === kind && last.column > column) return { column: last.column, fits: false };
    if (!last) return this.push(column, kind, true);
    if (column > last.column) {
      if (last.awaits) return this.push(column, kind, true);
      if (last.kind === kind) return { column: last.column, fits: false };
      return this.settle(last.column, kind).fits ? { column: this.column, fits: false } : { column, fits: false };
    }
    let left: Level | undefined;
    while (this.last && this.last.column > column) left = this.levels.pop();
    const at = this.last;
    if (at?.column === column) {
      if (at.kind === kind) {
        if (kind === "list") this.holds({ awaits: true, plain: false }); // a new entry, whatever the one above held
        return { column, fits: true };
      }
      if (kind === "list" && at.awaits) return this.push(column, kind, true); // a list may stand at the column of its key
      if (kind === "map" && this.levels.at(-2)?.column === column) {
        this.levels.pop();
        return { column, fits: true };
      }
      if (left?.kind !== kind) return { column, fits: true };
    }
    if (!left) return { column, fits: true };
    if (at?.awaits) return this.push(column, kind, true);
    const nearer = at && at.kind === kind && column - at.column < left.column - column ? at : left;
    if (nearer === left) this.levels.push(left);
    return { column: nearer.column, fits: false };
  }

  private push(column: number, kind: Level["kind"], fits: boolean): { column: number; fits: boolean } {
    if (this.last) {
      this.last.awaits = false;
      this.last.plain = false;
    }
    this.levels.push({ column, kind, awaits: kind === "list", plain: false });
    return { column, fits };
  }

  /** What the entry just settled has for a value. */
  holds({ awaits, plain }: Pick<Level, "awaits" | "plain">): void {
    if (!this.last) return;
    this.last.awaits = awaits;
    this.last.plain = plain;
  }
}
