// The whole program as it is typed, in this process: everything from the command line to the exit code, but no start of Node.js and no terminal.
import { PassThrough, Writable } from "node:stream";
import { run as runOn } from "../../src/command-line/run.ts";

/** What is not said otherwise: no colours, no CI service, and always the same day. */
export interface Around {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly system?: NodeJS.Platform;
  /** The day in China. */
  readonly today?: string;
  readonly version?: string;
}

export interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Runs `ledger` with these words in the folder. Nobody sits there to be asked. */
export async function run(folder: string, args: readonly string[], around: Around = {}): Promise<Ran> {
  const [stdout, stderr] = [new Page(), new Page()];
  const status = await runOn({ ...machine(folder, args, around), stdin: new PassThrough(), ...printing(stdout, stderr) });
  return { status, out: stdout.text, err: stderr.text };
}

export interface Screen {
  /** What was printed, without the marks that move the cursor. */
  readonly text: string;
  readonly status: number;
  /** Words that never came; false where all did. */
  readonly late: string | false;
}

/** Somebody sits there: once these words are on the screen, these keys are typed. Where they do not come, Ctrl-C is. */
export async function ask(
  folder: string,
  args: readonly string[],
  steps: readonly (readonly [string, string])[],
  { columns = 80, patienceMs = 20_000, ...around }: Around & { readonly columns?: number; readonly patienceMs?: number } = {},
): Promise<Screen> {
  const keys = Object.assign(new PassThrough(), { isTTY: true as const });
  const left = [...steps];
  let at = 0;
  let late: string | false = false;
  const giveUp = () => {
    late = left[0]?.[0] ?? late;
    left.length = 0;
    keys.write("\u0003");
  };
  let patience = setTimeout(giveUp, patienceMs);
  const look = () => {
    const [words, typed] = left[0] ?? [];
    const found = words === undefined ? -1 : screen.text.indexOf(words, at);
    // Between two questions nobody listens; and one that has just begun listens a turn later.
    if (words === undefined || found < 0 || !keys.readableFlowing) return;
    left.shift();
    at = Number.POSITIVE_INFINITY;
    setImmediate(() => {
      at = screen.text.length;
      keys.write(typed ?? "");
    });
  };
  const screen = new Page(columns, () => {
    clearTimeout(patience);
    patience = setTimeout(giveUp, patienceMs);
    setImmediate(() => setImmediate(look));
  });
  try {
    const status = await runOn({ ...machine(folder, args, around), stdin: keys, ...printing(screen, screen) });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the terminal's own marks
    return { text: screen.text.replace(/\u001b\[[0-9;?]*[A-Za-z]/g, ""), status, late: left[0]?.[0] ?? late };
  } finally {
    clearTimeout(patience);
  }
}

function machine(folder: string, args: readonly string[], { env = {}, system = "linux", today = "2021-01-04", version = "0" }: Around) {
  return { args, folder, env: { NO_COLOR: "1", ...env }, system, now: () => Date.parse(`${today}T12:00:00+08:00`), version };
}

function printing(stdout: Page, stderr: Page) {
  return { stdout, stderr, out: (text: string) => void stdout.write(text), err: (text: string) => void stderr.write(text) };
}

/** What was printed. With a width it is a terminal's screen. */
class Page extends Writable {
  text = "";
  readonly isTTY: boolean;
  readonly columns: number;
  private readonly printed: () => void;

  constructor(columns?: number, printed = () => {}) {
    super({ decodeStrings: false, defaultEncoding: "utf8" });
    this.isTTY = columns !== undefined;
    this.columns = columns ?? 80;
    this.printed = printed;
  }

  override _write(chunk: string | Buffer, _: BufferEncoding, done: () => void): void {
    this.text += chunk.toString();
    this.printed();
    done();
  }

  /** A question closes what it wrote to; the page stays open, as a process's own streams do. */
  override end(): this {
    return this;
  }
}
