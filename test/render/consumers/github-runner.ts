// How a GitHub runner reads a line of a step's log: `::command name=value,name=value::data`, the documented escapes undone.

export interface RunnerCommand {
  readonly command: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

const ofData = [
  ["%0D", "\r"],
  ["%0A", "\n"],
  ["%25", "%"],
] as const;
const ofProperties = [
  ["%0D", "\r"],
  ["%0A", "\n"],
  ["%3A", ":"],
  ["%2C", ","],
  ["%25", "%"],
] as const;

function unescaped(text: string, escapes: readonly (readonly [string, string])[]): string {
  return escapes.reduce((read, [written, meant]) => read.replaceAll(written, meant), text);
}

/** The command in a line; undefined where the runner prints the line as it is. Columns that the runner drops are dropped. */
export function commandIn(line: string): RunnerCommand | undefined {
  const [, command = "", listed = "", data = ""] = /^\s*::(\S+?)(?: (.*?))?::(.*)$/s.exec(line) ?? [];
  if (!["error", "warning", "notice"].includes(command)) return undefined;
  const properties: Record<string, string> = {};
  for (const pair of listed
    .trim()
    .split(",")
    .filter((pair) => pair !== "")) {
    const at = pair.indexOf("=");
    if (at > 0 && at < pair.length - 1) properties[pair.slice(0, at)] = unescaped(pair.slice(at + 1), ofProperties);
  }
  return { command, properties: withoutLostColumns(properties), data: unescaped(data, ofData) };
}

/** Columns count only within one line, and from the left to the right. */
function withoutLostColumns(properties: Record<string, string>): Record<string, string> {
  const { line, endLine, col, endColumn, ...rest } = properties;
  const lost =
    line === undefined || (endLine !== undefined && endLine !== line) || (endColumn !== undefined && Number(endColumn) < Number(col));
  const lines = { ...(line && { line }), ...(endLine && { endLine }) };
  return lost ? { ...rest, ...lines } : { ...rest, ...lines, ...(col && { col }), ...(endColumn && { endColumn }) };
}
