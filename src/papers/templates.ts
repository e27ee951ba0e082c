// All documents with our templates, as `ledger template` lists and copies them.
import { noticeDocuments, noticeList } from "../notice/kinds.ts";
import { documents } from "../report/documents.ts";

export interface BuiltInTemplate {
  /** A workspace's own lies at `templates/<name>.md`. */
  readonly name: string;
  /** The document's name. */
  readonly title: string;
  readonly text: string;
}

export const builtInTemplates: readonly BuiltInTemplate[] = [...documents, ...Object.values(noticeDocuments), noticeList].map(
  ({ name, title, template }) => ({
    name,
    title,
    text: template,
  }),
);
