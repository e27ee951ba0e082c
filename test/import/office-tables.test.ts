// Tables of the kinds that offices have, and what a person expects of each.
import { describe, expect, it } from "vitest";
import { stillNeeded } from "../../src/import/finish-list.ts";
import { fieldsFor, imported, knownPlan, leftIn, openIn, table, valuesIn } from "./tables.ts";

const nine = ["序号", "存在问题", "整改措施", "责任单位", "责任人", "完成时限", "整改进展", "是否销号", "备注"];

describe("the nine columns", () => {
  const sheet = table(
    [
      ["甲局“回头看”问题整改台账"],
      ["填报单位：甲局（盖章）   填报日期：2020年5月18日"],
      nine,
      [
        1,
        "供水支管破路手续办理慢，约定三月底通水至今未通。",
        "1.破路许可与占道许可并联办理；\n2.每周碰头调度。",
        "甲局",
        "张某",
        "2020年6月底前",
        "正在施工",
        "否",
      ],
      [2, "收费标准未公示。", "立即公示", "某区甲局", "王某 科长", "立行立改", "已完成", "是", "5月10日完成"],
      [3, "污水管网接入未落实。", "纳入年度计划", "甲局", "张某、李某", "长期坚持", "持续推进", "否"],
      [4, "光缆入户被阻拦", "现场协调", "甲局", "李某", "6月30日前", "", "未销号"],
      ["合计", "4个", "", "", "", "", "完成1个"],
      ["注：此表每月25日前报送。"],
    ],
    ["A1:I1", "A2:I2"],
  );

  it("are taken; what has one reading is read, what has none is asked once", () => {
    const result = imported(sheet);
    expect(openIn(result)).toEqual(["时限 长期坚持 长期坚持 台账!F6"]);
    expect(valuesIn(result).map(({ 时限 }) => 时限)).toEqual(["2020-06-30", "2020-06-17", undefined, "2020-06-30"]);
    expect(result.problems.map(({ events }) => events)).toEqual([
      [{ 日期: "2020-05-18", 事项: "进展", 情况: "正在施工" }],
      [{ 日期: "2020-05-18", 事项: "进展", 情况: "已完成" }],
      [{ 日期: "2020-05-18", 事项: "进展", 情况: "持续推进" }],
      undefined,
    ]);
    expect(valuesIn(result)[0]).toMatchObject({
      题目: "供水支管破路手续办理慢，约定三月底通水至今未通",
      情况: "供水支管破路手续办理慢，约定三月底通水至今未通。",
      措施: ["破路许可与占道许可并联办理", "每周碰头调度"],
      责任人: { 姓名: "张某", 职务: "科长" },
      登记日期: "2020-05-18",
    });
    expect(valuesIn(result)[2]).toMatchObject({ 责任人: { 姓名: "张某" }, 备注: "责任人还有：李某" });
  });

  it("a deadline without a day is left out as answered, and kept in 备注", () => {
    const result = imported(sheet, {
      set: ["任务=2", "类型=其他", "来源=自查"],
      answers: { 时限: { 长期坚持: "不填" }, 各行: { "责任人.职务": "主任" } },
    });
    expect(openIn(result)).toEqual([]);
    expect(valuesIn(result)[2]).toMatchObject({ 备注: "责任人还有：李某\n完成时限：长期坚持", 责任人: { 姓名: "张某", 职务: "主任" } });
    expect(valuesIn(result)[1]).toMatchObject({ 责任人: { 姓名: "王某", 职务: "科长" } });
  });

  it("a row that is said to be closed is told with what the ledger still needs", () => {
    const [, second] = imported(sheet).problems;
    expect(second?.done).toEqual({ place: "台账!H5", text: "是", on: undefined });
    if (!second) throw new Error("no second");
    const needed = stillNeeded([{ id: "甲局-02-002", row: second, values: second.values }], knownPlan, fieldsFor);
    expect(needed[0]?.steps.map(({ kind }) => kind)).toEqual(["追责", "报完成", "核查", "销号"]);
    expect(leftIn(imported(sheet)).filter((line) => line.includes("!H"))).toEqual(
      [
        "台账!H8 合计行",
        "台账!H4 台账不填状态，按整改中登记",
        "台账!H5 台账不填状态，要记“报完成”等，见下",
        "台账!H6 台账不填状态，按整改中登记",
        "台账!H7 台账不填状态，按整改中登记",
      ].filter((line) => !line.includes("H8")),
    );
  });

  it("with 从重处理 没有清单号, and nothing else, one word is certain; 来源 and 类型 are asked", () => {
    expect(openIn(imported(sheet, { set: [] })).slice(0, 2)).toEqual([
      "各行 任务 — 台账第4行、台账第5行、台账第6行、台账第7行",
      "各行 来源 自查 台账第4行、台账第5行、台账第6行、台账第7行",
    ]);
  });
});

