// Five tables shaped after lists that offices have made public: inspectors' feedback of the environment, hazards, an export of a safety system,
// audit findings, a plan of rectification. Their columns and ways of writing are theirs; all contents are invented. Each goes in as a script
// would do it: the proposals that are printed are saved, what they leave open is filled in, and the same command takes the answers.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { check } from "../../src/check/check.ts";
import { run } from "../commands/in-process.ts";
import { plan } from "../read/told.ts";

const folder = mkdtempSync(join(tmpdir(), "ledger-shapes-"));
afterAll(() => rmSync(folder, { recursive: true }));

interface Shape {
  readonly what: string;
  readonly rows: readonly (readonly string[])[];
  /** What a person fills in for `……`, by the text asked about. */
  readonly filled: Readonly<Record<string, string>>;
  readonly expected: readonly Readonly<Record<string, unknown>>[];
  /** Cells that must be told. */
  readonly told: readonly string[];
}

const shapes: readonly Shape[] = [
  {
    what: "feedback of environmental inspectors, with its progress",
    rows: [
      ["某区贯彻落实督察反馈意见整改进展清单"],
      ["（截至2020年5月18日）"],
      ["序号", "督察反馈问题", "整改目标", "整改措施", "整改时限", "责任单位", "整改进展情况"],
      [
        "1",
        "建筑工地扬尘管控不到位，部分裸土没有覆盖。",
        "裸土覆盖率达到100%",
        "（一）开展排查；（二）落实覆盖；（三）加强巡查。",
        "2020年6月底前",
        "甲局",
        "已经完成，长期坚持。",
      ],
      ["2", "环保宣传教育不够。", "形成长效机制", "纳入年度培训计划。", "长期坚持", "甲局、乙局", "正在推进。"],
    ],
    filled: { 任务: "2", 类型: "其他" },
    expected: [
      {
        题目: "建筑工地扬尘管控不到位，部分裸土没有覆盖",
        措施: ["开展排查", "落实覆盖", "加强巡查"],
        时限: "2020-06-30",
        整改目标: "裸土覆盖率达到100%",
        经过: [{ 日期: "2020-05-18", 事项: "进展", 情况: "已经完成，长期坚持。" }],
      },
      { 题目: "环保宣传教育不够", 配合单位: ["某区乙局"], 时限: "长期坚持" },
    ],
    told: ["G4", "E5"],
  },
  {
    what: "a list of hazards",
    rows: [
      ["隐患治理信息台账"],
      ["序号", "排查时间", "排查人", "隐患部位", "隐患名称", "隐患等级", "治理措施", "完成时限", "责任部门", "责任人"],
      ["1", "2020.5.6", "赵某", "二号泵房", "配电箱无接地", "一般", "1、加装接地线；2、复测电阻", "立行立改", "市政科", "王某（科长）"],
      ["2", "2020.5.6", "赵某", "", "消防通道堆物", "一般", "清理", "5月31日前", "同上", "同上"],
      ["小计", "2项"],
      ["填表人：赵某", "", "", "审核人：钱某"],
    ],
    filled: { 任务: "2", 类型: "其他" },
    expected: [
      {
        题目: "配电箱无接地",
        情况: "配电箱无接地",
        发现日期: "2020-05-06",
        措施: ["加装接地线", "复测电阻"],
        时限: "2020-06-19",
        责任人: { 姓名: "王某", 职务: "科长" },
        备注: "责任部门：市政科",
      },
      { 题目: "消防通道堆物", 时限: "2020-05-31", 责任人: { 姓名: "王某", 职务: "科长" }, 备注: "责任部门：市政科" },
    ],
    told: ["C3", "D3", "F3", "A5", "A6", "I4", "J4"],
  },
  {
    what: "an export of a safety system",
    rows: [
      [
        "隐患标题",
        "隐患描述",
        "隐患位置",
        "隐患级别",
        "发现日期",
        "发现人",
        "所属部门",
        "整改责任人",
        "整改期限",
        "当前状态",
        "整改描述",
        "整改完成日期",
      ],
      [
        "井盖破损",
        "路口井盖破损",
        "某路口",
        "一般",
        "2020-05-01",
        "赵某",
        "甲局",
        "李某",
        "2020-05-31",
        "已整改",
        "已更换井盖",
        "2020-05-15",
      ],
      ["压力不足", "小区压力不足", "某小区", "一般", "2020-05-02", "赵某", "甲局", "李某", "2020-06-30", "整改中", "", ""],
    ],
    filled: { 任务: "2", 类型: "其他", "责任人.职务": "科员" },
    expected: [
      { 题目: "井盖破损", 时限: "2020-05-31", 发现日期: "2020-05-01", 经过: [{ 日期: "2020-05-20", 事项: "进展", 情况: "已更换井盖" }] },
      { 题目: "压力不足", 时限: "2020-06-30", 责任人: { 姓名: "李某", 职务: "科员" } },
    ],
    told: ["C2", "D2", "F2", "J2", "L2", "J3"],
  },
  {
    what: "audit findings",
    rows: [
      ["审计查出问题整改清单", "", "", "", "", "", "单位：万元"],
      ["序号", "被审计单位", "审计查出问题", "问题金额", "整改措施", "整改期限", "整改结果", "备注"],
      ["1", "某区甲局", "收入没有及时上缴。", "86.5", "限期上缴", "2020年第二季度", "已整改", ""],
      ["2", "某区甲局", "费用征收不到位。", "12", "催缴", "2020年12月下旬", "部分整改", "已收3万元"],
      ["合计", "", "2个", "98.5"],
    ],
    filled: { 任务: "2", 类型: "其他" },
    expected: [
      { 题目: "收入没有及时上缴", 时限: "2020-06-30" },
      { 题目: "费用征收不到位", 时限: "2020-12-31", 备注: "已收3万元" },
    ],
    told: ["D3", "G3", "G4", "A5"],
  },
  {
    what: "a plan of rectification, with its measures in rows",
    rows: [
      ["序号", "问题描述", "整改举措", "牵头领导", "牵头部门", "配合部门", "完成期限"],
      ["1", "办事指南没有更新，企业多次往返。", "修订指南", "张某 副局长", "甲局", "乙局", "2020年5月25日"],
      ["", "", "公开新版指南", "", "", "", "2020年6月"],
      ["2", "窗口电话无人接听。", "配强人员", "张某 副局长", "甲局", "", "一个月内"],
    ],
    filled: { 任务: "2", 类型: "其他" },
    expected: [
      {
        情况: "办事指南没有更新，企业多次往返。",
        措施: ["修订指南", "公开新版指南"],
        时限: "2020-06-30",
        节点: [
          { 时限: "2020-05-25", 成果: "修订指南" },
          { 时限: "2020-06-30", 成果: "公开新版指南" },
        ],
        配合单位: ["某区乙局"],
      },
      { 题目: "窗口电话无人接听", 时限: "2020-06-20", 责任领导: { 姓名: "张某", 职务: "副局长" } },
    ],
    told: ["G3", "G4"],
  },
];

