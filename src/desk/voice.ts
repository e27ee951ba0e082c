// Advice is written for a file. Whoever types flags, or answers questions, is told the same in their own terms.

export type AdviceVoice = "flag" | "answer";

/** `“时限: 2020-06-30”` as `“--时限 2020-06-30”`, or `“时限”填“2020-06-30”`; words about lines and brackets go. */
export function inVoice(advice: string, voice: AdviceVoice): string {
  const put = voice === "flag" ? asFlag : asAnswer;
  const told = advice
    .replace(/“- \{ ([^}]*) \}”/g, "“{ $1 }”")
    .replace(/“\{ 日期: [^}]*?事项: ([^,}]+)[^}]*\}”/g, (_, kind: string) =>
      voice === "flag" ? `“ledger log 编号 ${kind} …”` : `“${kind}”`,
    )
    .replace(/“([\p{Script=Han}\p{L}.]{1,20}): ([^“”]*)”/gu, (_, key: string, value: string) => put(key, value.trim()));
  return told
    .replaceAll("请补一行", "请补")
    .replace("；有几条的，每条另起一行，以“- ”开头", voice === "flag" ? "；有几条的写几次" : "；有几条的一条一条填");
}

function asFlag(key: string, value: string): string {
  return `“${flagsOf(`--${key}`, value).join(" ")}”`;
}

function flagsOf(flag: string, value: string): string[] {
  const entries = entriesIn(value);
  if (entries) return entries.map((entry) => `${flag} "${entry}"`);
  const list = itemsIn(value, "[", "]");
  if (list) return list.flatMap((item) => flagsOf(flag, item));
  const keys = pairsIn(value);
  if (keys) return keys.flatMap(([key, inner]) => flagsOf(`${flag}.${key}`, inner));
  return [`${flag} ${/\s/.test(value) ? `"${value}"` : value}`];
}

function asAnswer(key: string, value: string): string {
  const entries = entriesIn(value);
  if (entries) return `“${key}”填${entries.map((entry) => `“${entry}”`).join("、")}`;
  const list = itemsIn(value, "[", "]");
  if (list) return `“${key}”填${list.map((item) => `“${item}”`).join("、")}`;
  const keys = pairsIn(value);
  return keys ? keys.map(([inner, one]) => `“${key}·${inner}”填“${one}”`).join("，") : `“${key}”填“${value.replace(/^"(.*)"$/, "$1")}”`;
}

/** `[{ 时限: 2020-06-20, 成果: 管线完工 }, …]` as each is typed: `2020-06-20 管线完工`; undefined for anything else. */
function entriesIn(text: string): string[] | undefined {
  if (!/^\[\s*\{/.test(text)) return undefined;
  const entries = (text.match(/\{[^{}]*\}/g) ?? []).map((entry) => pairsIn(entry.trim()));
  return entries.every((pairs) => pairs?.length === 2)
    ? entries.map((pairs) => (pairs ?? []).map(([, value]) => value).join(" "))
    : undefined;
}

function itemsIn(text: string, open: string, close: string): string[] | undefined {
  if (!text.startsWith(open) || !text.endsWith(close) || /[{[]/.test(text.slice(1))) return undefined;
  return text
    .slice(1, -1)
    .split(", ")
    .map((item) => item.trim());
}

function pairsIn(text: string): [string, string][] | undefined {
  const pairs = itemsIn(text, "{", "}")?.map((item) => item.split(": "));
  return pairs?.every((pair) => pair.length === 2) ? (pairs as [string, string][]) : undefined;
}
