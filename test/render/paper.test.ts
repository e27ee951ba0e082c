import { describe, expect, it } from "vitest";
import { UsageError } from "../../src/model/usage-error.ts";
import { printMarkdown, renderPaper } from "../../src/render/paper.ts";

const data = { issuer: "区分组|办公室", month: "2018-06", copies: ["甲", "乙"], plan: { onlyYear: "2018" } };
const template = `---
# 说明
发文机关: "{{ issuer }}"
标题: '关于{{ month | full_month }}的通报'
主送: 各单位
抄送: "{{ copies | join: '，' }}"
---
现将{{ month | month }}情况通报如下。

{{ 发文机关 }}
`;

function fault(text: string): string {
  try {
    renderPaper("t.md", text, data);
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  return "";
}

describe("renderPaper", () => {
  it("fills in the head as plain text and the body as Markdown, which may print the head", () => {
    expect(renderPaper("t.md", template, data)).toEqual({
      onlyYear: "2018",
      head: {
        issuer: "区分组|办公室",
        number: "",
        approver: "",
        title: "关于2018年6月的通报",
        recipients: "各单位",
        signer: "",
        signedOn: "",
        note: "",
        copies: "甲，乙",
        printedBy: "",
        printedOn: "",
      },
      body: "现将6月情况通报如下。\n\n区分组\\|办公室",
      annexes: [],
    });
  });

  it("lets no value add a line to the head", () => {
    const { head } = renderPaper("t.md", template, { ...data, issuer: '甲"\n抄送: 丙' });
    expect(head).toMatchObject({ issuer: '甲" 抄送: 丙', copies: "甲，乙" });
  });

  it.each([
    ["正文", "模板 t.md 第1行：开头缺少文头"],
    ["---\n标题: 甲\n正文", "模板 t.md 第1行：文头没有结束"],
    ["---\n主送: 甲\n---\n", "模板 t.md 第1行：文头缺少“标题”"],
    ["---\n标题: 甲\n密级: 乙\n---\n", "模板 t.md 第3行：文头没有“密级”这一项"],
    ["---\n标题: 甲\n标题: 乙\n---\n", "模板 t.md 第3行：文头的“标题”写了两次"],
    ["---\n标题：甲\n---\n", "模板 t.md 第2行：写法无法识别：标题：甲"],
    ["---\n标题: 甲{{ x }}\n---\n", "模板 t.md 第2行：没有名为“x”的数据"],
    ["---\n标题: 甲\n---\n\n{{ x }}", "模板 t.md 第5行：没有名为“x”的数据"],
  ])("%j: %s", (text, message) => {
    expect(fault(text)).toBe(message);
  });
});

describe("printMarkdown", () => {
  const { head, body, annexes } = renderPaper("t.md", template, data);

  it("puts head, body and 版记 together, without what is empty", () => {
    expect(printMarkdown({ head, body, annexes }, { isSample: false, comment: "ledger 1" })).toBe(
      "**区分组\\|办公室**\n\n# 关于2018年6月的通报\n\n各单位：\n\n现将6月情况通报如下。\n\n区分组\\|办公室\n\n---\n\n抄送：甲，乙。\n\n<!-- ledger 1 -->\n",
    );
  });

  it("says 示例 on the paper, and keeps a comment a comment", () => {
    const text = printMarkdown({ head, body, annexes }, { isSample: true, comment: "a--><b>" });
    expect(text).toContain("\n\n**示例数据，非真实情况**\n\n");
    expect(text).toMatch(/\n<!-- a-b -->\n$/);
  });
});
