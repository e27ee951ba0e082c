// What may be typed for a day and for a month.
import { describe, expect, it } from "vitest";
import { day, month } from "../../src/command-line/options.ts";

describe("options take a day or month as people write it", () => {
  it.each(["2020-06-30", "2020/6/30", "2020.6.30", "2020年6月30日", "２０２０年６月３０日", "二〇二〇年六月三十日", "20200630"])(
    "%s",
    (text) => expect(day(text)).toBe("2020-06-30"),
  );
  it.each(["2020-06", "2020/6", "2020.06", "2020年6月", "2020年6月份", "２０２０年０６月", "二〇二〇年六月", "202006"])("%s", (text) =>
    expect(month(text)).toBe("2020-06"),
  );
  it.each(["6月30日", "2020-06-31", "2020年6月", "昨天"])("no day: %s", (text) => expect(() => day(text)).toThrow("不是一个日期"));
  it.each(["6月", "2020-13", "2020年", "2020年6月30日"])("no month: %s", (text) => expect(() => month(text)).toThrow("不是一个月份"));
});
