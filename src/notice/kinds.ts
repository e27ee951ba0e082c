// The three papers that go after a matter, mildest first. A matter that moves up gets the next one; none goes back.
export const noticeKinds = ["提示", "催办", "督办"] as const;
/** As in the paper's number: 催办〔2020〕3号. */
export type NoticeKind = (typeof noticeKinds)[number];

/** Title of the paper, and the name of its template: `templates/<template>.md`. */
export const noticeDocuments: Readonly<Record<NoticeKind, { readonly title: string; readonly template: string }>> = {
  提示: { title: "工作提示单", template: "notice-due-soon" },
  催办: { title: "催办单", template: "notice-overdue" },
  督办: { title: "督办通知单", template: "notice-long-overdue" },
};

/** How far up a kind is: 0 for the mildest. */
export function rankOf(kind: NoticeKind): number {
  return noticeKinds.indexOf(kind);
}
