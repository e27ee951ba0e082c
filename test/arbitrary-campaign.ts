// Random campaigns that break no rule, as a clerk would write them: a plan, a baseline, ledgers with long histories.
// A list of numbers is read like a tape, one number a choice; used up, it says 0, the simplest choice. So shrinking a list shrinks a campaign.
import * as fc from "fast-check";
import { stringify } from "yaml";
import { type AcceptancePlanned, longTerm, monthsNamed, owes, type PlannedDuty, widened } from "./arbitrary-plan.ts";
import type { Plain, PlainCampaign } from "./campaign-of.ts";
import { daysFrom, later, nextMonth, Tape } from "./tape.ts";

export interface ArbitraryCampaign extends PlainCampaign {
  readonly office: Plain;
  readonly baseline: Plain | undefined;
  /** Day of the last event, entry or duty: nothing is dated later. */
  readonly lastOn: string;
}

export const arbitraryCampaign: fc.Arbitrary<ArbitraryCampaign> = fc
  .array(fc.nat({ max: 9999 }), { minLength: 0, maxLength: 1500, size: "max" })
  .map((tape) => campaignFrom(new Tape(tape), (setting) => setting));

/** A campaign of any kind: of one to sixty months, with every key that a plan may have. */
export const arbitraryOtherCampaign: fc.Arbitrary<ArbitraryCampaign> = fc
  .array(fc.nat({ max: 9999 }), { minLength: 0, maxLength: 1500, size: "max" })
  .map((numbers) => {
    const tape = new Tape(numbers);
    return campaignFrom(tape, (setting) => widened(tape, setting));
  });

/** The campaign as files of a workspace. */
export function sourcesOf({ plan, baseline, office, ledgers }: ArbitraryCampaign): { path: string; content: string }[] {
  const files: [string, Plain | undefined][] = [["plan", plan], ["baseline", baseline], ["办公室", office], ...Object.entries(ledgers)];
  return files.flatMap(([name, plain]) =>
    plain ? [{ path: `ledgers/${name}.yaml`, content: stringify(plain, { aliasDuplicateObjects: false }) }] : [],
  );
}

/** A day around the campaign. */
export const arbitraryDay: fc.Arbitrary<string> = fc.integer({ min: -40, max: 330 }).map((days) => later("2018-04-01", days));

/** A day around a campaign of any kind. */
export const arbitraryOtherDay: fc.Arbitrary<string> = fc.oneof(
  arbitraryDay,
  fc.integer({ min: -40, max: 2000 }).map((days) => later("2018-04-01", days)),
);

const earliest = (...days: string[]) => [...days].sort()[0] as string;
const paper = (name: string) => ({ 佐证: [{ 名称: name, 文号: "某函〔2018〕3号" }] });

export interface Unit {
  名称: string;
  简称: string;
  类别: string;
}

export interface Task {
  序号: number;
  牵头?: string[];
  责任?: string[];
}

export interface Setting {
  /** Months of the monthly reports that are owed. */
  readonly firstReport: string;
  readonly lastReport: string;
  readonly units: readonly Unit[];
  readonly tasks: readonly Task[];
  readonly plan: Plain;
  readonly office: string;
  readonly host: string;
  readonly otherBodies: readonly string[];
  readonly maxExtensions: number;
  readonly immediateMaxDays: number;
  readonly verifiers: number;
  readonly onSite: boolean;
  readonly start: string;
  /** Days in which problems are entered, and in which duties are done. */
  readonly entryDays: number;
  readonly dutyDays: number;
  /** 类别 that hold all tasks. */
  readonly holdsAll: readonly string[];
  readonly sources: readonly string[];
  readonly newIsSerious: boolean;
  readonly reviewsAsked: readonly string[];
  readonly acceptance: readonly AcceptancePlanned[];
  readonly mayBeLongTerm: boolean;
  /** 履职要求 whose events are made to fit the plan; none: those that every campaign of ours has are made. */
  readonly duties: readonly PlannedDuty[];
}

