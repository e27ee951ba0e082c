// The file as a package and as XML: what a strict reader (a word processor that "repairs" nothing) wants.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { validateXML } from "xmllint-wasm";
import type { PaperTree } from "../../../src/model/paper.ts";
import { paperDocx } from "../../../src/render/docx/index.ts";
import { fullPages, hostile, notice, options, paper, paragraphsOf, partsOf } from "./papers.ts";
import { bulletin } from "./sample-bulletin.ts";

const file = (fileName: string) => ({ fileName, contents: readFileSync(join(import.meta.dirname, "schemas", fileName), "utf8") });
const word = { schema: file("word.xsd"), preload: [file("xml.xsd"), file("relationship-ids.xsd")] };

vi.setConfig({ testTimeout: 60_000 });

/** What is wrong, by part. */
async function faultsIn(parts: readonly (readonly [path: string, xml: string])[]): Promise<string[]> {
  const xml = parts.map(([path, contents]) => ({ fileName: path.replaceAll("/", "-"), contents }));
  return (await validateXML({ xml, ...word })).errors.map(({ rawMessage }) => rawMessage);
}

const trees = new Map<string, PaperTree>([
  ["notice", notice],
  ["title only", paper()],
  ["full pages", fullPages],
  ["hostile", hostile],
]);
const names = ["bulletin", ...trees.keys()];
const parts = new Map<string, Map<string, string>>();

beforeAll(async () => {
  trees.set("bulletin", await bulletin());
  for (const [name, tree] of trees) parts.set(name, await partsOf(tree));
}, 120_000);

const of = (name: string): Map<string, string> => parts.get(name) ?? new Map();

