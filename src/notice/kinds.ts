// The three kinds of notice, mildest first. A matter that gets worse gets the next kind, and never a milder one again.
import dueSoonTemplate from "../../templates/notice-due-soon.md?raw";
import listTemplate from "../../templates/notice-list.md?raw";
import longOverdueTemplate from "../../templates/notice-long-overdue.md?raw";
import overdueTemplate from "../../templates/notice-overdue.md?raw";

export const noticeKinds = ["提示", "催办", "督办"] as const;
/** As in the paper's number: 催办〔2020〕3号. */
export type NoticeKind = (typeof noticeKinds)[number];

export interface NoticeDocument {
  /** A workspace's own template lies at `templates/<name>.md`. */
  readonly name: string;
  readonly title: string;
  /** The text of our template, used where the workspace has none. */
  readonly template: string;
}

export const noticeDocuments: Readonly<Record<NoticeKind, NoticeDocument>> = {
  提示: { name: "notice-due-soon", title: "工作提示单", template: dueSoonTemplate },
  催办: { name: "notice-overdue", title: "催办单", template: overdueTemplate },
  督办: { name: "notice-long-overdue", title: "督办通知单", template: longOverdueTemplate },
};

/** One paper of any kind about many matters of one unit. */
export const noticeList: NoticeDocument = { name: "notice-list", title: "多项一单", template: listTemplate };

/** How far up a kind is: 0 for the mildest. */
export function rankOf(kind: NoticeKind): number {
  return noticeKinds.indexOf(kind);
}
