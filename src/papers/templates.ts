// Documents and our templates of them: what `ledger template` lists and copies out.
import { noticeDocuments } from "../notice/kinds.ts";
import { documents } from "../report/documents.ts";

export interface OwnTemplate {
  /** A workspace's own lies at `templates/<name>.md`. */
  readonly name: string;
  /** The document's name. */
  readonly title: string;
  readonly text: string;
}

export const ownTemplates: readonly OwnTemplate[] = [...documents, ...Object.values(noticeDocuments)].map(({ name, title, template }) => ({
  name,
  title,
  text: template,
}));
