// 统一社会信用代码, GB 32100-2015: 17 characters and a check character, weighted by powers of 3, modulo 31.

/** Without I, O, S, V, Z, which read like 1, 0, 5, U, 2. */
const characters = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/** The check character for the first 17 characters; undefined where they are no such code. */
export function checkCharacter(first: string): string | undefined {
  let sum = 0;
  let weight = 1;
  for (const character of first) {
    const value = characters.indexOf(character);
    if (value < 0) return undefined;
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return first.length === 17 ? characters[(31 - (sum % 31)) % 31] : undefined;
}

/** What is wrong with a code, as the end of a sentence; undefined when it is sound. */
export function creditCodeFault(code: string): string | undefined {
  if ([...code].length !== 18) return `有${[...code].length}个字符，应为18个`;
  const strange = [...code].find((character) => !characters.includes(character));
  if (strange) return `含有代码中不用的字符“${strange}”`;
  return checkCharacter(code.slice(0, 17)) === code[17] ? undefined : "最后一位校验码与前17位对不上";
}