/** Where a problem stands while its history is being written. */
interface Course {
  state: "整改中" | "待核查" | "待销号" | "已销号" | "已移出";
  due: string | undefined;
  asked: string | undefined;
  extensions: number;
  /** A 追责 in this problem. */
  decided: boolean;
  /** A 追责 in the problem handed over. */
  decidedBefore: boolean;
  stages: { number: number; done: boolean }[];
  onSite: boolean;
  seenByOthers: boolean;
  /** Steps of 验收 taken, and the first day on which 天数 of all of them are over. */
  taken: number;
  closableFrom: string;
}

function campaignFrom(tape: Tape, change: (setting: Setting) => Setting): ArbitraryCampaign {
  const setting = change(settingFrom(tape));
  const book = new Book(tape, setting);
  const wanted = tape.number(0, 25);
  for (let count = 0; count < wanted && !tape.isUsedUp; count++) book.addProblem();
  const baseline = tape.chance(70) ? book.baseline() : undefined;
  const ledgers: Record<string, Plain> = {};
  for (const unit of setting.units) {
    if (tape.chance(10) && !book.problems.some(({ owner }) => owner === unit)) continue;
    ledgers[unit.简称] = {
      单位: unit.名称,
      第一责任人: { 姓名: "张某", 职务: "党组书记、局长" },
      填报人: { 姓名: "李某", ...(tape.chance(50) ? { 电话: "0317-0000000" } : {}) },
      ...optional("履职", book.duties(unit)),
      ...optional(
        "问题",
        book.problems.filter(({ owner }) => owner === unit).map(({ plain }) => plain),
      ),
    };
  }
  const office = { 单位: setting.office, ...optional("履职", book.dutiesOfOffice()) };
  return { plan: setting.plan, baseline, ledgers, office, lastOn: book.lastOn };
}

function optional(key: string, list: readonly Plain[]): Plain {
  return list.length > 0 ? { [key]: list } : {};
}

