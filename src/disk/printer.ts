// Printing so that output which could not be written whole is noticed.
import { fstatSync, writeSync } from "node:fs";
import { codeOf } from "./patiently.ts";

/** The reader has closed the pipe, as `head` does: no failure, it has what it wanted. */
const gone: readonly string[] = ["EPIPE", "ECONNRESET", "EOF"];

/**
 * Prints on a standard stream. `failed` is called once, with the system's error code, if not everything could be written. A reader that closes the
 * pipe is no failure. After either, nothing more is written.
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

/** For output into a file: on a full disk Node's stream would report a partial write as done. */
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
