// What lies on a sheet beside its cells: comments, text boxes, pictures. A table is not made of them, and whoever put them there is to know.
import { addressOf, type SheetNote } from "./sheet.ts";

/** Parts that hold it, and those that say which sheet they belong to. */
export const isOfNotes = (part: string) =>
  /^xl\/(?:worksheets\/_rels\/[^/]+\.rels|comments[^/]*\.xml|comments\/[^/]+\.xml|drawings\/[^/]+\.xml)$/i.test(part);

/** Of one sheet so many are told, each with so many characters. */
const most = 200;
const longest = 200;

type PackageText = (part: string) => string;

/** By the sheet's name, in the order of the file. */
export function sheetNotes(parts: Readonly<Record<string, Uint8Array>>): Map<string, SheetNote[]> {
  const known = new Map(Object.keys(parts).map((part) => [part.toLowerCase(), part]));
  const textOf: PackageText = (part) => new TextDecoder().decode(parts[known.get(part.toLowerCase()) ?? ""]);
  const targets = relationsIn(textOf("xl/_rels/workbook.xml.rels"), "xl");
  const found = new Map<string, SheetNote[]>();
  for (const [, attributes = ""] of textOf("xl/workbook.xml").matchAll(/<(?:\w+:)?sheet\s([^>]*)>/g)) {
    const sheet = targets.get(attributeIn(attributes, "\\w+:id") ?? "");
    const name = attributeIn(attributes, "name");
    if (sheet === undefined || name === undefined) continue;
    const beside = relationsIn(textOf(sheet.replace(/([^/]+)$/, "_rels/$1.rels")), "xl/worksheets");
    const notes = [...beside.values()].flatMap((part) =>
      /comments[^/]*$/i.test(part) || /\/comments\//i.test(part)
        ? commentsIn(textOf(part))
        : /drawings\//i.test(part)
          ? shapesIn(textOf(part))
          : [],
    );
    if (notes.length > 0) found.set(plainText(name), notes.slice(0, most));
  }
  return found;
}

/** Id → part. */
function relationsIn(text: string, folder: string): Map<string, string> {
  return new Map(
    [...text.matchAll(/<(?:\w+:)?Relationship\s([^>]*)>/g)].map(([, attributes = ""]) => {
      const target = attributeIn(attributes, "Target") ?? "";
      return [attributeIn(attributes, "Id") ?? "", target.startsWith("/") ? target.slice(1) : joined(folder, target)];
    }),
  );
}

function joined(folder: string, target: string): string {
  const steps = folder.split("/");
  for (const step of target.split("/"))
    if (step === "..") steps.pop();
    else if (step !== ".") steps.push(step);
  return steps.join("/");
}

function attributeIn(attributes: string, name: string): string | undefined {
  const [, double, single] = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes) ?? [];
  return double ?? single;
}

function commentsIn(text: string): SheetNote[] {
  return elementsIn(text, "comment").flatMap(({ attributes, inner }) => {
    const address = attributeIn(attributes, "ref");
    const said = saidIn(inner, "t");
    return address === undefined || said === "" ? [] : [{ kind: "批注", address, text: said }];
  });
}

function shapesIn(text: string): SheetNote[] {
  return ["twoCellAnchor", "oneCellAnchor", "absoluteAnchor"].flatMap((anchor) =>
    elementsIn(text, anchor).flatMap(({ inner }): SheetNote[] => {
      const [from] = elementsIn(inner, "from");
      const numberOf = (name: string) => Number(elementsIn(from?.inner ?? "", name)[0]?.inner ?? 0);
      const address = addressOf(Math.min(numberOf("row") || 0, 1_048_575), Math.min(numberOf("col") || 0, 16_383));
      const said = saidIn(inner, "t");
      if (said !== "") return [{ kind: "文本框", address, text: said }];
      return /<(?:\w+:)?pic\b/.test(inner) ? [{ kind: "图片", address, text: "图片" }] : [];
    }),
  );
}

function saidIn(text: string, element: string): string {
  const said = elementsIn(text, element)
    .map(({ inner }) => plainText(inner))
    .join("");
  return said.replace(/\s+/g, " ").trim().slice(0, longest);
}

/** One after another, each to its own end; none from the first that has no end. */
function elementsIn(text: string, name: string): { attributes: string; inner: string }[] {
  const found: { attributes: string; inner: string }[] = [];
  const opening = new RegExp(`<(\\w+:)?${name}(\\s[^<>]*)?>`, "g");
  for (let start = opening.exec(text); start && found.length < most * 20; start = opening.exec(text)) {
    const [whole, prefix = "", attributes = ""] = start;
    if (attributes.endsWith("/")) continue;
    const end = text.indexOf(`</${prefix}${name}>`, start.index + whole.length);
    if (end < 0) break;
    found.push({ attributes, inner: text.slice(start.index + whole.length, end) });
    opening.lastIndex = end;
  }
  return found;
}

function plainText(xml: string): string {
  const named: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };
  return xml.replace(/<[^<>]*>/g, "").replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{2,4}));/gi, (mark, decimal, hex, word) => {
    const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : undefined;
    if (code !== undefined) return code <= 0x10ffff ? String.fromCodePoint(code) : mark;
    return named[word] ?? mark;
  });
}
