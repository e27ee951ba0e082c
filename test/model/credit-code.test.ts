import { describe, expect, it } from "vitest";
import { checkCharacter, creditCodeFault } from "../../src/model/credit-code.ts";

const sound = ["91350100M000100Y43", "914403001922038216", "91440300708461136T"];

describe("统一社会信用代码 (GB 32100)", () => {
  it.each(sound)("%s is sound", (code) => {
    expect(creditCodeFault(code)).toBeUndefined();
    expect(checkCharacter(code.slice(0, 17))).toBe(code[17]);
  });

  it("tells any one character changed", () => {
    const missed = sound.flatMap((code) =>
      [...code].flatMap((_, index) =>
        [..."0123456789ABCDEFGHJKLMNPQRTUWXY"]
          .filter((character) => character !== code[index])
          .map((character) => code.slice(0, index) + character + code.slice(index + 1))
          .filter((other) => creditCodeFault(other) === undefined),
      ),
    );
    expect(missed).toEqual([]);
  });

  it.each([
    ["", "有0个字符，应为18个"],
    ["91350100M000100Y4", "有17个字符，应为18个"],
    ["91350100M000100Y433", "有19个字符，应为18个"],
    ["91350100m000100Y43", "含有代码中不用的字符“m”"],
    ["91350100I000100Y43", "含有代码中不用的字符“I”"],
    ["91350100M000100Y44", "最后一位校验码与前17位对不上"],
  ])("%j: %s", (code, fault) => expect(creditCodeFault(code)).toBe(fault));

  it("has no check character for what is no code", () => {
    expect(checkCharacter("91350100M000100Y")).toBeUndefined();
    expect(checkCharacter("91350100I000100Y4")).toBeUndefined();
  });
});
