// Documents and our templates of them: what `ledger template` lists and copies out.
import { noticeDocuments, noticeKinds } from "../notice/kinds.ts";
import { noticeTemplates } from "../notice/templates.ts";
import { documents } from "../report/documents.ts";
import { ownTemplates as reportTemplates } from "../report/own-templates.ts";

export interface OwnTemplate {
  /** A workspace's own lies at `templates/<name>.md`. */
  readonly name: string;
  /** The document's name. */
  readonly title: string;
  readonly text: string;
}

export const ownTemplates: readonly OwnTemplate[] = [
  ...documents.map(({ name, title }) => ({ name, title, text: reportTemplates[name] ?? "" })),
  ...noticeKinds.map((kind) => {
    const { title, template } = noticeDocuments[kind];
    return { name: template, title, text: noticeTemplates[template] ?? "" };
  }),
];