function settingFrom(tape: Tape): Setting {
  const units = ["审批局", "规划局", "城管局", "水资源办"]
    .slice(0, tape.number(1, 4))
    .map((short) => ({ 名称: `某区${short}`, 简称: short, 类别: "区直" }));
  units.push(...["东园", "西园"].slice(0, tape.number(0, 2)).map((short) => ({ 名称: `${short}产业园区`, 简称: short, 类别: "园区" })));
  const departments = units.filter(({ 类别 }) => 类别 === "区直").map(({ 名称 }) => 名称);
  let number = 0;
  const tasks = Array.from({ length: tape.number(1, 4) }, (_, index) => {
    number += tape.number(1, 4);
    const lead = [tape.one(departments), ...tape.some(departments, 30)];
    return {
      序号: number,
      方面: tape.one(["项目审批", "要素保障"]),
      名称: `第${index + 1}类问题清理整改`,
      牵头: [...new Set(lead)],
      ...(tape.chance(50) ? { 责任: departments.filter((name) => !lead.includes(name)) } : {}),
    };
  });
  const start = "2018-04-01";
  let from = start;
  const phases = Array.from({ length: tape.number(1, 4) }, (_, index) => {
    const to = later(from, tape.number(10, 60));
    const phase = {
      序号: index + 1,
      名称: `阶段${index + 1}`,
      起: from,
      止: to,
      ...(tape.chance(20) ? { 说明: "起止按工作方案理解" } : {}),
    };
    from = later(to, -tape.number(0, 9) + 1); // phases may overlap as worded
    return phase;
  });
  const monthly = {
    事项: "月报",
    单位: "全部",
    首月: tape.one(["2018-05", "2018-04", "2018-07"]),
    截止日: tape.one([5, 1, 28, 29, 30, 31]),
  };
  const phaseDuties = ["调研", "动员部署", "清单复核", "责任书", "专题报告", "交叉检查", "交叉检查", "制度清理", "总结", "建议"];
  const owed = tape.some(phaseDuties).map((事项) => {
    const phase = tape.one(phases);
    const 单位 = tape.one<unknown>(["全部", "区直", "园区", "牵头", [tape.one(units).名称]]);
    return { 事项, 单位, 阶段: phase.序号, ...(tape.chance(50) ? { 截止: later(phase.止, tape.number(0, 10)) } : {}) };
  });
  const distinct = owed.filter(({ 事项, 阶段 }, index) => owed.findIndex((other) => other.事项 === 事项 && other.阶段 === 阶段) === index);
  const 口径 = {
    ...(tape.chance(50) ? { 临期天数: tape.number(0, 15) } : {}),
    ...(tape.chance(50) ? { 延期次数上限: tape.number(0, 4) } : {}),
    ...(tape.chance(50) ? { 立改最长天数: tape.number(5, 40) } : {}),
    ...(tape.chance(50) ? { 核查人数: tape.number(1, 3) } : {}),
    ...(tape.chance(50) ? { 须现场核查: tape.one(["否", "是"]) } : {}),
  };
  const host = tape.one(departments);
  const otherBodies = ["专项办", "区级分管领导"];
  return {
    units,
    tasks,
    office: "领导小组办公室",
    host,
    otherBodies,
    maxExtensions: 口径.延期次数上限 ?? 2,
    immediateMaxDays: 口径.立改最长天数 ?? 30,
    verifiers: 口径.核查人数 ?? 2,
    onSite: (口径.须现场核查 ?? "是") === "是",
    start,
    entryDays: 100,
    dutyDays: 200,
    holdsAll: ["园区"],
    sources: [],
    newIsSerious: true,
    reviewsAsked: ["整改到位", "追责落实", "制度有效"],
    acceptance: [],
    mayBeLongTerm: false,
    duties: [],
    firstReport: monthly.首月,
    lastReport:
      phases
        .map(({ 止 }) => 止.slice(0, 7))
        .sort()
        .at(-1) ?? "",
    plan: {
      名称: "某区问题清理整改“回头看”",
      文号: "某字〔2018〕1号",
      印发日期: start,
      发文机关: "某区管理委员会",
      通报机关: "区分组办公室",
      受报机关: "区分组办公室",
      办公室: { 名称: "领导小组办公室", 承办单位: host },
      其他机构: otherBodies,
      上报对象: ["专项办"],
      ...(tape.chance(50) ? { 示例: tape.one(["否", "是"]) } : {}),
      单位: units,
      任务: tasks,
      阶段: phases,
      ...(tape.chance(80) ? { 履职要求: [monthly, ...distinct] } : {}),
      ...(Object.keys(口径).length > 0 ? { 口径 } : {}),
    },
  };
}

interface Entry {
  readonly owner: Unit;
  readonly task: Task;
  readonly plain: Record<string, unknown>;
  readonly course: Course;
}

/** All problems and duties, so that numbers are used once and what points at another points at something. */
class Book {
  readonly problems: Entry[] = [];
  lastOn: string;
  private readonly serials = new Map<string, number>();
  private listed = 0;

  constructor(
    private readonly tape: Tape,
    private readonly setting: Setting,
  ) {
    this.lastOn = setting.start;
  }

  private mayHold(unit: Unit, task: Task): boolean {
    const { 牵头 = [], 责任 = [] } = task;
    const isNamed = 牵头.includes(unit.名称) || 责任.includes(unit.名称);
    return isNamed || (牵头.length === 0 && 责任.length === 0) || this.setting.holdsAll.includes(unit.类别);
  }

  private note(day: string): string {
    if (day > this.lastOn) this.lastOn = day;
    return day;
  }

  private newId(unit: Unit, task: Task): string {
    const stem = `${unit.简称}-${String(task.序号).padStart(2, "0")}`;
    const serial = (this.serials.get(stem) ?? 0) + 1;
    this.serials.set(stem, serial);
    return `${stem}-${String(serial).padStart(3, "0")}`;
  }

