// Documents and our templates of them: what `ledger template` lists and copies out.
import monthlyBulletin from "../templates/monthly-bulletin.md?raw";
import publicBulletin from "../templates/public-bulletin.md?raw";
import { noticeDocuments, noticeKinds } from "./notice/kinds.ts";
import { noticeTemplates } from "./notice/templates.ts";

export interface OwnTemplate {
  /** A workspace's own lies at `templates/<name>.md`. */
  readonly name: string;
  /** The document's name. */
  readonly title: string;
  readonly text: string;
}

export const ownTemplates: readonly OwnTemplate[] = [
  { name: "monthly-bulletin", title: "月度通报", text: monthlyBulletin },
  { name: "public-bulletin", title: "曝光版", text: publicBulletin },
  ...noticeKinds.map((kind) => {
    const { title, template } = noticeDocuments[kind];
    return { name: template, title, text: noticeTemplates[template] ?? "" };
  }),
];
