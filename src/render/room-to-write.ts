// Widening the blanks in a paper's head (“年  月  日”, “〕  号”), so that there is room to write a number by hand.
import type { PaperHead } from "../model/paper.ts";

/** Two ideographic spaces, which no format makes narrower. */
const blank = "　　";

/** The same head with room in 发文字号, 成文日期 and 印发日期; a number without 机关代字 gets room for that as well. */
export function withRoomToWrite(head: PaperHead): PaperHead {
  const isBlank = blanks.test(head.number);
  return {
    ...head,
    number: `${isBlank && /^[〔[［(（]/.test(head.number) ? blank : ""}${widened(head.number)}`,
    signedOn: widened(head.signedOn),
    printedOn: widened(head.printedOn),
  };
}

const blanks = / {2,}/;

const widened = (text: string): string => text.replace(new RegExp(blanks, "g"), blank);
