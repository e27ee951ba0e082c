// What the forms' schemas say of 类型 and 明细: which keys each type needs, lists of words, limits. What they cannot say: test/rules/tasks/.
import { describe, expect, it } from "vitest";
import { refused, type Schema, schemaOf } from "./schemas.ts";

interface Form {
  /** 明细 that is enough for each 类型; 其他 has 说明 besides. */
  readonly enough: Record<string, object>;
  /** [type, what is changed in it (undefined: left out), faults below 明细]. */
  readonly cases: [type: string, change: object, faults: string[]][];
}

const firm = { 企业: "某公司", 需求万元: 500 };
const utility = { 要素: ["水"], 申请日期: "2018-03-01", 需要日期: "2018-05-31" };
const fee = { 收费名称: "接口费", 收费主体: "某公司", 收取万元: 24 };
const approval = { 审批事项: "备案", 审批部门: "审批局" };
const land = { 占用主体: "某公司", 位置: "路北", 面积亩: 18.6, 规划符合性: "符合" };
const inspection = { 执法单位: "安监局", 领域: "安监", 环节: "检查" };
const agency = { 主管部门: "环保局", 服务事项: "环评" };
const promise = { 企业: "某公司", 承诺单位: "某管委会", 承诺文件: { 形式: "协议" }, 承诺种类: "土地" };

const without = (...keys: string[]) => Object.fromEntries(keys.map((key) => [key, undefined]));
const words = (key: string, values: string[]): Form["cases"] => [
  ...values.map((value): Form["cases"][number] => ["其他", { [key]: value }, []]),
  ["其他", { [key]: "别的" }, [`/${key} enum`]],
];
const many = (key: string, values: string[]): Form["cases"] => [
  ["其他", { [key]: values }, []],
  ["其他", { [key]: [...values.slice(0, 1), ...values.slice(0, 1)] }, [`/${key} uniqueItems`]],
  ["其他", { [key]: ["别的"] }, [`/${key}/0 enum`]],
  ["其他", { [key]: [] }, [`/${key} minItems`]],
  ["其他", { [key]: values[0] }, [`/${key} type`]],
];
const texts = (...keys: string[]): Form["cases"] =>
  keys.flatMap((key): Form["cases"] => [
    ["其他", { [key]: "有" }, []],
    ["其他", { [key]: " " }, [`/${key} pattern`]],
    ["其他", { [key]: 5 }, [`/${key} type`]],
  ]);
const days = (...keys: string[]): Form["cases"] =>
  keys.flatMap((key): Form["cases"] => [
    ["其他", { [key]: "2018-06-30" }, []],
    ["其他", { [key]: "2018-06-31" }, [`/${key} pattern`]],
  ]);
const amounts = (...keys: string[]): Form["cases"] =>
  keys.flatMap((key): Form["cases"] => [
    ["其他", { [key]: 0 }, []],
    ["其他", { [key]: 0.5 }, []],
    ["其他", { [key]: -0.01 }, [`/${key} minimum`]],
    ["其他", { [key]: "3万" }, [`/${key} type`]],
  ]);
const counts = (...keys: string[]): Form["cases"] =>
  keys.flatMap((key): Form["cases"] => [
    ["其他", { [key]: 0 }, []],
    ["其他", { [key]: 2.5 }, [`/${key} type`]],
    ["其他", { [key]: -1 }, [`/${key} minimum`]],
  ]);
const yesNo = (key: string): Form["cases"] => [
  ["其他", { [key]: "否" }, []],
  ["其他", { [key]: "无" }, [`/${key} enum`]],
];

const uses = ["工业", "物流仓储", "商服", "居住", "公共管理服务", "公用设施", "交通", "绿地", "农用", "未利用", "其他"];
const utilities = ["水", "电", "气", "暖", "讯", "蒸汽", "污水", "其他"];
const ways = ["公开招标", "邀请招标", "磋商", "比选", "摇号", "中介库抽取", "企业自选", "直接委托", "指定"];