  addProblem(): void {
    const { tape, setting } = this;
    const task = tape.one(setting.tasks);
    const owner = tape.one(setting.units.filter((unit) => this.mayHold(unit, task)));
    const onList = tape.chance(70);
    if (onList) this.listed += 1;
    const ways = ["立行立改", "分步整改", "巩固防反弹"];
    const handling = !setting.newIsSerious ? tape.one([...ways, "从重处理"]) : onList ? tape.one(ways) : "从重处理";
    const enteredOn = later(setting.start, tape.number(-20, setting.entryDays));
    const plain: Record<string, unknown> = {
      编号: this.newId(owner, task),
      任务: task.序号,
      类型: tape.one(["办理超时", "流程未优化"]),
      题目: `题目${tape.number(1, 9)}`,
      情况: `情况${tape.number(1, 9)}`,
      来源: tape.one([...(onList ? ["清单", "清单", "督查"] : ["自查", "交叉检查", "群众反映", "暗访"]), ...setting.sources]),
      ...(onList ? { 清单号: `2017-${String(this.listed).padStart(4, "0")}` } : {}),
    };
    this.write(plain, owner, task, enteredOn, handling, undefined, false);
  }

  /** Fills in the rest of a problem and its history; `limit`: the deadline handed over with it. */
  private write(
    plain: Record<string, unknown>,
    owner: Unit,
    task: Task,
    enteredOn: string,
    handling: string,
    limit: string | undefined,
    decidedBefore: boolean,
  ): void {
    const { tape, setting } = this;
    plain["登记日期"] = this.note(enteredOn);
    if (tape.chance(30)) plain["发现日期"] = later(enteredOn, -tape.number(0, 20));
    plain["分类处置"] = handling;
    if (handling === "巩固防反弹") plain["原完成日期"] = later(enteredOn, -tape.number(0, 200));
    const reach = handling === "立行立改" ? setting.immediateMaxDays : 90;
    let due: string | undefined = later(enteredOn, tape.number(handling === "分步整改" ? 10 : 0, reach));
    if (handling !== "立行立改" && (limit ?? longTerm) === longTerm && this.isLongTerm()) due = longTerm;
    else if (limit !== undefined) due = earliest(limit, due);
    else if (handling === "巩固防反弹" ? tape.chance(60) : handling !== "分步整改" && tape.chance(10)) due = undefined;
    if (due !== undefined) plain["时限"] = due;
    plain["措施"] = ["逐项核对，限期办结"];
    plain["责任人"] = { 姓名: "王某", 职务: "科长" };
    const end = due === longTerm ? later(enteredOn, 40) : due;
    const staged = handling === "分步整改" || (end !== undefined && daysFrom(enteredOn, end) >= 10 && tape.chance(10));
    const stages = end !== undefined && staged ? timetable(tape, later(end, -10), end) : [];
    if (stages.length > 0) plain["节点"] = stages;
    plain["明细"] = tape.chance(50) ? { 说明: "详见卷宗" } : {};
    if (tape.chance(10)) plain["不足"] = ["整改不认真"];
    if (tape.chance(10)) plain["需反馈"] = "是";
    if (tape.chance(20))
      plain["已核实"] = ["text-not-copied", "evidence-not-shared"].map((rule) => ({
        规则: rule,
        理由: "会议纪要，\n=见#3",
        日期: enteredOn,
      }));
    const course: Course = {
      state: handling === "巩固防反弹" ? "待核查" : "整改中",
      due,
      asked: undefined,
      extensions: 0,
      decided: false,
      decidedBefore,
      stages: stages.map((_, index) => ({ number: index + 1, done: false })),
      onSite: false,
      seenByOthers: false,
      taken: 0,
      closableFrom: "",
    };
    const entry: Entry = { owner, task, plain, course };
    this.problems.push(entry);
    const log: Plain[] = [];
    let on = enteredOn;
    const wanted = tape.number(0, 16);
    for (let count = 0; count < wanted && !tape.isUsedUp && course.state !== "已移出"; count++) {
      on = later(on, tape.one([0, 1, 3, 0, 7, 15, 2, 30]));
      const event = this.eventOf(entry, on);
      if (event) log.push({ 日期: this.note(on), ...event });
    }
    if (log.length > 0) plain["经过"] = log;
    this.receive(entry, log);
  }

