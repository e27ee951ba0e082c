// The Markdown of a paper as a tree, from which every other format is printed, so that all formats say the same.
import type { PhrasingContent, RootContent } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmTable } from "micromark-extension-gfm-table";
import type { Block, PaperTree, Run, Runs } from "../model/paper.ts";
import { chartAddress, type Paper } from "./paper.ts";

/** Quotes, code, links and pictures that are no charts are printed as plain text. */
export function paperTree({ head, body, annexes, onlyYear }: Paper, isSample: boolean): PaperTree {
  return {
    head,
    isSample,
    onlyYear,
    blocks: blocksOf(body),
    annexes: annexes.map(({ body, ...annex }) => ({ ...annex, blocks: blocksOf(body) })),
  };
}

function blocksOf(markdown: string): Block[] {
  return fromMarkdown(markdown, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] }).children.flatMap(blockOf);
}

function blockOf(node: RootContent): Block[] {
  switch (node.type) {
    case "heading":
      return [{ kind: "heading", level: levelOf(node.depth), runs: runsOf(node.children) }];
    case "paragraph": {
      const [only, ...others] = node.children;
      const chart = only?.type === "image" && others.length === 0 ? chartAddress.exec(only.url)?.[1] : undefined;
      return [chart === undefined ? { kind: "paragraph", runs: runsOf(node.children) } : { kind: "chart", name: chart }];
    }
    case "list":
      return [
        {
          kind: "list",
          ordered: node.ordered === true,
          start: node.start ?? 1,
          items: node.children.map((item) => item.children.flatMap(blockOf).flatMap(textOf)),
        },
      ];
    case "table": {
      const [header, ...rows] = node.children.map((row) => row.children.map((cell) => runsOf(cell.children)));
      const columns = (header ?? []).map((title, index) => ({ title, align: node.align?.[index] ?? ("left" as const) }));
      return [{ kind: "table", columns, rows: rows.map((row) => columns.map((_, index) => row[index] ?? [])) }];
    }
    case "blockquote":
      return node.children.flatMap(blockOf);
    case "code":
    case "html":
      return [{ kind: "paragraph", runs: [{ text: node.value }] }];
    default:
      return [];
  }
}

/** Level 1 is kept for the paper's title, so sections begin at level 2 of Markdown. */
function levelOf(depth: number): 1 | 2 | 3 | 4 {
  return Math.min(4, Math.max(1, depth - 1)) as 1 | 2 | 3 | 4;
}

function textOf(block: Block): Run[] {
  switch (block.kind) {
    case "heading":
    case "paragraph":
      return [...block.runs];
    case "list":
      return block.items.flat();
    default:
      return [];
  }
}

function runsOf(nodes: readonly PhrasingContent[]): Runs {
  return nodes.flatMap((node): Run[] => {
    switch (node.type) {
      case "text":
      case "inlineCode":
      case "html":
        return [{ text: joined(node.value) }];
      case "break":
        return [{ text: "\n" }];
      case "strong":
        return runsOf(node.children).map((run) => ({ ...run, strong: true }));
      case "image":
        return [{ text: node.alt ?? "" }];
      default:
        return "children" in node ? [...runsOf(node.children)] : [];
    }
  });
}

/** A line break inside a paragraph of the template is printed as a space; between two Chinese characters as nothing. */
function joined(text: string): string {
  return text.replace(/(.)\n(.)/gu, (_, before: string, after: string) =>
    /[\u2014-\u2026\u3001-\u9fff\uff01-\uffee]/.test(before) && /[\u2014-\u2026\u3001-\u9fff\uff01-\uffee]/.test(after)
      ? before + after
      : `${before} ${after}`,
  );
}
