import { isAlone, type WorkspaceRule } from "../model/rule.ts";

/** An info where the workspace has one unit's ledger only: what cannot be judged without the others. */
export const othersInSight: WorkspaceRule = {
  name: "others-in-sight",
  scope: "workspace",
  severity: "info",
  what: "跨单位的核对需要全部台账",
  why: "清单是否件件有着落、移交是否有人接收，只看一本台账无从判断。",
  example: {
    fails: `
      # ledgers 文件夹中没有“乙局.yaml”“丙局.yaml”“丁园区.yaml”
      # 甲局.yaml
      单位: <<甲局>>`,
    passes: `
      # ledgers 文件夹中已有各单位的台账
      # 甲局.yaml
      单位: 甲局`,
  },
  *check(context) {
    const { ledgers, baseline } = context;
    const own = ledgers.find(({ isOffice, unit }) => !isOffice && unit !== undefined);
    if (!own || !isAlone(context)) return;
    yield {
      at: own,
      path: ["unit"],
      message: `这里只有本单位的台账，${baseline ? "" : "清单是否件件有着落、"}编号是否与其他单位重复、移交合并和检查发现是否有人接收，未能核对`,
      hint: "不影响本单位报送；汇总之后由办公室核对。",
    };
  },
};
