// The files that every new workspace gets, whatever its plan: schemas for the editor, settings, files for a shared repository.
import { formTexts } from "../../dist/form-texts.js";
import baselineSchema from "../../schemas/baseline.schema.json?raw";
import ledgerSchema from "../../schemas/ledger.schema.json?raw";
import planSchema from "../../schemas/plan.schema.json?raw";
import githubActions from "../../templates/ci/github-actions.yml?raw";
import gitlabCi from "../../templates/ci/gitlab-ci.yml?raw";
import vscodeSettings from "../../templates/ci/vscode-settings.json?raw";
import vscodeTasks from "../../templates/ci/vscode-tasks.json?raw";
import type { Plan } from "../model/plan.ts";
import { formPath } from "../read/schema/forms.ts";
import { editorSchema } from "./editor-schema.ts";

/** A file to be written: its path relative to the workspace's root, with "/". */
export interface NewFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** The ledger's schema in the plan's words, and those of our forms that its tasks name. */
export function schemasFor(plan: Plan): NewFile[] {
  const named = new Set(plan.tasks.map(({ form }) => form));
  return [
    { path: "schemas/ledger.schema.json", content: editorSchema(ledgerSchema, plan) },
    ...Object.entries(formTexts).flatMap(([form, content]) => (named.has(form) ? [{ path: formPath(form), content }] : [])),
  ];
}

export const ownFiles: readonly NewFile[] = [
  { path: "schemas/baseline.schema.json", content: baselineSchema },
  { path: "schemas/plan.schema.json", content: planSchema },
  { path: ".github/workflows/ledger.yml", content: githubActions },
  { path: ".gitlab-ci.yml", content: gitlabCi },
  { path: ".vscode/settings.json", content: vscodeSettings },
  { path: ".vscode/tasks.json", content: vscodeTasks },
  {
    path: "templates/README.md",
    content:
      "# 文书模板\n\n这里可以不放任何文件：程序自带全部模板，随程序更新。\n要改文书的文字，用 `ledger template` 列出全部模板，取出一份放在这里、名称不变，就用它代替程序自带的。\n不改的不要取出来，取出来的不再随程序更新。\n",
  },
];

/** CODEOWNERS, read by GitHub and GitLab from the top folder. */
export const codeowners = `# 合并请求改动以下文件的，须经办公室同意。把 @your-organisation/office 改成办公室的账号或小组，
# 并在仓库设置中对主干启用“须经代码所有者批准”。
/ledgers/办公室.yaml    @your-organisation/office
/ledgers/plan.yaml      @your-organisation/office
/ledgers/baseline.yaml  @your-organisation/office
/schemas/               @your-organisation/office
/templates/             @your-organisation/office
/.github/               @your-organisation/office
/.gitlab-ci.yml         @your-organisation/office
/CODEOWNERS             @your-organisation/office
`;

/** .gitattributes: the same line ends wherever the repository is checked out; evidence, which --base compares by bytes, and packages are never converted. */
export const gitattributes = `*.yaml text eol=lf
*.yml  text eol=lf
*.json text eol=lf
*.md   text eol=lf
/ledgers/附件/** -text
/收件/** -text
/上报/** -text
*.csv  -text
`;

/** .gitignore: temporary files that programs leave beside an open file. */
export const gitignore = `.*.tmp
.*.lock
.ledger-*
~$*
.~*
.DS_Store
Thumbs.db
`;
