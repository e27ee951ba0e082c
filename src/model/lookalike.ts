// Characters that look like a common Chinese character but are different ones: radicals and compatibility ideographs, as texts copied from
// a PDF have them.

/** Radicals that NFKC does not replace, each with the character it looks like (Unicode's Equivalent_Unified_Ideograph). */
const radicals =
  "⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺈刀⺉刂⺊卜⺌小⺍小⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺫目⺬示⺭礻⺯糹⺰纟⺱罓⺲罒⺴冗⺶羊⺹耂⺺肀⺻聿" +
  "⺼肉⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻈讠⻉贝⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟";

const characters: ReadonlyMap<string, string> = new Map(
  (radicals.match(/../gu) ?? []).map((pair): [string, string] => [pair.slice(0, 1), pair.slice(1)]),
);

const suspects = /[\u2e80-\u2fdf\uf900-\ufaff\u{2f800}-\u{2fa1f}]/gu;

/** The text with every lookalike replaced by the character that it looks like. */
export function withoutLookalikes(text: string): string {
  return text.replace(suspects, (character) => characters.get(character) ?? character.normalize("NFKC"));
}

/** Each lookalike of the text with what it looks like; the place counts UTF-16 units. */
export function lookalikesIn(text: string): { readonly at: number; readonly written: string; readonly usual: string }[] {
  return [...text.matchAll(suspects)].flatMap(({ 0: written, index }) => {
    const usual = withoutLookalikes(written);
    return usual === written ? [] : [{ at: index, written, usual }];
  });
}

/** `“⽬”看着像“目”，是另一个字符`, of the first lookalike; undefined for a text that holds none. */
export function lookalikeWords(text: string): string | undefined {
  const [first] = lookalikesIn(text);
  return first && `“${first.written}”看着像“${first.usual}”，是另一个字符`;
}