const forms: Record<string, Form> = {
  "01-approval": {
    enough: {
      违规增设前置条件: { ...approval, 增设事项: [{ 名称: "证明" }] },
      违规增设申报材料: { ...approval, 增设事项: [{ 名称: "证明" }] },
      流程未优化: { ...approval, 整改前环节数: 7 },
      应并联未并联: { ...approval, 并联部门: ["规划局", "环保局"], 整改前方式: "串联" },
      超承诺时限: { ...approval, 受理日期: "2018-04-09", 承诺工作日: 5 },
      其他: approval,
    },
    cases: [
      ["其他", without("审批事项", "审批部门"), [" required 审批事项", " required 审批部门"]],
      ["超承诺时限", without("受理日期", "承诺工作日"), [" required 受理日期", " required 承诺工作日"]],
      ["违规增设前置条件", without("增设事项"), [" required 增设事项"]],
      ["违规增设申报材料", { 增设事项: [] }, ["/增设事项 minItems"]],
      ["其他", { 增设事项: [] }, []],
      ["违规增设申报材料", { 增设事项: [{ 处理: "取消" }] }, ["/增设事项/0 required 名称"]],
      [
        "违规增设申报材料",
        {
          增设事项: [
            { 名称: "证明", 处理: "合并", 依据: "条例" },
            { 名称: "函", 处理: "改为告知承诺" },
            { 名称: "函件", 处理: "保留" },
          ],
        },
        [],
      ],
      ["违规增设申报材料", { 增设事项: [{ 名称: "证明", 处理: "删除" }] }, ["/增设事项/0/处理 enum"]],
      ["应并联未并联", without("并联部门", "整改前方式"), [" required 并联部门", " required 整改前方式"]],
      ["应并联未并联", { 并联部门: ["规划局"] }, ["/并联部门 minItems"]],
      ["应并联未并联", { 并联部门: ["规划局", "规划局"] }, ["/并联部门 uniqueItems"]],
      ["应并联未并联", { 整改前方式: "并联" }, ["/整改前方式 const"]],
      ["流程未优化", without("整改前环节数"), [" required 整改前环节数"]],
      ...words("项目类别", ["审批类", "核准类", "备案类", "其他"]),
      ...words("整改前方式", ["串联", "并联"]),
      ...words("整改后方式", ["串联", "并联"]),
      ...texts("审批事项", "审批部门", "承诺依据"),
      ...days("受理日期", "办结日期"),
      ...counts("承诺工作日", "法定工作日", "扣除工作日", "整改前环节数", "整改后环节数"),
    ],
  },
  "02-siting": {
    enough: {
      选址不科学: { 用地面积亩: 120 },
      两规衔接不够: { 用地面积亩: 120, 城乡规划用途: "工业", 土地规划用途: "农用" },
      配套不完善: { 配套: [{ 种类: "道路" }] },
      实施效率不高: { 规划事项: "修编", 计划日期: "2018-03-31" },
      其他: {},
    },
    cases: [
      ["选址不科学", without("用地面积亩"), [" required 用地面积亩"]],
      [
        "两规衔接不够",
        without("用地面积亩", "城乡规划用途", "土地规划用途"),
        [" required 土地规划用途", " required 城乡规划用途", " required 用地面积亩"].sort(),
      ],
      ["配套不完善", without("配套"), [" required 配套"]],
      ["配套不完善", { 配套: [] }, ["/配套 minItems"]],
      ["配套不完善", { 配套: [{ 需要日期: "2018-06-30" }] }, ["/配套/0 required 种类"]],
      [
        "配套不完善",
        {
          配套: ["道路", "给水", "排水", "供电", "燃气", "供热", "通信", "污水", "消防"].map((kind) => ({
            种类: kind,
            需要日期: "2018-06-30",
            建成日期: "2018-07-10",
          })),
        },
        [],
      ],
      ["配套不完善", { 配套: [{ 种类: "绿化" }] }, ["/配套/0/种类 enum"]],
      ["实施效率不高", without("规划事项", "计划日期"), [" required 规划事项", " required 计划日期"]],
      ...words("城乡规划用途", uses),
      ...words("土地规划用途", uses),
      ...many("处理方式", ["调整城乡规划", "调整土地规划", "换址", "不调整"]),
      ...texts("批准文号", "不调整理由", "新址", "规划事项"),
      ...days("计划日期", "实施日期"),
      ...amounts("用地面积亩", "冲突面积亩"),
    ],
  },
  "03-land": {
    enough: { 未批先占: land, 以租代征: { ...land, 租赁: { 出租方: "某村" } }, 其他: land },
    cases: [
      [
        "未批先占",
        without("占用主体", "位置", "面积亩", "规划符合性"),
        [" required 位置", " required 占用主体", " required 规划符合性", " required 面积亩"].sort(),
      ],
      ["未批先占", { 面积亩: 0 }, ["/面积亩 exclusiveMinimum"]],
      ["未批先占", { 面积亩: 0.01 }, []],
      ["以租代征", without("租赁"), [" required 租赁"]],
      ["以租代征", { 租赁: {} }, ["/租赁 minProperties"]],
      ["以租代征", { 租赁: { 出租方: "某村", 签订日期: "2016-05-10", 年限: 20, 年租金元每亩: 1200, 解除日期: "2018-07-10" } }, []],
      ["以租代征", { 租赁: { 年租金: 1200 } }, ["/租赁 additionalProperties 年租金"]],
      ["未批先占", { 租赁: { 出租方: "某村" } }, ["/租赁 false schema"]],
      ["其他", { 租赁: { 出租方: "某村" } }, ["/租赁 false schema"]],
      [
        "未批先占",
        { 处置: [{ 方式: ["拆除复垦", "补办手续", "退还", "没收", "移交", "移送"], 面积亩: 18.6, 完成日期: "2018-07-20", 文号: "一号" }] },
        [],
      ],
      ["未批先占", { 处置: [{ 面积亩: 18.6 }] }, ["/处置/0 required 方式"]],
      ["未批先占", { 处置: [{ 方式: [] }] }, ["/处置/0/方式 minItems"]],
      ["未批先占", { 处置: [{ 方式: ["复垦"] }] }, ["/处置/0/方式/0 enum"]],
      ...words("规划符合性", ["符合", "不符合", "部分符合"]),
      ...texts("占用主体", "位置", "立案号", "处罚决定文号"),
      ...days("占用日期", "处罚日期", "强制执行申请日期"),
      ...amounts("农用地亩", "其中永久基本农田亩", "建设用地亩", "未利用地亩", "罚款万元", "已缴万元"),
    ],
  },
  "04-fiscal": {
    enough: {
      评审用时长: { 评审种类: "预算", 送审万元: 860, 资料齐全日期: "2018-03-05" },
      评审效率低: { 评审种类: "预算", 送审万元: 860 },
      拨付环节多: { 整改前环节数: 8 },
      拨付迟缓: { 应拨万元: 200, 应拨日期: "2018-03-31" },
      其他: {},
    },
    cases: [
      [
        "评审用时长",
        without("评审种类", "送审万元", "资料齐全日期"),
        [" required 评审种类", " required 资料齐全日期", " required 送审万元"].sort(),
      ],
      ["评审效率低", without("评审种类", "送审万元"), [" required 评审种类", " required 送审万元"]],
      ["拨付环节多", without("整改前环节数"), [" required 整改前环节数"]],
      ["拨付迟缓", without("应拨万元", "应拨日期"), [" required 应拨万元", " required 应拨日期"]],
      ["拨付迟缓", { 拨付: [{ 日期: "2018-06-08", 万元: 120 }] }, []],
      ["拨付迟缓", { 拨付: [] }, []],
      ["拨付迟缓", { 拨付: [{}] }, ["/拨付/0 required 万元", "/拨付/0 required 日期"]],
      ["拨付迟缓", { 拨付: [{ 日期: "2018-06-08", 万元: -1 }] }, ["/拨付/0/万元 minimum"]],
      ...words("评审种类", ["概算", "预算", "控制价", "结算", "决算"]),
      ...words("资金来源", ["本级", "上级专项", "债券", "其他"]),
      ...days("资料齐全日期", "出具结论日期", "申请拨付日期", "应拨日期"),
      ...amounts("送审万元", "审定万元", "应拨万元"),
      ...counts("承诺工作日", "补正工作日", "整改前环节数", "整改后环节数"),
    ],
  },
  "05-financing": {
    enough: { 供求信息不对称: {}, 融资难: firm, 融资贵: { ...firm, 整改前年利率: 9.6 }, 其他: {} },
    cases: [
      ["融资难", without("企业", "需求万元"), [" required 企业", " required 需求万元"]],
      ["融资贵", without("企业", "需求万元", "整改前年利率"), [" required 企业", " required 整改前年利率", " required 需求万元"].sort()],
      ["融资贵", { 整改前年利率: 0, 整改后年利率: 36 }, []],
      ["融资贵", { 整改前年利率: 36.01, 整改后年利率: -0.01 }, ["/整改前年利率 maximum", "/整改后年利率 minimum"]],
      ["其他", { 对接金融机构: ["某银行"] }, []],
      ["其他", { 对接金融机构: "某银行" }, ["/对接金融机构 type"]],
      ["其他", { 对接活动: [{ 日期: "2018-06-14", 名称: "对接会", 签约万元: 3200 }] }, []],
      ["其他", { 对接活动: [{}] }, ["/对接活动/0 required 名称", "/对接活动/0 required 日期"]],
      ["其他", { 银行答复: [{ 日期: "2018-06-14", 机构: "某银行", 结论: "同意" }] }, []],
      ["其他", { 银行答复: [{}] }, ["/银行答复/0 required 日期", "/银行答复/0 required 机构", "/银行答复/0 required 结论"]],
      ["其他", { 统一社会信用代码: 91350100 }, ["/统一社会信用代码 type"]],
      ...words("用途", ["固定资产", "流动资金", "还旧借新", "其他"]),
      ...words("担保方式", ["抵押", "质押", "保证", "信用", "政策性担保"]),
      ...days("发布日期"),
      ...texts("企业"),
      ...counts("期限月"),
      ...amounts("需求万元", "授信万元", "放款万元", "附加费用万元"),
    ],
  },
  "06-utilities": {
    enough: { 保障不及时: utility, 未按进度接通: utility, 其他: utility },
    cases: [
      ["未按进度接通", without("要素", "申请日期", "需要日期"), [" required 申请日期", " required 要素", " required 需要日期"].sort()],
      ["其他", { 容量: [{ 要素: "水", 数值: 300, 单位: "吨每日" }] }, []],
      [
        "其他",
        {
          容量: ["吨每日", "立方米每日", "千伏安", "立方米每时", "兆瓦", "平方米", "吨每时", "兆"].map((unit) => ({
            要素: "其他",
            数值: 1,
            单位: unit,
          })),
        },
        [],
      ],
      ["其他", { 容量: [{ 要素: "煤", 数值: -1, 单位: "吨" }] }, ["/容量/0/单位 enum", "/容量/0/数值 minimum", "/容量/0/要素 enum"]],
      ["其他", { 容量: [{}] }, ["/容量/0 required 单位", "/容量/0 required 数值", "/容量/0 required 要素"]],
      ...many("要素", utilities),
      ...words("受阻原因", ["规划", "管网", "资金", "征地拆迁", "产权", "手续", "其他"]),
      ...texts("供应单位"),
      ...days("申请日期", "需要日期", "承诺日期", "接通日期"),
      ...amounts("投资万元"),
    ],
  },
  "07-fees": {
    enough: { 违规收取接口费: { ...fee, 要素: "水" }, 其他违规收费: fee, 其他: fee },
    cases: [
      [
        "其他违规收费",
        without("收费名称", "收费主体", "收取万元"),
        [" required 收取万元", " required 收费主体", " required 收费名称"].sort(),
      ],
      ["违规收取接口费", without("要素"), [" required 要素"]],
      ["其他", { 退费明细: [{ 企业: "某公司", 收取万元: 14, 应退万元: 14, 已退万元: 14, 日期: "2018-06-11" }, { 企业: "某厂" }] }, []],
      ["其他", { 退费明细: [{ 收取万元: 14 }] }, ["/退费明细/0 required 企业"]],
      ["其他", { 退费明细: [{ 企业: "某公司", 金额: 14 }] }, ["/退费明细/0 additionalProperties 金额"]],
      ...words("要素", utilities),
      ...yesNo("依据有效"),
      ...texts("收费名称", "收费主体", "收费依据"),
      ...days("收费起日", "收费止日", "停收日期"),
      ...amounts("收取万元", "应退万元", "已退万元", "上缴万元"),
    ],
  },
  "08-inspection": {
    enough: {
      验收不规范: { ...inspection, 受理日期: "2018-03-12" },
      检查不规范: { ...inspection, 检查日期: ["2018-03-12"] },
      影响生产经营: { ...inspection, 停产天数: 6 },
      其他: inspection,
    },
    cases: [
      ["其他", without("执法单位", "领域", "环节"), [" required 执法单位", " required 环节", " required 领域"].sort()],
      ["验收不规范", without("受理日期"), [" required 受理日期"]],
      ["检查不规范", without("检查日期"), [" required 检查日期"]],
      ["检查不规范", { 检查日期: [] }, ["/检查日期 minItems"]],
      ["检查不规范", { 检查日期: "2018-03-12" }, ["/检查日期 type"]],
      ["检查不规范", { 检查日期: ["2018-02-29"] }, ["/检查日期/0 pattern"]],
      ["影响生产经营", without("停产天数"), [" anyOf", " required 停产天数", " required 损失万元"]],
      ["影响生产经营", { 停产天数: undefined, 损失万元: 3.2 }, []],
      ["其他", { 文书: ["检查记录"] }, []],
      ["其他", { 文书: "检查记录" }, ["/文书 type"]],
      ...words("领域", ["安监", "消防", "其他"]),
      ...words("环节", ["验收", "检查"]),
      ...yesNo("列入年度计划"),
      ...many("纠正方式", ["修订规程", "规范文书", "人员处理", "撤销或变更决定", "重新验收", "说明致歉", "其他"]),
      ...texts("执法单位", "企业", "依据"),
      ...days("受理日期", "办结日期"),
      ...counts("法定工作日", "执法人数", "停产天数"),
      ...amounts("损失万元"),
    ],
  },
  "09-intermediary": {
    enough: {
      未引入竞争: { ...agency, 整改前方式: "直接委托" },
      指定中介: { ...agency, 整改前方式: "指定" },
      乱收费: { ...agency, 收费万元: 9.8, 标准万元: 6 },
      其他: agency,
    },
    cases: [
      ["其他", without("主管部门", "服务事项"), [" required 主管部门", " required 服务事项"]],
      ["未引入竞争", without("整改前方式"), [" required 整改前方式"]],
      ["未引入竞争", { 整改前方式: "指定" }, []],
      ["未引入竞争", { 整改前方式: "比选" }, ["/整改前方式 enum"]],
      ["指定中介", without("整改前方式"), [" required 整改前方式"]],
      ["指定中介", { 整改前方式: "直接委托" }, ["/整改前方式 const"]],
      ["乱收费", without("收费万元"), [" required 收费万元"]],
      ["乱收费", without("标准万元"), [" anyOf", " required 收费依据", " required 标准万元"]],
      ["乱收费", { 标准万元: undefined, 收费依据: "合同" }, []],
      ["其他", { 中介机构: { 名称: "某公司", 统一社会信用代码: "91350100M000100Y43" } }, []],
      ["其他", { 中介机构: { 统一社会信用代码: "91350100M000100Y43" } }, ["/中介机构 required 名称"]],
      ...words("服务事项", [
        "环评",
        "能评",
        "安评",
        "水保",
        "水资源论证",
        "防洪评价",
        "地灾",
        "测绘",
        "图审",
        "可研",
        "稳评",
        "交通影响评价",
        "职业病评价",
        "海域使用论证",
        "造价",
        "招标代理",
        "监理",
        "消防检测",
        "资产评估",
        "其他",
      ]),
      ...words("委托方", ["政府", "企业"]),
      ...words("隶属关系", ["下属", "主管协会", "脱钩未彻底", "无隶属"]),
      ...words("整改前方式", ways),
      ...words("整改后方式", ways),
      ...texts("主管部门", "收费依据"),
      ...days("脱钩或退出日期"),
      ...amounts("收费万元", "标准万元", "应退万元", "已退万元"),
    ],
  },
  "10-commitment": {
    enough: {
      空头承诺: promise,
      新官不理旧事: { ...promise, 领导变动日期: "2016-10-08" },
      政策不兑现: promise,
      承诺条件未落实: promise,
      其他: promise,
    },
    cases: [
      [
        "空头承诺",
        without("企业", "承诺单位", "承诺文件", "承诺种类"),
        [" required 企业", " required 承诺单位", " required 承诺文件", " required 承诺种类"].sort(),
      ],
      ["新官不理旧事", without("领导变动日期"), [" required 领导变动日期"]],
      ["其他", { 承诺文件: { 名称: "协议" } }, ["/承诺文件 required 形式"]],
      ["其他", { 承诺文件: { 形式: "协议", 名称: "协议", 文号: "一号", 签订日期: "2015-09-18" } }, []],
      ["其他", { 承诺文件: { 形式: "文件" } }, []],
      ["其他", { 承诺文件: { 形式: "会议纪要" } }, []],
      ["其他", { 承诺文件: { 形式: "口头" } }, []],
      ["其他", { 承诺文件: { 形式: "电话" } }, ["/承诺文件/形式 enum"]],
      ...words("承诺种类", ["税收", "土地", "资金奖补", "基础设施", "审批服务", "用工", "其他"]),
      ...words("合法性", ["合法有效", "部分无效", "无效"]),
      ...words("处理方式", ["足额兑现", "分期兑现", "协商变更", "依法不予"]),
      ...texts("企业", "承诺单位", "协议文号"),
      ...days("约定日期", "领导变动日期", "企业确认日期", "送达日期"),
      ...amounts("承诺万元", "兑现万元", "承诺亩", "兑现亩"),
    ],
  },
};

