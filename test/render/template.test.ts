import { describe, expect, it } from "vitest";
import { UsageError } from "../../src/model/usage-error.ts";
import { renderTemplate } from "../../src/render/template.ts";

const data = {
  total: 3,
  isSample: true,
  none: null,
  month: "2018-06",
  asOf: "2018-06-03",
  plan: { name: "某行动", documentNumber: "某字〔2018〕1号", onlyYear: "2018" },
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
    ["{{ plan.nmae }}", "模板 t.md 第1行：没有名为“plan.nmae”的数据｜“plan”里可用的名称：documentNumber、name、onlyYear。"],
    [
      "{% if total == 99 %}\n{{ plan.nmae }}\n{% endif %}",
      "模板 t.md 第2行：没有名为“plan.nmae”的数据｜“plan”里可用的名称：documentNumber、name、onlyYear。",
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
      "模板 t.md 第2行：没有名为“abs”的过滤器｜可用的过滤器：size、first、last、join、map、where、plus、days_later、day、full_day、month、full_month、numeral、counts、tally。",
    ],
    [
      "甲\n{% incldue 'x' %}",
      "模板 t.md 第2行：没有名为“incldue”的标签｜可用的标签：if、unless、case、for、break、continue、assign、comment、raw、#。",
    ],
    ["{% if total == 3 %}甲", "模板 t.md 第1行：这里的标签或花括号没有结束｜{{ 要有 }}，{% 要有 %}，if 要有 endif，for 要有 endfor。"],
    ["甲\n{{ total", "模板 t.md 第2行：这里的标签或花括号没有结束｜{{ 要有 }}，{% 要有 %}，if 要有 endif，for 要有 endfor。"],
    [
      "{% endif %}",
      "模板 t.md 第1行：“endif”前面没有与它对应的标签｜也可能是它前面另一个标签少了结尾。{{ 要有 }}，{% 要有 %}，if 要有 endif，for 要有 endfor。",
    ],
    ["甲\n｛｛ total ｝｝", "模板 t.md 第2行：这里用了全角的“｛｛”，会照样印在文书上｜请改用半角的 {{ }} 或 {% %}。"],
    [
      "{% for row rows %}{% endfor %}",
      "模板 t.md 第1行：写法无法识别：{% for row rows %}｜请核对花括号和里面的写法。{{ 要有 }}，{% 要有 %}，if 要有 endif，for 要有 endfor。",
    ],
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

  it.each([
    ['{{ rows | map: "nme" | join }}', "这组数据里没有名为“nme”的一项，有：on、title、unit"],
    ['{{ rows | map: "constructor" | join }}', "这组数据里没有名为“constructor”的一项"],
    ['{{ rows | map: "__proto__" | join }}', "这组数据里没有名为“__proto__”的一项"],
    ['{{ rows | map: "unit.length" | join }}', "这组数据里没有名为“unit.length”的一项"],
    ['{% assign x = rows | where: "__proto__.constructor.name", "Object" %}', "这组数据里没有名为"],
    ['{% assign x = rows | where: "nope" %}', "这组数据里没有名为“nope”的一项"],
    ["{{ plan | map: 'name' }}", "join、map、where 只用于一组数据"],
    ["{{ rows | join }}", "这里是一组数据，不能直接输出"],
    ["{% for row in rows %}{{ forloop | join }}{% endfor %}", "join、map、where 只用于一组数据"],
    ["{{ plan.name | plus: 1 }}", "plus 只用于数字"],
    ["{% assign k = '__proto__' %}{{ plan[k] }}", "没有名为“plan.__proto__”的数据"],
    ["{% assign k = 'constructor' %}{{ plan.name[k] }}", "没有名为“plan.name.constructor”的数据"],
    ["{{ plan.name.toUpperCase }}", "没有名为“plan.name.toUpperCase”的数据"],
    ["{{ asOf | days_later: '5' }}", "days_later 只用于日期"],
    ["{{ month | days_later: 5 }}", "days_later 只用于日期"],
  ])("%s is no way to what is not there", (text, message) => {
    expect(fault(text)).toContain(message);
  });

  it("leaves out the year of a day or month only where the campaign has no other", () => {
    const written = (onlyYear: unknown) =>
      renderTemplate("t.md", "{{ d | day }} {{ m | month }} {{ l | day }}", {
        d: "2018-06-03",
        m: "2018-06",
        l: "2019-01-31",
        plan: { onlyYear },
      });
    expect([written("2018"), written(null)]).toEqual(["6月3日 6月 2019年1月31日", "2018年6月3日 2018年6月 2019年1月31日"]);
  });

  it("adds days", () => {
    expect(render("{% assign days = 28 %}{{ asOf | days_later: days | full_day }} {{ asOf | days_later: -3 | day }}")).toBe(
      "2018年7月1日 5月31日",
    );
  });

  it("prints raw text as the template's own", () => {
    expect(render("{% raw %}{{ plan.constructor }}{% endraw %}")).toBe("{{ plan.constructor }}");
  });

  const names = (count: number) => ({ us: Array.from({ length: count }, (_, index) => `甲局${index}`), s: "长文字".repeat(20) });
  it.each<[string, string]>([
    ["a range", "{% for i in (1..50000000) %}{% break %}{% endfor %}"],
    ["a joined bomb", `{% assign a = '${"x".repeat(40)}' %}${"{% assign a = us | join: a %}".repeat(8)}`],
    ["a million lines", "{% for i in (1..1000000) %}{{ s }}{{ s }}{{ s }}{% endfor %}"],
    ["a long text a million times", `{% for i in (1..1000000) %}${"长".repeat(1000)}{% endfor %}`],
    ["too long a template", "长".repeat(200_001)],
    ["too long a condition", `{% if ${"s or ".repeat(40_000)}s %}x{% endif %}`],
    ["too deep a condition", `${"{% if s %}".repeat(15_000)}${"{% endif %}".repeat(15_000)}`],
    ["too deep a path", `{{ s${"[s".repeat(900)}${"]".repeat(900)} }}`],
    ["many loops", "{% for i in us %}{% for j in us %}{{ i }}{% endfor %}{% endfor %}".repeat(2_900)],
    ["long texts compared again and again", `{% assign a = us | join: s %}${"{% if a contains s %}甲{% endif %}".repeat(5_500)}`],
    ["long lists joined again and again", `{% for i in (1..90000) %}{% assign a = us | join: s %}{% endfor %}`],
    ["tens of thousands of unknown names", "{{ totl }}".repeat(19_000)],
    ["tens of thousands of names, the last unknown", `${"{% if s %}{% endif %}".repeat(9_000)}{{ totl }}`],
    ["names of one letter in tags at their longest", `{% if ${"s or ".repeat(780)}s %}x{% endif %}`.repeat(62).concat("{{ totl }}")],
  ])("stops at %s, in time and in little room", { timeout: 60_000 }, (_, text) => {
    const before = process.memoryUsage().rss;
    const start = process.cpuUsage();
    expect(() => renderTemplate("t.md", text, names(300))).toThrow(UsageError);
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(3_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(400e6);
  });

  it("prints a long template of many names in time", () => {
    const start = process.cpuUsage();
    expect(renderTemplate("t.md", "{{ s }}\n".repeat(20_000), { s: "x" })).toHaveLength(40_000);
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(3_000);
  });

  it("prints a large campaign: what there is may be printed", () => {
    const rows = Array.from({ length: 30_000 }, (_, index) => ({ id: `甲局-01-${index}`, title: "某项目用地手续没有办完".repeat(3) }));
    const text = "{% for row in rows %}\n| {{ row.id }} | {{ row.title }} | {% if row.id == row.title %}同{% endif %} |\n{% endfor %}";
    expect(renderTemplate("t.md", text, { rows }).length).toBeGreaterThan(1_000_000);
  });

  it("stops loops inside loops, and tells their line", { timeout: 60_000 }, () => {
    const text = "甲\n{% for a in us %}{% for b in us %}{% for c in us %}{% for d in us %}{% endfor %}{% endfor %}{% endfor %}{% endfor %}";
    expect(() => renderTemplate("t.md", text, names(300))).toThrow("模板 t.md 第2行：循环过多、过长，没有排完，已经停下");
  });

  it("stops what would not end", () => {
    expect(fault("{% for i in (1..999999999) %}{{ i }}{% endfor %}")).toBe("模板 t.md 第1行：这里要输出的内容过多｜");
  });
});
