// What reading a file may tell of, in three layers: its bytes, its YAML, its contents. The faults themselves are told all over this room.
import type { Severity } from "../model/diagnostic.ts";
import type { RuleWords } from "../model/example.ts";

export interface ReadingRule extends RuleWords {
  readonly severity: Severity;
  readonly layer: "bytes" | "yaml" | "contents";
}

export const readingRules: readonly ReadingRule[] = [
  {
    name: "file-name-ends-in-yaml",
    layer: "bytes",
    severity: "warning",
    what: "台账的文件名以“.yaml”结尾",
    why: "只有“.yaml”文件才当作台账读入，名称不对的不核对、不统计。",
    example: {
      fails: `
        # 乙局.yml
        单位: 乙局`,
      passes: `
        # 乙局.yaml
        单位: 乙局`,
    },
  },
  {
    name: "file-inside-workspace",
    layer: "bytes",
    severity: "error",
    what: "台账文件就在 ledgers 文件夹里，不是指向别处的链接",
    why: "链接指向的文件不随台账一起报送，别人打开的可能是另一份，也可能什么都没有。",
    example: {
      fails: `
        # 甲局.yaml（指向“D:/我的文件/甲局.yaml”的链接）`,
      passes: `
        # 甲局.yaml
        单位: 甲局`,
    },
  },
  {
    name: "file-is-text",
    layer: "bytes",
    severity: "error",
    what: "台账是文本文件",
    why: "表格、文档、图片只改文件名，里面仍不是文本，读不出内容。",
    example: {
      fails: `
        # 甲局.yaml（把“甲局.xlsx”改了个名）`,
      passes: `
        # 甲局.yaml
        单位: 甲局`,
    },
  },
  {
    name: "file-is-utf8",
    layer: "bytes",
    severity: "error",
    what: "文件以 UTF-8 编码保存",
    why: "编码不同，汉字就成了乱码；各单位、各系统统一用 UTF-8。",
    example: {
      fails: `
        # 甲局.yaml（用记事本保存时，编码选了“ANSI”）
        单位: 甲局`,
      passes: `
        # 甲局.yaml（用记事本保存时，编码选“UTF-8”）
        单位: 甲局`,
    },
  },
  {
    name: "file-not-empty",
    layer: "bytes",
    severity: "error",
    what: "台账有内容",
    why: "没有问题的单位也要写明单位、第一责任人和填报人，空文件不算报送。",
    example: {
      fails: `
        # 甲局.yaml（全文）
        # 待填`,
      passes: `
        # 甲局.yaml（全文）
        单位: 甲局
        第一责任人: { 姓名: 张某, 职务: 局长 }
        填报人: { 姓名: 李某 }`,
    },
  },
  {
    name: "file-size-within-limit",
    layer: "bytes",
    severity: "error",
    what: "文件、清单的篇幅在合理范围之内",
    why: "正常的台账远到不了这个篇幅，超过的多半是误存、误粘贴。",
    example: {
      fails: `
        经过:
          <<->> { 日期: 2020-05-18, 事项: 进展, 情况: 设备已进场 }
          # 这一行重复粘贴了6000遍`,
      passes: `
        经过:
          - { 日期: 2020-05-18, 事项: 进展, 情况: 设备已进场 }`,
    },
  },
  {
    name: "no-control-characters",
    layer: "bytes",
    severity: "error",
    what: "内容中没有看不见的控制字符",
    why: "从网页、其他软件复制来的文字有时夹带控制字符，眼睛看不见，却会使内容走样。",
    example: {
      fails: `
        情况: 收件后<<\u0007>>没有按承诺办结`,
      passes: `
        情况: 收件后没有按承诺办结`,
    },
  },
  {
    name: "nesting-within-limit",
    layer: "bytes",
    severity: "error",
    what: "括号、缩进的层数在合理范围之内",
    why: "正常的台账不过八九层，层数过多的是误粘贴。",
    example: {
      fails: `
        措施: ${"[".repeat(64)}<<[>>`,
      passes: `
        措施: [限时办结]`,
    },
  },
  {
    name: "ascii-punctuation",
    layer: "yaml",
    severity: "error",
    what: "冒号、逗号、横线、引号用英文（半角）的",
    why: "台账靠半角标点分清项目和内容；全角标点只是文字，起不到分隔的作用。",
    example: {
      fails: `
        题目<<：>>某窗口收件超时`,
      passes: `
        题目: 某窗口收件超时`,
    },
  },
  {
    name: "space-after-colon",
    layer: "yaml",
    severity: "error",
    what: "冒号后面空一格",
    why: "冒号后面没有空格，这一行就分不出哪是项目、哪是内容。",
    example: {
      fails: `
        题目<<:>>某窗口收件超时`,
      passes: `
        题目: 某窗口收件超时`,
    },
  },
  {
    name: "space-after-dash",
    layer: "yaml",
    severity: "error",
    what: "条目的“-”后面空一格",
    why: "“-”后面没有空格，就不当作一条。",
    example: {
      fails: `
        经过:
          <<->>日期: 2020-05-18
            事项: 进展
            情况: 设备已进场`,
      passes: `
        经过:
          - 日期: 2020-05-18
            事项: 进展
            情况: 设备已进场`,
    },
  },
  {
    name: "indented-with-spaces",
    layer: "yaml",
    severity: "error",
    what: "行首缩进用半角空格",
    why: "谁属于谁看缩进。制表符、全角空格看起来一样宽，却无法比较长短。",
    example: {
      fails: `
        责任人:
        <<\t>>姓名: 王某
          职务: 科长`,
      passes: `
        责任人:
          姓名: 王某
          职务: 科长`,
    },
  },
  {
    name: "indented-alike",
    layer: "yaml",
    severity: "error",
    what: "同一级的各行左端对齐",
    why: "谁属于谁看缩进，多一格少一格，意思就变了。",
    example: {
      fails: `
        责任人:
          姓名: 王某
           <<职务>>: 科长`,
      passes: `
        责任人:
          姓名: 王某
          职务: 科长`,
    },
  },
  {
    name: "special-text-quoted",
    layer: "yaml",
    severity: "error",
    what: "有特殊含义的内容加英文引号",
    why: "以“*”“[”“- ”等开头，或者中间有“: ”的内容，会被当作别的东西，而不是文字。",
    example: {
      fails: `
        情况: <<原因: 经办人休假，无人接办>>`,
      passes: `
        情况: "原因: 经办人休假，无人接办"`,
    },
  },
  {
    name: "slash-in-paths",
    layer: "yaml",
    severity: "error",
    what: "英文引号里的路径用“/”",
    why: "英文双引号里的“\\”有特殊含义，会吞掉后面的字。",
    example: {
      fails: `
        经过:
          - { 日期: 2020-05-18, 事项: 报完成, 佐证: ["附件<<\\>>办结单.pdf"], … }`,
      passes: `
        经过:
          - { 日期: 2020-05-18, 事项: 报完成, 佐证: ["附件/办结单.pdf"], … }`,
    },
  },
  {
    name: "no-swallowed-text",
    layer: "yaml",
    severity: "warning",
    what: "正文不被当作批注",
    why: "空格加“#”以后的内容是批注，不计入台账；“#”后面空一格的，才看作有意写的批注。",
    example: {
      fails: `
        情况: 收件后没有按承诺办结，见 <<#3号材料>>`,
      passes: `
        情况: "收件后没有按承诺办结，见 #3号材料"`,
    },
  },
  {
    name: "yaml-is-plain",
    layer: "yaml",
    severity: "error",
    what: "不用引用、类型标记、分隔线等特殊写法",
    why: "台账人人要能看懂。以“&”“*”“!”“%”开头的写法另有含义，读出来与写上去的不一样。",
    example: {
      fails: `
        情况: <<&见附件>> 收件后没有按承诺办结`,
      passes: `
        情况: "&见附件 收件后没有按承诺办结"`,
    },
  },
  {
    name: "yaml-is-well-formed",
    layer: "yaml",
    severity: "error",
    what: "引号、括号成对，每一行写成“项目: 内容”",
    why: "少一个引号、括号，后面的内容就不知道属于哪一项，整个文件读不下去。",
    example: {
      fails: `
        情况: <<">>收件后没有按承诺办结`,
      passes: `
        情况: "收件后没有按承诺办结"`,
    },
  },
  {
    name: "key-once",
    layer: "yaml",
    severity: "error",
    what: "同一处每项只填一次",
    why: "同一项填了两次，不知道以哪个为准。",
    example: {
      fails: `
        时限: 2020-05-31
        <<时限>>: 2020-06-30`,
      passes: `
        时限: 2020-05-31`,
    },
  },
  {
    name: "no-reserved-keys",
    layer: "yaml",
    severity: "error",
    what: "项目名不用系统保留的词",
    why: "这些词对计算机有特殊含义，正常的台账用不到。",
    example: {
      fails: `
        <<constructor>>: 无`,
      passes: `
        备注: 无`,
    },
  },
  {
    name: "key-known",
    layer: "contents",
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
  {
    name: "key-present",
    layer: "contents",
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
  {
    name: "value-not-expected",
    layer: "contents",
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
  {
    name: "value-type",
    layer: "contents",
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
  {
    name: "value-form",
    layer: "contents",
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
  {
    name: "day-is-real",
    layer: "contents",
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
  {
    name: "value-in-list",
    layer: "contents",
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
  {
    name: "value-in-range",
    layer: "contents",
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
  {
    name: "text-within-length",
    layer: "contents",
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
  {
    name: "list-long-enough",
    layer: "contents",
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
  {
    name: "list-without-repeats",
    layer: "contents",
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
  {
    name: "form-exists",
    layer: "contents",
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
  {
    name: "form-is-schema",
    layer: "contents",
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
];
