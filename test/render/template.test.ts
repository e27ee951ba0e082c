import { describe, expect, it } from "vitest";
import { UsageError } from "../../src/model/usage-error.ts";
import { renderTemplate } from "../../src/render/template.ts";

const data = {
  total: 3,
  isSample: true,
  none: null,
  month: "2018-06",
  asOf: "2018-06-03",
  plan: { name: "某行动", documentNumber: "某字〔2018〕1号" },
  rows: [
    { unit: "甲局", title: "a|b", on: "2018-06-03" },
    { unit: "乙局", title: "<b>*c*</b>\n{{ total }}", on: null },
  ],
  counts: [
    { unit: "甲局", count: 3 },
    { name: "自查", count: 1 },
  ],
  nothing: [],
};

const render = (text: string) => renderTemplate("t.md", text, data);

function fault(text: string): string {
  try {
    render(text);
  } catch (error) {
    if (error instanceof UsageError) return `${error.message}｜${error.hint ?? ""}`;
    throw error;
  }
  return "";
}

describe("renderTemplate", () => {
  it("fills in values as text", () => {
    expect(render("共{{ total }}件，{{ plan.name }}，{{ isSample }}，{{ none }}。")).toBe("共3件，某行动，是，。");
    expect(render("| {{ rows[0].title }} | {{ rows.last.title }} |")).toBe("| a\\|b | \\<b\\>\\*c\\*\\</b\\> {{ total }} |");
    expect(render('{{ rows | map: "title" | join: "、" }}')).toBe("a\\|b、\\<b\\>\\*c\\*\\</b\\> {{ total }}");
  });

  it("leaves no trace of lines that hold only tags", () => {
    const text =
      "| 单位 |\n| --- |\n{% for row in rows %}\n| {{ row.unit }} |\n{% endfor %}\n\n{% if nothing.size == 0 %}\n无。\n{% else %}\n有。\n{% endif %}\n\n\n尾\n";
    expect(render(text)).toBe("| 单位 |\n| --- |\n| 甲局 |\n| 乙局 |\n\n无。\n\n尾\n");
  });

  it("reads files saved by Notepad", () => {
    expect(render("甲\r\n{% if total == 3 %}\r\n乙\r\n{% endif %}\r\n丙")).toBe("甲\n乙\n丙");
  });

  it("prints days, months, numerals and counts", () => {
    expect(render("{{ asOf | day }} {{ asOf | full_day }} {{ month | month }} {{ month | full_month }} {{ none | day }}")).toBe(
      "6月3日 2018年6月3日 6月 2018年6月 —",
    );
    expect(render("{% for i in (9..21) %}{{ i | numeral }} {% endfor %}")).toBe(
      "九 十 十一 十二 十三 十四 十五 十六 十七 十八 十九 二十 二十一 ",
    );
    expect(render('{{ counts | counts }} {{ counts | tally: "件次" }} {{ nothing | counts }}')).toBe(
      "甲局（3件）、自查（1件） 甲局3件次、自查1件次 ",
    );
  });

  it.each([
    [
      "甲\n\n{{ totl }}",
      "模板 t.md 第3行：没有名为“totl”的数据｜可用的名称：asOf、counts、isSample、month、none、nothing、plan、rows、total。",
    ],
    ["{{ plan.nmae }}", "模板 t.md 第1行：没有名为“plan.nmae”的数据｜“plan”里可用的名称：documentNumber、name。"],
    [
      "{% if total == 99 %}\n{{ plan.nmae }}\n{% endif %}",
      "模板 t.md 第2行：没有名为“plan.nmae”的数据｜“plan”里可用的名称：documentNumber、name。",
    ],
    [
      "{% for row in rows %}\n{{ row.nit }}\n{% endfor %}",
      "模板 t.md 第2行：没有名为“row.nit”的数据｜“row”里可用的名称：on、title、unit。",
    ],
    [
      "{% if nope %}{% endif %}",
      "模板 t.md 第1行：没有名为“nope”的数据｜可用的名称：asOf、counts、isSample、month、none、nothing、plan、rows、total。",
    ],
    [
      "甲\n{{ total | abs }}",
      "模板 t.md 第2行：没有名为“abs”的过滤器｜可用的过滤器：join、map、where、size、first、last、plus、day、full_day、month、full_month、numeral、counts、tally。",
    ],
    [
      "甲\n{% incldue 'x' %}",
      "模板 t.md 第2行：没有名为“incldue”的标签｜可用的标签：if、unless、case、for、break、continue、assign、comment、raw、#。",
    ],
    ["{% if total == 3 %}甲", "模板 t.md 第1行：这里的标签或花括号没有结束｜{{ 要有 }}，{% 要有 %}，if 要有 endif，for 要有 endfor。"],
    ["甲\n{{ total", "模板 t.md 第2行：这里的标签或花括号没有结束｜{{ 要有 }}，{% 要有 %}，if 要有 endif，for 要有 endfor。"],
    ["{% endif %}", "模板 t.md 第1行：“endif”前面没有与它对应的标签｜"],
    ["{% for row rows %}{% endfor %}", "模板 t.md 第1行：写法无法识别：{% for row rows %}｜"],
    ["{{ plan }}", "模板 t.md 第1行：这里是一组数据，不能直接输出，请用 for 逐项输出，或用 join 连接｜"],
    ["{{ plan.name | day }}", "模板 t.md 第1行：“某行动”不是日期，不能用 day 或 full_day｜"],
    ["{{ rows | counts }}", "模板 t.md 第1行：counts 和 tally 只用于由名称和件数组成的一组数据｜"],
  ])("%j tells the line and what there is", (text, message) => {
    expect(fault(text)).toBe(message);
  });

  it.each([
    "include 'x'",
    "render 'x'",
    "layout 'x'",
    "block x",
    "capture x",
    "liquid echo 1",
    "echo total",
    "tablerow row in rows",
    "increment total",
    "constructor",
  ])("has no tag {%% %s %%}", (tag) => {
    expect(fault(`{% ${tag} %}`)).toContain("没有名为");
  });

  it.each(["raw", "date: '%Y'", "escape", "json", "sample", "constructor", "toString", "where_exp: 'x', 'x'"])(
    "has no filter %s",
    (filter) => {
      expect(fault(`{{ total | ${filter} }}`)).toContain("没有名为");
    },
  );

  it.each(["constructor", "__proto__", "plan.constructor", "plan.__proto__", "plan.toString", "rows[0].hasOwnProperty"])(
    "has no name %s",
    (name) => {
      expect(fault(`{{ ${name} }}`)).toContain("没有名为");
    },
  );

  it("stops what would not end", () => {
    expect(fault("{% for i in (1..999999999) %}{{ i }}{% endfor %}")).toBe("模板 t.md 第1行：这里要输出的内容过多｜");
  });
});
