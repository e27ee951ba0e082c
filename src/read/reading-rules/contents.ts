// Rules about what a file holds, as the schemas judge it.
import type { LayerRule } from "./layer-rule.ts";

export const contentsRules = {
  "key-known": {
    severity: "error",
    what: "项目名是台账规定的",
    why: "名称差一个字，这一项就读不到、统计不到。其他内容写入“备注”或“说明”。",
    example: {
      fails: `
        <<标题>>: 某窗口收件超时
        # 没有填“题目”`,
      passes: `
        题目: 某窗口收件超时`,
    },
  },
  "key-present": {
    severity: "error",
    what: "必填的项目都已填写",
    why: "缺了这一项，就无法登记、核查或者统计。",
    example: {
      fails: `
        责任人: { <<姓名>>: 王某 }`,
      passes: `
        责任人: { 姓名: 王某, 职务: 科长 }`,
    },
  },
  "value-not-expected": {
    severity: "error",
    what: "不该填的项目不填",
    why: "有的项目只在某种情形下才有，填了就自相矛盾。",
    example: {
      fails: `
        分类处置: 立行立改
        原完成日期: <<2019-11-20>>`,
      passes: `
        分类处置: 巩固防反弹
        原完成日期: 2019-11-20`,
    },
  },
  "value-type": {
    severity: "error",
    what: "数字填数字，文字填文字，几条并列的写成清单",
    why: "种类不对就无法比较、汇总；电话、代码不加引号，还会丢掉开头的0。",
    example: {
      fails: `
        责任人: { 姓名: 王某, 职务: 科长, 电话: <<03170000000>> }`,
      passes: `
        责任人: { 姓名: 王某, 职务: 科长, 电话: "03170000000" }`,
    },
  },
  "value-form": {
    severity: "error",
    what: "编号、月份、电话等按规定的样式填写",
    why: "样式统一，才能按编号查找、按月份汇总。",
    example: {
      fails: `
        编号: <<甲局-1-1>>`,
      passes: `
        编号: 甲局-01-001`,
    },
  },
  "day-is-real": {
    severity: "error",
    what: "日期写成“年-月-日”，确有这一天",
    why: "逾期、按期都由日期算出；写法不一，或者没有这一天，就算不出来。",
    example: {
      fails: `
        登记日期: <<2020-04-31>>`,
      passes: `
        登记日期: 2020-05-01`,
    },
  },
  "value-in-list": {
    severity: "error",
    what: "只能选填的项目，填规定的几种之一",
    why: "按来源、类型、处置方式汇总，用词要完全一样。",
    example: {
      fails: `
        分类处置: <<立刻整改>>`,
      passes: `
        分类处置: 立行立改`,
    },
  },
  "value-in-range": {
    severity: "error",
    what: "数字在合理的范围之内",
    why: "序号从1起，金额、面积、天数不会是负数，利率、人数也有限度。",
    example: {
      fails: `
        任务: <<0>>`,
      passes: `
        任务: 1`,
    },
  },
  "text-within-length": {
    severity: "error",
    what: "题目等短文不超过规定字数",
    why: "题目要印在通报的表格里，长了放不下；详细内容写在“情况”里。",
    example: {
      fails: `
        题目: <<某窗口对某企业投资建设的某项目备案申请收件以后没有按照公开承诺的时限办结，经企业多次催办仍然没有给出书面答复，影响项目按期开工建设>>`,
      passes: `
        题目: 某项目备案收件后超时`,
    },
  },
  "list-long-enough": {
    severity: "error",
    what: "清单的条数符合要求",
    why: "例如分步整改至少要有两个节点，报完成至少要有一份佐证。",
    example: {
      fails: `
        分类处置: 分步整改
        节点: <<[{ 时限: 2020-05-30, 成果: 设备安装 }]>>`,
      passes: `
        分类处置: 分步整改
        节点: [{ 时限: 2020-05-20, 成果: 设备到货 }, { 时限: 2020-05-30, 成果: 设备安装 }]`,
    },
  },
  "list-without-repeats": {
    severity: "error",
    what: "清单中没有重复的内容",
    why: "同一个人、同一个单位写两次，只能算一个。",
    example: {
      fails: `
        经过:
          - { 日期: 2020-05-15, 事项: 报完成, … }
          - { 日期: 2020-05-18, 事项: 核查, 核查人: [赵某, <<赵某>>], … }`,
      passes: `
        经过:
          - { 日期: 2020-05-15, 事项: 报完成, … }
          - { 日期: 2020-05-18, 事项: 核查, 核查人: [赵某, 钱某], … }`,
    },
  },
  "form-exists": {
    severity: "error",
    what: "方案中写的表单确实存在",
    why: "明细按表单核对，找不到表单就无从核对。",
    example: {
      fails: `
        # plan.yaml
        任务:
          …
          - { 序号: 30, 表单: <<06-utility>>, 方面: 要素, 名称: 供水接通, 牵头: [甲局] }`,
      passes: `
        # plan.yaml
        任务:
          …
          - { 序号: 30, 表单: 06-utilities, 方面: 要素, 名称: 供水接通, 牵头: [甲局] }`,
    },
  },
  "form-is-schema": {
    severity: "error",
    what: "自带的表单是完整的 JSON Schema 文件",
    why: "表单写得不完整，就无法用来核对明细。",
    example: {
      fails: `
        # schemas/tasks/visit.schema.json（全文）
        { "type": "object" <<">>properties": { "户数": { "type": "integer" } } }`,
      passes: `
        # schemas/tasks/visit.schema.json（全文）
        { "type": "object", "properties": { "户数": { "type": "integer" } } }`,
    },
  },
} satisfies Readonly<Record<string, LayerRule>>;