describe.each(names)("%s", (name) => {
  it("has each part's elements in the order of the schema", async () => {
    const written = [...of(name)].filter(([path]) => path.startsWith("word/") && path.endsWith(".xml"));
    expect(written.map(([path]) => path)).toEqual(
      expect.arrayContaining(["word/document.xml", "word/styles.xml", "word/settings.xml", "word/footer1.xml"]),
    );
    expect(await faultsIn(written)).toEqual([]);
  });

  it("tells the type of each part once, and of none that is not there", () => {
    const types = of(name).get("[Content_Types].xml") ?? "";
    const named = [...types.matchAll(/<Override ContentType="([^"]+)" PartName="\/([^"]+)"\/>/g)].map(([, , path]) => path);
    const expected = [...of(name).keys()].filter((path) => path !== "[Content_Types].xml" && !path.endsWith(".rels"));
    expect(named.sort()).toEqual(expected.sort());
    expect([...types.matchAll(/Extension="([^"]+)"/g)].map(([, extension]) => extension).sort()).toEqual(["rels", "xml"]);
  });

  it("relates every part, to parts that exist, by ids used once, and to nothing outside", () => {
    const relations = ["_rels/.rels", "word/_rels/document.xml.rels"].flatMap((path) => {
      const folder = path.startsWith("word") ? "word/" : "";
      const found = [...(of(name).get(path) ?? "").matchAll(/<Relationship Id="([^"]+)" Type="([^"]+)" Target="([^"]+)"([^>]*)\/>/g)];
      const ids = found.map(([, id]) => id);
      expect(new Set(ids).size, path).toBe(ids.length);
      return found.map(([, id, , target, rest]) => ({ id, target: folder + target, rest, isWord: folder !== "" }));
    });
    expect(relations.filter(({ rest }) => rest !== "")).toEqual([]);
    const others = [...of(name).keys()].filter((path) => !path.endsWith(".rels") && path !== "[Content_Types].xml");
    expect(relations.map(({ target }) => target).sort()).toEqual(others.sort());
    const used = [...(of(name).get("word/document.xml") ?? "").matchAll(/r:id="([^"]+)"/g)].map(([, id]) => id);
    const footers = relations.filter(({ target, isWord }) => isWord && target.includes("footer")).map(({ id }) => id);
    expect(used.sort()).toEqual(footers.sort());
  });

  it("uses only styles that it has, each defined once", () => {
    const defined = [...(of(name).get("word/styles.xml") ?? "").matchAll(/w:styleId="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(defined).size).toBe(defined.length);
    for (const [path, xml] of of(name))
      for (const [, id] of xml.matchAll(/<w:(?:pStyle|basedOn|next) w:val="([^"]+)"/g)) expect(defined, path).toContain(id);
  });

  it("has no field but the page number, no macro, no link, no embedded thing", () => {
    const all = [...of(name).values()].join("");
    expect([...new Set([...all.matchAll(/<w:instrText[^>]*>([^<]*)</g)].map(([, code]) => code))]).toEqual(["PAGE"]);
    expect([...of(name).keys()].filter((path) => /vba|embed|media|custom|macro/i.test(path))).toEqual([]);
    expect(all).not.toMatch(/TargetMode|<w:hyperlink|<w:fldSimple|<w:object|<w:drawing|<w:altChunk|<w:subDoc|attachedTemplate|mailMerge/);
  });
});

it("sees a wrong order and an unknown element", async () => {
  const xml = of("notice").get("word/document.xml") ?? "";
  const faultsOf = (text: string) => faultsIn([["word/document.xml", text]]);
  expect(await faultsOf(xml)).toEqual([]);
  const swapped = xml.replace(/(<w:pgSz [^>]*\/>)(<w:pgMar [^>]*\/>)/, "$2$1");
  expect(swapped).not.toBe(xml);
  expect(await faultsOf(swapped)).not.toEqual([]);
  expect(await faultsOf(xml.replace("<w:cantSplit/>", "<w:cantSplitt/>"))).not.toEqual([]);
  expect(await faultsOf(xml.replace("<w:tblPr>", "").replace("</w:tblPr>", ""))).not.toEqual([]);
  expect(await faultsOf(xml.replace("</w:body>", ""))).not.toEqual([]);
});

describe("text", () => {
  it("comes out as it went in, without what is invisible", () => {
    const texts = paragraphsOf(of("hostile").get("word/document.xml") ?? "").map(({ text }) => text);
    expect(texts).toContain("控制字符[31m、、半个\ufffd字、反向、零宽");
    expect(texts).toContain('{ MERGEFIELD x } { INCLUDETEXT "c:\\\\x" } https://example.invalid/ =1+1');
    expect(texts).toContain("第一行\n第二行\n第三行");
    expect(texts.filter((text) => text.replaceAll("\n", "") === hostile.head.title)).toHaveLength(1);
  });

  it("holds nothing in any part that XML 1.0 forbids", () => {
    for (const [path, xml] of of("hostile")) expect(xml, path).not.toMatch(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
  });
});

describe("properties", () => {
  it("name the title and the comment, no person, no time", async () => {
    const core = (await partsOf(paper({ title: "关于“甲&乙”的通知" }))).get("docProps/core.xml") ?? "";
    expect(core).toContain("<dc:title>关于“甲&amp;乙”的通知</dc:title>");
    expect(core).toContain("<dc:description>ledger 1.2.3 sha256:0a1b</dc:description>");
    expect(core).not.toMatch(/creator|lastModifiedBy|created|modified/);
    const document = await partsOf(paper());
    expect([...document].filter(([path, xml]) => path.startsWith("word/") && xml.includes("sha256"))).toEqual([]);
  });
});

it("prints 500 rows in five seconds and 300 MB", async () => {
  const before = process.memoryUsage().rss;
  const start = process.cpuUsage();
  const bytes = await paperDocx(hostile, options);
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1e6).toBeLessThan(5);
  expect(process.memoryUsage().rss - before).toBeLessThan(300 * 2 ** 20);
  expect(bytes.length).toBeLessThan(200_000);
});
