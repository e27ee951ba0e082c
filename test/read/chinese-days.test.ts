// Days and months in Chinese figures, as official papers print them.
import { expect, it } from "vitest";
import { changed, told } from "./told.ts";

it.each([
  ["2018年4月三十一日", "“2018年4月三十一日”不是一个日期：2018年4月只有30天", "请核对是哪一天，例如 2018-04-30。"],
  ["二〇二〇年七月三十一日", "“时限”应写成“年-月-日”，现在是“二〇二〇年七月三十一日”", "请改为“时限: 2020-07-31”。"],
  ["二零二零年十二月十日", "“时限”应写成“年-月-日”，现在是“二零二零年十二月十日”", "请改为“时限: 2020-12-10”。"],
  ["2020年十月二十号", "“时限”应写成“年-月-日”，现在是“2020年十月二十号”", "请改为“时限: 2020-10-20”。"],
  ["二〇二〇年七月", "“时限”要写到哪一天，现在是“二〇二〇年七月”", "请补上日，例如“时限: 2020-07-15”。"],
])("时限: %s", async (written, message, hint) => {
  const { diagnostics } = await told(changed("时限: 2020-07-31", `时限: ${written}`));
  expect(diagnostics.map((one) => [one.rule, one.message, one.hint])).toEqual([["day-is-real", message, hint]]);
});

it("月份: 二〇二〇年四月", async () => {
  const { diagnostics } = await told(changed("月份: 2020-04", "月份: 二〇二〇年四月"));
  expect(diagnostics.map(({ hint }) => hint)).toEqual(["请改为“月份: 2020-04”。"]);
});
