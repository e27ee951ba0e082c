// Rules about a file's text as YAML.
import type { LayerRule } from "./layer-rule.ts";

export const yamlRules = {
  "ascii-punctuation": {
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
  "space-after-colon": {
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
  "space-after-dash": {
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
  "indented-with-spaces": {
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
  "indented-alike": {
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
  "special-text-quoted": {
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
  "slash-in-paths": {
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
  "no-swallowed-text": {
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
  "no-lookalike-characters": {
    severity: "warning",
    what: "用字是常用的汉字，不是看着一样的部首、兼容字",
    why: "从 PDF 复制来的文字，有些字换成了样子相同的另一个字符，按名称查找、比对、汇总就对不上。",
    example: {
      fails: `
        情况: 收件后没有按承诺办结，企业多次<<⼯>>作日来催`,
      passes: `
        情况: 收件后没有按承诺办结，企业多次工作日来催`,
    },
  },
  "number-written-plainly": {
    severity: "warning",
    what: "数字用平常的写法",
    why: "“0186”“1e3”“0x1F”这样的写法会被读成另一个数字；编号、代码去了开头的0，就不是原来的了。",
    example: {
      fails: `
        # 乙局.yaml
        - 编号: 乙局-02-001
          任务: 2
          明细: { 收件号: <<0186>> }`,
      passes: `
        # 乙局.yaml
        - 编号: 乙局-02-001
          任务: 2
          明细: { 收件号: "0186" }`,
    },
  },
  "yaml-is-plain": {
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
  "yaml-is-well-formed": {
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
  "key-once": {
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
  "no-reserved-keys": {
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
} satisfies Readonly<Record<string, LayerRule>>;
