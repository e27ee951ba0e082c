// Our templates of the notices, by name; a workspace's own of the same name wins over them.
import dueSoon from "../../templates/notice-due-soon.md?raw";
import longOverdue from "../../templates/notice-long-overdue.md?raw";
import overdue from "../../templates/notice-overdue.md?raw";

export const noticeTemplates: Readonly<Record<string, string>> = {
  "notice-due-soon": dueSoon,
  "notice-overdue": overdue,
  "notice-long-overdue": longOverdue,
};