  /** One more event that the rules allow on that day; undefined where the dice chose one they do not. */
  private eventOf(entry: Entry, on: string): Plain | undefined {
    const { tape } = this;
    if (tape.chance(25)) return this.remark(entry);
    switch (entry.course.state) {
      case "整改中":
        return this.work(entry, on);
      case "待核查":
        return this.review(entry, on);
      case "待销号":
        return tape.chance(25) ? this.review(entry, on) : this.closure(entry, on);
      case "已销号":
        return tape.chance(50) ? this.rebound(entry, on) : this.remark(entry);
      default:
        return undefined;
    }
  }

  private remark({ course, plain }: Entry): Plain {
    const { tape, setting } = this;
    return tape.one<() => Plain>([
      () => ({ 事项: "进展", 情况: "按计划推进" }),
      () => ({ 事项: "回访", 情况: "未见反弹" }),
      () => ({ 事项: "反馈", 对象: tape.one(["企业", "反映人", "单位"]), 方式: "书面", 满意度: tape.one(["满意", "基本满意", "不满意"]) }),
      () => {
        course.decided = true;
        return tape.chance(50)
          ? { 事项: "追责", 结论: "追责", 形式: "批评教育", 对象: "经办人员", 决定机关: "某区纪工委" }
          : { 事项: "追责", 结论: "不予追责", 理由: "已主动纠正" };
      },
      () => ({ 事项: "建章立制", 制度: "限时办结制度", 方式: tape.one(["立", "改", "废"]) }),
      () => ({ 事项: "更正", 项: "情况", 原: "情况有误", 改: plain["情况"], 理由: "笔误", 批准单位: tape.one(setting.otherBodies) }),
    ])();
  }

  private work(entry: Entry, on: string): Plain | undefined {
    const { tape, setting } = this;
    const { course, plain } = entry;
    if (course.asked !== undefined && tape.chance(60)) return this.decision(entry, course.asked, on);
    switch (tape.one(["done", "done", "done", "ask", "ask", "stage", "move", "merge"])) {
      case "ask": {
        if (course.due === undefined || course.asked !== undefined || on > course.due || course.extensions >= setting.maxExtensions)
          return undefined;
        if (course.due === longTerm) course.asked = later(on, tape.number(5, 40));
        else course.asked = this.mayBeLongTerm(plain) && this.isLongTerm() ? longTerm : later(course.due, tape.number(5, 40));
        return { 事项: "申请延期", 延至: course.asked, 理由: "配套工程未完工" };
      }
      case "stage": {
        const stage = course.stages.find(({ done }) => !done);
        if (!stage) return undefined;
        stage.done = true;
        return { 事项: "节点完成", 节点: stage.number, ...(tape.chance(50) ? paper("节点验收单") : {}) };
      }
      case "move": {
        const others = setting.units.filter((unit) => unit !== entry.owner && this.mayHold(unit, entry.task));
        if (others.length === 0 || tape.chance(50)) return undefined;
        course.state = "已移出";
        return { 事项: "移交", 移至: tape.one(others).名称 };
      }
      case "merge": {
        const into = this.problems.find(
          (other) => other !== entry && other.course.state !== "已移出" && (other.plain["登记日期"] as string) <= on,
        );
        if (!into || tape.chance(30)) return undefined;
        course.state = "已移出";
        return { 事项: "合并", 并入: into.plain["编号"] };
      }
      default: {
        if (course.due === undefined || (plain["分类处置"] === "从重处理" && !course.decided && !course.decidedBefore)) return undefined;
        Object.assign(course, { state: "待核查", asked: undefined, onSite: false, seenByOthers: false });
        return { 事项: "报完成", 情况: "已整改", 签字: "张某", ...paper("整改报告") };
      }
    }
  }

  private mayBeLongTerm(plain: Plain): boolean {
    return this.setting.mayBeLongTerm && plain["分类处置"] !== "立行立改";
  }

  private isLongTerm(): boolean {
    return this.setting.mayBeLongTerm && this.tape.chance(20);
  }

  /** A 时限 that begins at `on`. */
  private newDue(plain: Plain, on: string, least: number, most: number): string {
    return this.mayBeLongTerm(plain) && this.isLongTerm() ? longTerm : later(on, this.tape.number(least, most));
  }