it.each(["截至2020年5月18日", "（截止二〇二〇年五月十八日）", "填报日期：２０２０．５．１８"])(
  "is of the day that its title says: %s",
  (title) => {
    const [first] = imported(table([[`问题整改台账 ${title}`], ["存在问题", "整改措施", "整改进展"], ["甲事", "措施", "已进场"]])).problems;
    expect(first?.events).toEqual([{ 日期: "2020-05-18", 事项: "进展", 情况: "已进场" }]);
  },
);

describe("one problem over several rows", () => {
  const head = ["序号", "存在问题", "具体情况", "整改措施", "责任单位", "完成时限", "备注"];

  it.each([
    ["merged", ["A2:A3", "B2:B3", "C2:C3", "E2:E3"]],
    ["as .csv has it", []],
  ])("%s", (_, merges) => {
    const result = imported(
      table(
        [
          head,
          [1, "甲事", "甲情", "措施一", "甲局", "2020-06-30"],
          ["", "", "", "措施二", "", "2020-07-31", "第二项"],
          [2, "乙事", "乙情", "措施三", "甲局", "2020-06-30"],
        ],
        merges,
      ),
    );
    expect(valuesIn(result)).toMatchObject([
      {
        题目: "甲事",
        措施: ["措施一", "措施二"],
        时限: "2020-07-31",
        节点: [
          { 时限: "2020-06-30", 成果: "措施一" },
          { 时限: "2020-07-31", 成果: "措施二" },
        ],
        备注: "第二项",
      },
      { 题目: "乙事", 措施: ["措施三"] },
    ]);
    expect(result.notes.map(({ place }) => place)).toEqual(["台账!F2、台账!F3"]);
  });

  it("with an area merged over several problems each has its value", () => {
    const result = imported(
      table([head, [1, "甲事", "甲情", "措施", "甲局", "2020-06-30"], [2, "乙事", "乙情"]], ["D2:D3", "E2:E3", "F2:F3"]),
    );
    expect(valuesIn(result)).toMatchObject([
      { 题目: "甲事", 措施: ["措施"], 时限: "2020-06-30" },
      { 题目: "乙事", 措施: ["措施"], 时限: "2020-06-30" },
    ]);
  });
});

describe("rows that are no problems", () => {
  const head = ["序号", "存在问题", "具体情况", "整改措施", "备注"];
  const one = (number: number, title: string) => [number, title, `${title}的情况`, "措施"];

  it.each<[string, (string | number)[]]>([
    ["重复的表头", head],
    ["分组的标题", ["一、要素保障方面（2个）"]],
    ["分组的标题", ["（二）收费方面"]],
    ["合计行", ["小计", "2个"]],
    ["合计行", ["合计：3个问题"]],
    ["合计行", ["", "合计（件）", "3"]],
    ["合计行", ["总计", "", "3"]],
    ["表尾", ["填表人：李某", "", "审核人：王某"]],
    ["表尾", ["联系人：", "李某"]],
    ["表尾", ["备注：时限写到日。"]],
    ["表尾", ["说明:此表一式两份"]],
    ["表尾", ["注1：同上"]],
  ])("%s %j", (why, row) => {
    const result = imported(table([head, one(1, "甲事"), row, one(2, "乙事")]));
    expect(valuesIn(result).map(({ 题目 }) => 题目)).toEqual(["甲事", "乙事"]);
    expect(
      new Set(
        leftIn(result)
          .filter((line) => /[A-E]3 /.test(line))
          .map((line) => line.split(" ")[1]),
      ),
    ).toEqual(new Set([why]));
  });

  it("the title of each printed page, and further lines of a note", () => {
    const result = imported(table([["某台账"], head, one(1, "甲事"), ["某台账"], one(2, "乙事"), ["注：1.一事。"], ["2.又一事。"]]));
    expect(valuesIn(result).map(({ 题目 }) => 题目)).toEqual(["甲事", "乙事"]);
    expect(leftIn(result)).toEqual(expect.arrayContaining(["台账!A4 每页重复的标题", "台账!A6 表尾", "台账!A7 表尾"]));
  });

  it("but a problem whose title begins so is one", () => {
    const titles = ["合计欠费未清缴", "一、二号井盖破损", "说明牌缺失", "备注栏长期空缺"];
    const result = imported(table([head, ...titles.map((title, index) => one(index + 1, title))]));
    expect(valuesIn(result).map(({ 题目 }) => 题目)).toEqual(titles);
  });
});

