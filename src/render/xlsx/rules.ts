// Excel's rules for cells: lists to choose from (data validation), and colours (conditional formatting).
import type { ConditionalRule, DataValidation, WriteOptions, WriteSheet } from "hucre/xlsx";
import type { Light } from "../../model/timeliness.ts";
import { type Book, headRows, type Sheet } from "./book.ts";
import { letterOf, rangeOf } from "./places.ts";
import { escapeForWorkbook, safeText } from "./safe-text.ts";
import { lightStyles } from "./styles.ts";

type NamedRange = NonNullable<WriteOptions["namedRanges"]>[number];

const listsName = "选项";

/** Rows below the last one that offer the same lists, for what is still to be filled in. */
const spare = 1000;

/** Writes the lists to a hidden sheet, which allows any length, one in each column; each gets a defined name. */
export function listSheetOf(lists: Book["lists"]): { sheet: WriteSheet; names: NamedRange[] } {
  const columns = [...lists].filter(([, values]) => values.length > 0);
  const height = Math.max(0, ...columns.map(([, values]) => values.length));
  const rows = Array.from({ length: height + 1 }, (_, row) =>
    columns.map(([name, values]) => {
      const value = row === 0 ? name : (values[row - 1] ?? null);
      return typeof value === "string" ? escapeForWorkbook(safeText(value).text) : value;
    }),
  );
  return {
    sheet: { name: listsName, rows, hidden: true },
    names: columns.map(([name, values], at) => ({
      name,
      range: `'${listsName}'!$${letterOf(at)}$2:$${letterOf(at)}$${values.length + 1}`,
    })),
  };
}

/** One validation a column with a list. Where the list goes by another column, it is the one named after that column's value. */
export function offered({ columns, rows }: Sheet, lists: Book["lists"]): DataValidation[] {
  const end = headRows + rows.length + spare - 1;
  return columns.flatMap(({ title, choice }, at): DataValidation[] => {
    const by = columns.findIndex((column) => column.title === choice?.by);
    if (!choice || (choice.by === undefined ? (lists.get(choice.list)?.length ?? 0) === 0 : by < 0)) return [];
    return [
      {
        type: "list",
        range: rangeOf(at, headRows, at, end),
        formula1: choice.by === undefined ? choice.list : `INDIRECT("${choice.list}_"&$${letterOf(by)}${headRows + 1})`,
        allowBlank: true,
        showErrorMessage: true,
        errorStyle: "stop",
        errorTitle: title,
        errorMessage: "请从下拉列表中选择。",
      },
    ];
  });
}

/** The colours of lights, by their words, and of numbers that should be 0. */
export function coloured({ columns, rows }: Sheet): ConditionalRule[] {
  const rules: Omit<ConditionalRule, "priority">[] = columns.flatMap(({ lights, alarm }, at) => {
    const range = rangeOf(at, headRows, at, headRows + Math.max(1, rows.length) - 1);
    const rule = (operator: "equal" | "greaterThan", formula: string, light: Light) =>
      ({ type: "cellIs", operator, formula, style: lightStyles[light], range }) as const;
    return [
      ...(Object.entries(lights ?? {}) as [Light, string][]).map(([light, word]) => rule("equal", `"${word}"`, light)),
      ...(alarm ? [rule("greaterThan", "0", "red")] : []),
    ];
  });
  return rules.map((rule, index) => ({ ...rule, priority: index + 1 }));
}