  private decision({ owner, course }: Entry, asked: string, on: string): Plain {
    const { tape, setting } = this;
    course.asked = undefined;
    const answer = { 批准单位: this.approver(owner), 文号: "某批〔2018〕7号" };
    const due = course.due as string;
    if (tape.chance(30) || (due === longTerm && asked < on)) return { 事项: "延期批复", 结论: "驳回", ...answer };
    if (due === longTerm) course.due = later(on, tape.number(0, daysFrom(on, asked)));
    else if (asked === longTerm) course.due = tape.chance(50) ? longTerm : later(due, tape.number(1, 40));
    else course.due = later(due, tape.number(1, daysFrom(due, asked)));
    course.extensions += 1;
    if (course.extensions > setting.maxExtensions) throw new Error("more extensions than the plan allows");
    const areDays = due !== longTerm && course.due !== longTerm;
    const stages =
      areDays && course.stages.length > 0 && daysFrom(due, course.due) >= 3 && tape.chance(50) ? timetable(tape, due, course.due) : [];
    if (stages.length > 0) {
      const highest = Math.max(...course.stages.map(({ number }) => number));
      course.stages = [
        ...course.stages.filter(({ done }) => done),
        ...stages.map((_, index) => ({ number: highest + index + 1, done: false })),
      ];
    }
    return { 事项: "延期批复", 结论: "批准", 延至: course.due, ...answer, ...(stages.length > 0 ? { 节点: stages } : {}) };
  }

  private approver(owner: Unit): string {
    const { tape, setting } = this;
    return tape.one(owner.名称 === setting.host ? setting.otherBodies : [setting.office, ...setting.otherBodies]);
  }

  private review({ owner, course, plain }: Entry, on: string): Plain {
    const { tape, setting } = this;
    const others = setting.units.map(({ 名称 }) => 名称).filter((name) => name !== owner.名称);
    const bodies = [...new Set([tape.one([setting.office, ...setting.otherBodies, "区分组办公室"]), ...tape.some(others, 60)])];
    const 方式 = tape.one(["现场", "资料", "回访", "抽查"]);
    const common = {
      事项: "核查",
      核查单位: bodies,
      核查人: ["赵某", "钱某", "孙某"].slice(0, Math.max(setting.verifiers, tape.number(1, 3))),
      方式,
      ...this.answered("追责落实", () => tape.one(["是", "不涉及"])),
      ...this.answered("制度有效", () => tape.one(["是", "不涉及"])),
      说明: "核查情况见核查表",
      文号: "核查〔2018〕7号",
    };
    if (方式 !== "资料") course.onSite = true;
    if (tape.chance(30)) {
      return { ...common, ...this.answered("整改到位", () => "否"), 结论: "不通过", ...this.sentBack(course, plain, on) };
    }
    if (bodies.some((name) => others.includes(name))) course.seenByOthers = true;
    Object.assign(course, { state: "待销号", taken: 0, closableFrom: "" });
    return { ...common, ...this.answered("整改到位", () => "是"), 结论: "通过" };
  }

  /** One of the three questions, always where the plan asks it. */
  private answered(question: string, answer: () => string): Plain {
    return this.setting.reviewsAsked.includes(question) || this.tape.chance(50) ? { [question]: answer() } : {};
  }

  private sentBack(course: Course, plain: Plain, on: string): Plain {
    const due = course.due === undefined || this.tape.chance(30) ? this.newDue(plain, on, 0, 40) : undefined;
    Object.assign(course, { state: "整改中", ...(due === undefined ? {} : { due }) });
    return due === undefined ? {} : { 时限: due };
  }

  /** The step of 验收 that comes next. */
  private acceptance({ owner, course, plain }: Entry, step: AcceptancePlanned, on: string): Plain | undefined {
    const { tape, setting } = this;
    const bodies = step.单位 ?? [setting.office, ...setting.otherBodies, ...setting.units.map(({ 名称 }) => 名称)];
    const others = bodies.filter((name) => name !== owner.名称);
    if (others.length === 0) return undefined; // only the owner could take it
    const first = tape.one(others);
    const 单位 = bodies.filter((name) => name === first || tape.chance(20));
    const common = { 事项: "验收", 步骤: step.名称, ...(step.单位 || tape.chance(50) ? { 单位 } : {}), 文号: "验收〔2018〕1号" };
    if (tape.chance(25)) return { ...common, 结论: "不通过", 说明: "资料不全", ...this.sentBack(course, plain, on) };
    course.taken += 1;
    const over = later(on, step.天数 ?? 0);
    if (over > course.closableFrom) course.closableFrom = over;
    return { ...common, 结论: "通过" };
  }