const filled = (form: Form, type: string, change: object = {}) => {
  const detail = { ...form.enough[type], ...(type === "其他" && { 说明: "有" }), ...change };
  return Object.fromEntries(Object.entries(detail).filter(([, value]) => value !== undefined));
};

describe.each(Object.entries(forms))("%s", (name, form) => {
  const faults = (type: string, change?: object) =>
    refused(`tasks/${name}`, { 类型: type, 明细: filled(form, type, change) }).map((fault) => fault.replace(/^\/明细/, ""));

  it("has its types", () => {
    const { 类型: type } = schemaOf(`tasks/${name}`)["properties"] as Record<string, Schema>;
    expect(type?.["enum"]).toEqual(Object.keys(form.enough));
    expect(refused(`tasks/${name}`, { 类型: "别的", 明细: filled(form, "其他") })).toEqual(["/类型 enum"]);
  });

  it.each(Object.keys(form.enough))("takes what is enough for %s", (type) => {
    expect(faults(type)).toEqual([]);
  });

  it("needs 说明 of 其他, and allows it of any", () => {
    expect(faults("其他", { 说明: undefined })).toEqual([" required 说明"]);
    for (const type of Object.keys(form.enough)) expect(faults(type, { 说明: "有" })).toEqual([]);
  });

  it("is closed in 明细, open around it", () => {
    expect(faults("其他", { 随意: 1 })).toEqual([" additionalProperties 随意"]);
    expect(refused(`tasks/${name}`, { 编号: "城管局-06-001", 类型: "其他" })).toEqual([]);
    expect(refused(`tasks/${name}`, {})).toEqual([]);
  });

  it.each(form.cases.map(([type, change, expected]) => ({ type, change, expected })))("$type $change", ({ type, change, expected }) => {
    expect(faults(type, change)).toEqual(expected);
  });
});