describe("a table shaped after public ones", () => {
  it.each(shapes.map((shape) => [shape.what, shape] as const))("%s", async (_, { rows, filled, expected, told }) => {
    const root = mkdtempSync(join(folder, "case-"));
    mkdirSync(join(root, "ledgers"));
    writeFileSync(join(root, "ledgers/plan.yaml"), plan);
    writeFileSync(
      join(root, "ledgers/甲局.yaml"),
      "单位: 某区甲局\n第一责任人: { 姓名: 张某, 职务: 局长 }\n填报人: { 姓名: 李某 }\n问题: []\n",
    );
    writeFileSync(join(root, "表.csv"), rows.map((row) => row.map((cell) => `"${cell}"`).join(",")).join("\r\n"));
    const args = ["import", "表.csv", "--unit", "甲局", "--as-of", "2020-05-20", "--yes"];
    const first = await run(root, args);
    expect(first.status, first.err).toBe(1);
    for (const cell of told) expect(first.err).toMatch(new RegExp(`表!${cell}(?![0-9])`));
    const answers = first.out.replace(/^( {2})(.+?): …… #/gm, (line, space, text) =>
      filled[text] === undefined ? line : `${space}${text}: ${filled[text]} #`,
    );
    writeFileSync(join(root, "表.导入.yaml"), answers);
    let second = await run(root, [...args, "--answers", "表.导入.yaml"]);
    // What a task decides is asked once the task is known.
    if (second.status === 1) {
      writeFileSync(
        join(root, "表.导入.yaml"),
        second.out.replace(/^( {2})(.+?): …… #/gm, (line, space, text) =>
          filled[text] === undefined ? line : `${space}${text}: ${filled[text]} #`,
        ),
      );
      second = await run(root, [...args, "--answers", "表.导入.yaml"]);
    }
    expect([second.status, second.status === 0 ? "" : second.err]).toEqual([0, ""]);
    const text = readFileSync(join(root, "ledgers/甲局.yaml"), "utf8");
    expect(parse(text).问题).toMatchObject(expected);
    const { result } = await check(
      [
        { path: "ledgers/plan.yaml", content: plan },
        { path: "ledgers/甲局.yaml", content: text },
      ],
      "2020-05-20",
    );
    expect(result.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    const third = await run(root, [...args, "--answers", "表.导入.yaml"]);
    expect([third.status, third.out.split("\n").at(0)]).toEqual([0, expect.stringContaining(`没有变化${expected.length}件`)]);
  });
});
