import { describe, expect, it } from "vitest";
import { paperHtml } from "../../src/render/html/index.ts";
import { withRoomToWrite } from "../../src/render/room-to-write.ts";
import { paper } from "./docx/papers.ts";

const numberOf = (number: string) => withRoomToWrite(paper({ number }).head).number;

describe("room to write", () => {
  it.each([
    ["〔2018〕  号", "　　〔2018〕　　号"],
    ["某办〔2018〕   号", "某办〔2018〕　　号"],
    ["某办〔2018〕3号", "某办〔2018〕3号"],
    ["〔2018〕3号", "〔2018〕3号"],
    ["某办 〔2018〕 3号", "某办 〔2018〕 3号"],
    ["", ""],
  ])("makes of %j %j", (number, wide) => expect(numberOf(number)).toBe(wide));

  it("is left in both dates and nowhere else", () => {
    const blank = "2018年  月  日";
    const head = withRoomToWrite(paper({ signedOn: blank, printedOn: blank, title: blank, note: blank }).head);
    expect(head).toMatchObject({ signedOn: "2018年　　月　　日", printedOn: "2018年　　月　　日", title: blank, note: blank });
  });

  it("stands in the .html", async () => {
    const html = await paperHtml(paper({ number: "〔2018〕  号", signedOn: "2018年  月  日" }), { charts: [], comment: "" });
    expect(html).toContain('<p class="number">　　〔2018〕　　号</p>');
    expect(html).toContain('<p class="signed-on">2018年　　月　　日</p>');
  });
});