  private closure(entry: Entry, on: string): Plain | undefined {
    const { setting } = this;
    const { owner, course } = entry;
    const step = setting.acceptance[course.taken];
    if (step) return this.acceptance(entry, step, on);
    if (on < course.closableFrom) return undefined;
    if ((setting.onSite && !course.onSite) || (owner.名称 === setting.host && !course.seenByOthers)) return undefined;
    course.state = "已销号";
    return { 事项: "销号", 批准单位: this.approver(owner), 文号: "销号〔2018〕2号" };
  }

  private rebound({ course, plain }: Entry, on: string): Plain {
    const { tape } = this;
    const due = this.newDue(plain, on, 5, 45);
    const stages = plain["分类处置"] === "分步整改" || tape.chance(20) ? timetable(tape, on, due === longTerm ? later(on, 40) : due) : [];
    Object.assign(course, {
      ...{ state: "整改中", due, asked: undefined, extensions: 0 },
      stages: stages.map((_, index) => ({ number: index + 1, done: false })),
    });
    return {
      事项: "反弹",
      来源: tape.one(["督查", "企业反映"]),
      情况: "问题再次出现",
      时限: due,
      ...(stages.length > 0 ? { 节点: stages } : {}),
    };
  }

  /** Whom it was handed to enters it, mostly, and goes on with it. */
  private receive(from: Entry, log: readonly Plain[]): void {
    const { tape, setting } = this;
    const handover = log.at(-1);
    if (handover?.["事项"] !== "移交" || tape.chance(20)) return;
    const owner = setting.units.find(({ 名称 }) => 名称 === handover["移至"]) as Unit;
    const { 类型, 题目, 情况, 来源, 清单号, 编号 } = from.plain;
    const plain = {
      编号: this.newId(owner, from.task),
      移自: 编号,
      任务: from.task.序号,
      类型,
      题目,
      情况,
      来源,
      ...(清单号 === undefined ? {} : { 清单号 }),
    };
    const enteredOn = later(handover["日期"] as string, tape.number(0, 9));
    const isSerious = 清单号 === undefined && setting.newIsSerious;
    const handling = isSerious ? "从重处理" : tape.one(["立行立改", "分步整改", ...(setting.newIsSerious ? [] : ["从重处理"])]);
    this.write(plain, owner, from.task, enteredOn, handling, from.course.due, from.course.decided);
  }

  /** The earlier list: every number that a problem bears, of the unit that had it first. */
  baseline(): Plain {
    const first = this.problems.filter(({ plain }) => plain["清单号"] !== undefined && plain["移自"] === undefined);
    return {
      名称: "2017年清理问题清单",
      清单: first.map(({ plain, owner, task }) => ({ 清单号: plain["清单号"], 单位: owner.名称, 任务: task.序号, 题目: plain["题目"] })),
    };
  }

  /** What the unit did of the plan's own 履职要求. */
  private plannedDuties(unit: Unit): Plain[] {
    const { tape, setting } = this;
    const duties: Plain[] = [];
    const owed = setting.duties.filter(({ 单位 }) => owes(unit, 单位, setting.tasks));
    for (const 事项 of new Set(owed.map((one) => one.事项))) {
      const same = owed.filter((one) => one.事项 === 事项);
      const months = new Set(same.flatMap((one) => monthsNamed(one, setting.lastReport)));
      for (const month of [...months].sort())
        if (tape.chance(60))
          duties.push({
            日期: later(`${month}-25`, tape.number(0, 50)),
            事项,
            月份: month,
            ...(tape.chance(20) ? { 需协调事项: ["协调"] } : {}),
          });
      const deadlines = same.flatMap(({ 截止 }) => 截止 ?? []);
      if (same.some(({ 阶段 }) => 阶段 !== undefined))
        for (let count = tape.number(0, 6); count > 0; count--) {
          const 应报 = deadlines.length > 0 && tape.chance(40) ? tape.one(deadlines) : undefined;
          const near = deadlines.length > 0 && tape.chance(60) ? later(tape.one(deadlines), tape.number(-9, 9)) : this.someDay();
          duties.push({ 日期: near, 事项, ...(应报 === undefined ? {} : { 应报 }), ...paper(事项) });
        }
    }
    return inOrder(duties, (day) => this.note(day));
  }

