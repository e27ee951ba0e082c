// What closes the text: 附件说明, 署名, 成文日期, 附注 (GB/T 9704-2012, 7.3.4 to 7.3.6).
import { Paragraph, Tab, TextRun } from "docx";
import type { PaperTree } from "../../model/paper.ts";
import { printedWidth } from "../printed-width.ts";
import { characterSpacing, type Density, em } from "./page.ts";
import { styles } from "./styles.ts";
import { printable, runOf } from "./text.ts";

/** Signature and date stay on one page with the end of the list of annexes. */
export function closingOf({ head: { signer, signedOn, note }, annexes }: PaperTree, density: Density): Paragraph[] {
  const isSigned = signer !== "" || signedOn !== "";
  return [
    ...annexListOf(
      annexes.map(({ title }) => title),
      { isKept: isSigned || note !== "", density },
    ),
    ...signatureOf(printable(signer), printable(signedOn), { isKept: note !== "", density }),
    ...(note === "" ? [] : [new Paragraph({ style: styles.note, children: runOf(`（${note}）`) })]),
  ];
}

const label = "附件：";

/** One line below the text, two characters in; further lines and names are indented to the first name. */
interface Closed {
  /** Keep it on the page of what follows. */
  readonly isKept: boolean;
  readonly density: Density;
}

function annexListOf(titles: readonly string[], { isKept, density }: Closed): Paragraph[] {
  const start = 2 + printedWidth(label);
  const [only = "", ...others] = titles;
  if (titles.length === 0) return [];
  if (others.length === 0) return [listed(runOf(`${label}${only}`), start, printedWidth(label), { isFirst: true, isKept, density })];
  const numeral = titles.length < 10 ? 1.25 : 1.75;
  return titles.map((title, index) => {
    const isFirst = index === 0;
    const lead = new TextRun({ children: [`${isFirst ? label : ""}${index + 1}.`, new Tab()] });
    return listed([lead, ...runOf(title)], start + numeral, isFirst ? printedWidth(label) + numeral : numeral, {
      isFirst,
      isKept: index >= titles.length - linesKept ? isKept || index < titles.length - 1 : index === 0,
      density,
    });
  });
}

/** So many lines of the list stay on the page of the signature. */
const linesKept = 2;

interface ItemPlace extends Closed {
  readonly isFirst: boolean;
}

/** `left`, `hanging` in characters. */
function listed(children: readonly TextRun[], left: number, hanging: number, { isFirst, isKept, density }: ItemPlace): Paragraph {
  return new Paragraph({
    style: styles.annexList,
    keepNext: isKept,
    spacing: { before: isFirst ? density.line : 0 },
    indent: { left: inTwips(left, density), hanging: inTwips(hanging, density) },
    children,
  });
}

const inTwips = (characters: number, { size }: Density): number => Math.round(characters * (em(size) + characterSpacing));

/** Left above 署名, for the seal. */
export const roomForSeal = ({ line, air }: Density): number => 2 * line * Math.max(air, 0.75);

/**
 * The date four characters in from the right, the signer centred over it; a signer so long that he would stand less than
 * two characters in stands there, and the date is centred under him.
 */
function signatureOf(signer: string, signedOn: string, { isKept, density }: Closed): Paragraph[] {
  const overhang = signer === "" || signedOn === "" ? 0 : (printedWidth(signer) - printedWidth(signedOn)) / 2;
  const signerRight = Math.max(2, 4 - overhang);
  const lines = [
    { text: signer, right: signer === "" ? 4 : signerRight },
    { text: signedOn, right: signerRight + overhang },
  ].filter(({ text }) => text !== "");
  return lines.map(
    ({ text, right }, index) =>
      new Paragraph({
        style: styles.signature,
        keepNext: isKept || index < lines.length - 1,
        spacing: { before: index === 0 ? roomForSeal(density) : 0 },
        indent: { right: inTwips(right, density) },
        children: runOf(text),
      }),
  );
}
