// A person at a terminal, played by python3's pty: waits for words on the screen, then types. Where there is no python3, `hasTerminal` is false.
import { spawnSync } from "node:child_process";

const script = `
import fcntl, json, os, pty, select, signal, struct, sys, termios, time
job = json.load(sys.stdin)
pid, fd = pty.fork()
if pid == 0:
    os.chdir(job["folder"])
    os.environ.update({"NO_COLOR": "1", "TERM": "xterm"})
    os.execvp(job["program"][0], job["program"])
fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", 40, job["columns"], 0, 0))
screen, at, late = b"", 0, False
def hear(seconds):
    global screen
    if select.select([fd], [], [], seconds)[0]:
        try: heard = os.read(fd, 65536)
        except OSError: heard = b""
        screen += heard
        return len(heard) > 0
    return None
for words, keys in job["steps"]:
    end = time.time() + 40
    while (found := screen.find(words.encode(), at)) < 0 and time.time() < end:
        if hear(0.3) is False: break
    if found < 0:
        late = words
        os.write(fd, b"\\x03")
        break
    at = found + len(words.encode())
    time.sleep(0.2)
    while hear(0.05): pass
    os.write(fd, keys.encode())
end = time.time() + 40
while time.time() < end and hear(1) is not False: pass
if time.time() >= end: os.kill(pid, signal.SIGKILL) # it asks for more than was to be typed
status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
json.dump({"screen": screen.decode("utf8", "replace"), "status": status, "late": late}, sys.stdout)
`;

export const hasTerminal = process.platform !== "win32" && spawnSync("python3", ["-c", "import pty"]).status === 0;

export interface Screen {
  /** What was printed, without the marks that move the cursor. */
  readonly text: string;
  readonly status: number;
  /** Words that never came; false where all did. */
  readonly late: string | false;
}

/** Each step: once these words are there, these keys are typed. */
export function atTerminal(
  program: readonly string[],
  folder: string,
  steps: readonly (readonly [string, string])[],
  columns = 80,
): Screen {
  const { stdout, stderr } = spawnSync("python3", ["-c", script], {
    input: JSON.stringify({ program, folder, steps, columns }),
    encoding: "utf8",
  });
  if (stdout === "") throw new Error(stderr);
  const { screen, ...rest } = JSON.parse(stdout);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the terminal's own marks
  return { text: screen.replace(/\u001b\[[0-9;?]*[A-Za-z]/g, "").replace(/\r/g, ""), ...rest };
}
