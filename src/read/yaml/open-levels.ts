// The levels of indentation open at a line, so that a wrongly indented line is reported itself, and not a later one at which the parser fails.

interface Level {
  column: number;
  readonly kind: "map" | "list";
  /** Its last entry has no value yet: a deeper level may follow. */
  awaits: boolean;
  /** Its last entry is a plain text, which deeper lines continue. */
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

  /** True where a line at `column` may continue the plain text of the last entry. */
  goesOn(column: number): boolean {
    return this.last?.plain === true && column > this.last.column;
  }

  /**
   * Assigns an entry at `column` to its level. An entry that fits no level is assigned to the nearest one, whose column is returned. So is an
   * entry whose key can never stand so far left (`isStray`), while deeper levels are open.
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
        if (kind === "list") this.holds({ awaits: true, plain: false }); // a new item begins, whatever the one before had for a value
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

  /** Says what value the entry just assigned has. */
  holds({ awaits, plain }: Pick<Level, "awaits" | "plain">): void {
    if (!this.last) return;
    this.last.awaits = awaits;
    this.last.plain = plain;
  }
}
