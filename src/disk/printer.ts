// What is printed arrives whole, or it is known that it did not.
import { fstatSync, writeSync } from "node:fs";
import { codeOf } from "./patiently.ts";

/** The reader has gone away, as `head` does: it has what it wanted. */
const gone: readonly string[] = ["EPIPE", "ECONNRESET", "EOF"];

/**
 * Prints on a standard stream. `failed` is told once, by the system's code, why not all of it could be written; a reader that went away is no
 * failure. After either, nothing more is written.
 */
export function printer(stream: NodeJS.WriteStream & { readonly fd: number }, failed: (code: string) => void): (text: string) => void {
  let isOver = false;
  const stop = (error: unknown) => {
    if (isOver) return;
    isOver = true;
    if (!gone.includes(codeOf(error))) failed(codeOf(error));
  };
  stream.on("error", stop);
  const write = isFile(stream.fd) ? (text: string) => writeAll(stream.fd, Buffer.from(text)) : (text: string) => void stream.write(text);
  return (text) => {
    if (isOver) return;
    try {
      write(text);
    } catch (error) {
      stop(error);
    }
  };
}

/** The stream itself takes for done what a full disk took only a part of. */
function writeAll(file: number, bytes: Buffer): void {
  for (let rest = bytes; rest.length > 0; ) rest = rest.subarray(writeSync(file, rest));
}

function isFile(file: number): boolean {
  try {
    return fstatSync(file).isFile();
  } catch {
    return false;
  }
}
