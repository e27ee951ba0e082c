// Documents and our templates of them: what `ledger template` lists and copies out.
import { noticeDocuments } from "../notice/kinds.ts";
import { documents } from "../report/documents.ts";

export interface BuiltInTemplate {
  /** A workspace's own lies at `templates/<name>.md`. */
  readonly name: string;
  /** The document's name. */
  readonly title: string;
  readonly text: string;
}

export const builtInTemplates: readonly BuiltInTemplate[] = [...documents, ...Object.values(noticeDocuments)].map(
  ({ name, title, template }) => ({
    name,
    title,
    text: template,
  }),
);