  duties(unit: Unit): Plain[] {
    const { tape, setting } = this;
    if (setting.duties.length > 0) return this.plannedDuties(unit);
    const duties: Plain[] = [];
    const isOwed = (month: string) => month >= setting.firstReport && month <= setting.lastReport;
    for (let month = "2018-04"; month <= "2018-10"; month = nextMonth(month)) {
      if (tape.chance(60) && isOwed(month))
        duties.push({
          日期: later(`${nextMonth(month)}-01`, tape.number(0, 40)),
          事项: "月报",
          月份: month,
          ...(tape.chance(30) ? { 下月打算: ["继续推进"] } : {}),
        });
    }
    for (const 事项 of tape.some(["调研", "动员部署", "清单复核", "专题报告", "制度清理", "总结", "总结"]))
      duties.push({ 日期: this.someDay(), 事项, ...paper(事项) });
    if (tape.chance(30)) duties.push({ 日期: this.someDay(), 事项: "责任书", 对方: tape.one(setting.otherBodies), ...paper("责任书") });
    if (tape.chance(30)) duties.push({ 日期: this.someDay(), 事项: "建议", 对象: tape.one(setting.units).名称, 情况: "建议压缩环节" });
    for (let count = tape.number(0, 3); count > 0; count--) {
      const seen = tape.one(this.problems.length > 0 ? this.problems : [undefined]);
      duties.push({
        ...{ 日期: this.someDay(), 事项: "交叉检查", 对象: tape.one(setting.units).名称, 情况: "查看有关项目资料" },
        ...(seen && tape.chance(50)
          ? { 发现: [{ 情况: "发现一处问题", 单位: seen.owner.名称, 任务: seen.task.序号, 编号: seen.plain["编号"] }] }
          : {}),
      });
    }
    return inOrder(duties, (day) => this.note(day));
  }

  dutiesOfOffice(): Plain[] {
    const { tape, setting } = this;
    const duties: Plain[] = tape
      .some(["明察", "暗访", "督查", "抽查"])
      .map((事项) => ({ 日期: this.someDay(), 事项, 对象: tape.one(setting.units).名称, 情况: "查看有关情况" }));
    if (tape.chance(50)) duties.push({ 日期: "2018-07-10", 事项: "通报", 月份: "2018-06", 文号: "某通〔2018〕1号" });
    if (tape.chance(50)) duties.push({ 日期: this.someDay(), 事项: "上报", 对象: "专项办", ...paper("专题报告") });
    return inOrder(duties, (day) => this.note(day));
  }

  private someDay(): string {
    return later(this.setting.start, this.tape.number(0, this.setting.dutyDays));
  }
}

function inOrder(duties: Plain[], note: (day: string) => string): Plain[] {
  for (const duty of duties) note(duty["日期"] as string);
  return duties.sort((a, b) => ((a["日期"] as string) < (b["日期"] as string) ? -1 : 1));
}

/** Two or three milestones after `from`, strictly rising, the last at most on `to`; there are three days between them or more. */
function timetable(tape: Tape, from: string, to: string): Plain[] {
  const span = daysFrom(from, to);
  const last = span > 3 ? span - tape.number(0, 1) : span;
  const days = tape.chance(50) ? [1, tape.number(2, last - 1), last] : [tape.number(1, last - 1), last];
  return days.map((count, index) => ({ 时限: later(from, count), 成果: `成果${index + 1}` }));
}