describe("units in a cell", () => {
  const sheet = (...units: string[]) =>
    table([["序号", "存在问题", "具体情况", "责任单位"], ...units.map((unit, index) => [index + 1, `第${index}事`, "情况", unit])]);

  it.each([
    ["甲局、乙局", ["某区乙局"]],
    ["牵头：甲局\n配合：乙局", ["某区乙局"]],
    ["牵头单位：某区甲局；配合单位：某区乙局", ["某区乙局"]],
    ["甲局（牵头）、乙局（配合）", ["某区乙局"]],
    ["甲局 乙局", ["某区乙局"]],
    ["甲局（盖章）", undefined],
  ])("%j: 甲局's, with %j", (unit, partners) => {
    const result = imported(sheet(unit));
    expect(openIn(result)).toEqual([]);
    expect(result.problems.map(({ unit: owner, values }) => [owner, values["配合单位"]])).toEqual([["某区甲局", partners]]);
  });

  it("asked where nobody says who leads, with the cell", () => {
    expect(openIn(imported(sheet("乙局、甲局")))).toEqual(["单位 乙局、甲局 牵头：某区甲局 配合：某区乙局 台账!D2"]);
    expect(openIn(imported(sheet("甲局、乙局"), { only: undefined }))).toEqual(["单位 甲局、乙局 牵头：某区甲局 配合：某区乙局 台账!D2"]);
    expect(openIn(imported(sheet("丙局")))).toEqual(["单位 丙局 — 台账!D2"]);
    expect(openIn(imported(sheet("甲局", "乙局")))).toEqual(["其他单位 某区乙局 不导入 台账!D3"]);
  });

  it("rows of another unit are left, where that is the answer", () => {
    const result = imported(sheet("甲局", "乙局"), { answers: { 其他单位: { 某区乙局: "不导入" } } });
    expect([valuesIn(result).length, leftIn(result).filter((line) => line.includes("3 ")).length]).toEqual([1, 4]);
  });
});

it("a post said for all rows is nobody's where a row names nobody", () => {
  const result = imported(
    table([
      ["序号", "存在问题", "责任人"],
      [1, "甲事", "李某"],
      [2, "乙事"],
    ] as never),
  );
  expect(valuesIn(result).map(({ 责任人 }) => 责任人)).toEqual([{ 姓名: "李某", 职务: "科长" }, undefined]);
});

