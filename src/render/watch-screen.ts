// What `check --watch` prints around each result. On a terminal the result stays in one place, and a save that changes nothing changes one line;
// elsewhere (an editor's task, a file) a line each says where a check begins and ends, and the same result is not printed again.

/** Home, and the screen cleared; what was there before the program stays in the terminal's memory. */
const cleared = "\u001b[H\u001b[2J";
const lineCleared = "\r\u001b[2K";

export class WatchScreen {
  private last: string | undefined;

  constructor(private readonly isTerminal: boolean) {}

  /** What to print for a result (`text`), come to at this time of day; empty where nothing is to be shown. `counts`: the result in a few words. */
  shown(text: string, time: string, counts: string): string {
    const isSame = text === this.last;
    this.last = text;
    const goesOn = "保存文件后自动再核对，按 Ctrl-C 结束。";
    if (!this.isTerminal) return isSame ? "" : `${time} 开始核对\n${text}核对完毕：${counts}。${goesOn}\n`;
    return isSame ? `${lineCleared}${time} 已再核对，没有变化。${goesOn}` : `${cleared}${text}\n${time} 已核对。${goesOn}`;
  }

  /** Printed last. */
  ended(): string {
    return this.isTerminal ? "\n" : "";
  }
}

export function countsText(errors: number, warnings: number): string {
  return `${errors > 0 ? `${errors}处错误` : "没有错误"}，${warnings > 0 ? `${warnings}处提醒` : "没有提醒"}`;
}
