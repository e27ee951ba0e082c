// Rules about the bytes of a file and its name.
import type { LayerRule } from "./layer-rule.ts";

export const bytesRules = {
  "file-name-ends-in-yaml": {
    severity: "error",
    what: "台账的文件名以“.yaml”结尾",
    why: "各单位、各系统按文件名取台账；名称不对的，编辑器不提示，别人也找不到。",
    example: {
      fails: `
        # ledgers 文件夹中没有“乙局.yaml”
        # 乙局.yml（全文）
        单位: 乙局
        第一责任人: { 姓名: 张某, 职务: 局长 }
        填报人: { 姓名: 李某 }`,
      passes: `
        # 乙局.yaml
        单位: 乙局`,
    },
  },
  "file-kept-once": {
    severity: "error",
    what: "方案、清单和每个单位的台账，ledgers 文件夹中各只有一份",
    why: "有了两份，就不知道该改哪一份、以哪一份为准；同步软件留下的冲突副本里，还可能有没并回来的内容。",
    example: {
      fails: `
        # 甲局副本.yaml（全文）
        单位: 甲局`,
      passes: `
        # 甲局.yaml
        单位: 甲局`,
    },
  },
  "file-inside-workspace": {
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
  "file-is-text": {
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
  "file-is-utf8": {
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
  "file-not-empty": {
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
  "file-size-within-limit": {
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
  "no-control-characters": {
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
  "nesting-within-limit": {
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
} satisfies Readonly<Record<string, LayerRule>>;
