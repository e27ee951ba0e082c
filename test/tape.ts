// A list of numbers read like a tape, one number a choice; used up, it says 0, the simplest choice. And the days a generator reckons with.

export class Tape {
  private at = 0;
  constructor(private readonly numbers: readonly number[]) {}

  get isUsedUp(): boolean {
    return this.at >= this.numbers.length;
  }

  private next(): number {
    const number = this.numbers[this.at] ?? 0;
    this.at += 1;
    return number;
  }

  /** From `least` to `most`, both included. */
  number(least: number, most: number): number {
    return least + (this.next() % (most - least + 1));
  }

  /** False when the tape is used up. */
  chance(percent: number): boolean {
    return this.next() % 100 >= 100 - percent;
  }

  one<T>(from: readonly T[]): T {
    return from[this.number(0, from.length - 1)] as T;
  }

  some<T>(from: readonly T[], percent = 50): T[] {
    return from.filter(() => this.chance(percent));
  }
}

export function later(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

export function daysFrom(from: string, to: string): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000;
}

export const nextMonth = (month: string) => later(`${month}-28`, 7).slice(0, 7);