describe("headers", () => {
  it("of three rows: the last one's words count", () => {
    const result = imported(
      table(
        [
          ["整改清单"],
          ["截至2020年05月10日"],
          [
            "序号",
            "单位名称",
            "",
            "问题来源",
            "整改责任清单",
            "",
            "",
            "整改目标清单",
            "",
            "具体责任单位整改责任人",
            "具体责任单位整改情况",
            "",
            "",
          ],
          [
            "",
            "一级单位",
            "具体责任单位",
            "",
            "具体问题表述",
            "问题金额（万元）",
            "整改类型",
            "整改时限",
            "整改完成标准",
            "牵头整改部门责任人及联系电话",
            "已采取的整改措施",
            "其中",
            "是否已完成整改",
          ],
          ["", "", "", "", "", "", "", "", "", "", "", "追缴资金（万元）", ""],
          [
            1,
            "某区",
            "甲局",
            "自查",
            "收费未上缴。",
            86.5,
            "从重处理",
            "2020年6月30日",
            "全部上缴",
            "李某 0317-1111111",
            "已上缴",
            86.5,
            "是",
          ],
        ],
        [
          "A1:M1",
          "A2:M2",
          "A3:A5",
          "B3:C3",
          "D3:D5",
          "E3:G3",
          "H3:I3",
          "K3:M3",
          "B4:B5",
          "C4:C5",
          "E4:E5",
          "F4:F5",
          "G4:G5",
          "H4:H5",
          "I4:I5",
          "J4:J5",
          "K4:K5",
          "M4:M5",
        ],
      ),
    );
    expect(valuesIn(result)).toEqual([
      {
        任务: 2,
        类型: "其他",
        题目: "收费未上缴",
        情况: "收费未上缴。",
        来源: "自查",
        登记日期: "2020-05-10",
        分类处置: "从重处理",
        责任人: { 姓名: "李某", 职务: "科长", 电话: "0317-1111111" },
        时限: "2020-06-30",
        整改标准: "全部上缴",
      },
    ]);
    expect(result.problems[0]?.unit).toBe("某区甲局");
    expect(result.problems[0]?.done?.place).toBe("台账!M6");
  });

  it("a summary beside the facts is the title", () => {
    const head = ["序号", "问题概述", "问题详细情况", "办结状态", "责任单位"];
    const row = ["1", "井盖破损", "路口井盖破损，雨天有水", "已办结", "甲局"];
    const [problem] = imported(table([head, row])).problems;
    expect(problem?.values).toMatchObject({ 题目: "井盖破损", 情况: "路口井盖破损，雨天有水" });
    expect(problem?.done?.place).toBe("台账!D2");
    const alone = imported(table([head.with(2, "整改目标"), row])).problems[0]?.values;
    expect(alone).toMatchObject({ 题目: "井盖破损", 情况: "井盖破损", 整改目标: "路口井盖破损，雨天有水" });
  });

  it("of an export of another system: 整改截止日期 is 时限, 完成时间 never", () => {
    const [main, course] = [
      table([
        [
          "序号",
          "问题编号",
          "问题标题",
          "问题详情描述",
          "所属部门",
          "整改责任人",
          "整改截止日期",
          "当前状态",
          "最新整改反馈",
          "整改反馈时间",
          "完成时间",
        ],
        [
          "1",
          "ISS-1",
          "井盖破损",
          "路口井盖破损",
          "甲局",
          "李某",
          "2020-06-30",
          "已完成",
          "已更换井盖",
          "2020-05-10 09:30",
          "2020-05-12 10:00",
        ],
        ["2", "ISS-2", "压力不足", "小区压力不足", "甲局", "李某", "2020-06-30", "整改中", "", "", ""],
      ]),
      table(
        [
          ["序号", "问题编号", "问题标题", "整改责任人", "整改时间"],
          ["1", "ISS-1", "井盖破损", "李某", "2020-05-05 09:00"],
        ],
        [],
        { name: "过程" },
      ),
    ];
    const result = imported([main, course]);
    expect(openIn(result)).toEqual([]);
    expect(valuesIn(result).map(({ 时限, 编号, 登记日期 }) => [时限, 编号, 登记日期])).toEqual([
      ["2020-06-30", undefined, "2020-05-10"],
      ["2020-06-30", undefined, undefined],
    ]);
    expect(result.problems[0]?.events).toEqual([{ 日期: "2020-05-10", 事项: "进展", 情况: "已更换井盖" }]);
    expect(result.problems[0]?.done?.on).toBe("2020-05-12");
    expect(leftIn(result).filter((line) => line.startsWith("过程!")).length).toBe(10);
  });

  it("编号 that counts rows is a serial, and one of ours is the number", () => {
    const head = ["编号", "存在问题", "具体情况"];
    expect(valuesIn(imported(table([head, [1, "甲事", "一"], [2, "乙事", "二"]]))).map(({ 编号 }) => 编号)).toEqual([undefined, undefined]);
    expect(valuesIn(imported(table([head, ["甲局-02-007", "甲事", "一"]]))).map(({ 编号 }) => 编号)).toEqual(["甲局-02-007"]);
  });

  it("a section inside the unit goes to 备注", () => {
    expect(
      valuesIn(
        imported(
          table([
            ["存在问题", "具体情况", "责任科室", "整改举措"],
            ["甲事", "一", "市政科", "一是修；二是查"],
          ]),
        ),
      )[0],
    ).toMatchObject({
      备注: "责任科室：市政科",
      措施: ["修", "查"],
    });
  });
});

describe("what the clerk sees", () => {
  const head = ["序号", "存在问题", "具体情况", "责任人", "联系电话", "完成时限", "备注"];
  const row = (phone: unknown, due: unknown, note: unknown) => [1, "甲事", "情况", "李某", phone, due, note] as never;

  it("counts: a telephone and a share by their formats; a month is asked about, never its first day", () => {
    const result = imported(
      table([
        head,
        row({ value: "0317-0000601", stored: 3170000601 }, { value: "2020年6月", stored: "2020-06-01" }, { value: "50%", stored: 0.5 }),
      ]),
    );
    expect(openIn(result)).toEqual(["时限 2020年6月 2020-06-30 台账!F2"]);
    expect(valuesIn(result)[0]).toMatchObject({ 责任人: { 电话: "0317-0000601" }, 备注: "50%" });
    expect(valuesIn(result)[0]).not.toHaveProperty("时限");
    expect(result.notes.map(({ place }) => place)).toEqual(["台账!E2", "台账!G2"]);
  });

  it("refused with its cell where digits are lost", () => {
    const result = imported(table([head, row({ value: "1.38E+10", doubt: "用科学计数写成，后面的数字已经不全" }, "2020-06-30", "")]));
    expect(result.refused.map(({ where }) => where)).toEqual(["台账!E2"]);
  });

  it.each([
    ["a vertical tab is a line break", "一\u000b二", "一\n二", []],
    ["other controls are refused with the cell", "一\u0007二", "一\u0007二", ["台账!G2"]],
  ])("%s", (_, text, expected, places) => {
    const result = imported(table([head, row("", "", text)]));
    expect(valuesIn(result)[0]?.["备注"]).toBe(expected);
    expect(result.refused.map(({ where }) => where)).toEqual(places);
  });

  it("an area merged over several rows is cleaned in each", () => {
    const result = imported(table([head, row("", "", "一\u000b二"), [2, "乙事", "情况"]] as never, ["G2:G3"]));
    expect(valuesIn(result).map(({ 备注 }) => 备注)).toEqual(["一\n二", "一\n二"]);
  });

  it("hidden rows and sheets, and what is struck through, are left and told, unless the answer is to take them", () => {
    const rows = [
      head,
      row("", "", ""),
      [2, "乙事", "情况"],
      [3, { value: "丙事", isStruck: true }, "情况"],
      [4, "丁事", { value: "甲乙", unstruck: "乙" }],
    ] as never;
    const sheets = [
      table(rows, [], { hiddenRows: new Set([2]) }),
      table([head, [9, "旧事", "情况"]] as never, [], { name: "旧表", isHidden: true }),
    ];
    const left = imported(sheets);
    expect(valuesIn(left).map(({ 题目, 情况 }) => `${题目} ${情况}`)).toEqual(["甲事 情况", "丁事 乙"]);
    expect(leftIn(left)).toEqual(
      expect.arrayContaining(["台账!B3 隐藏或筛选掉的行", "台账!B4 划线删去的", "旧表!B2 隐藏的工作表，要导入的用 --sheet 指明"]),
    );
    const taken = imported(sheets, {
      answers: { 隐藏的行: { 台账: "导入" }, 划线的内容: { 台账: "导入" }, 隐藏的工作表: { 旧表: "导入" } },
    });
    expect(valuesIn(taken).map(({ 题目 }) => 题目)).toEqual(["甲事", "乙事", "丙事", "丁事", "旧事"]);
  });

  it("同上 is what stands above", () => {
    const result = imported(table([head, row("0317-1111111", "2020-06-30", ""), [2, "乙事", "情况", "同上", "〃", "″", ""]] as never));
    expect(valuesIn(result)[1]).toMatchObject({ 责任人: { 姓名: "李某", 电话: "0317-1111111" }, 时限: "2020-06-30" });
    expect(result.notes.map(({ place }) => place)).toEqual(["台账!D3", "台账!E3", "台账!F3"]);
  });
});
