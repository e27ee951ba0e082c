// Unquoted values that YAML reads as a number which the clerk did not mean.

const plain = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
const grouped = /^[-+]?\d{1,3}(?:[_']\d{3})+(?:\.\d+)?$/;

/** More digits than a number keeps. */
const maxDigits = 15;

/** The message for a number in an unusual spelling: 0186, 0o17, 0x1F, 1e3, +5, .5, 5., 1_000, .inf, .nan; undefined for all others. */
export function numberDoubt(raw: string, value: unknown): { readonly message: string; readonly hint: string } | undefined {
  const text = `如是编号、代码等文字，请加英文引号："${raw}"。`;
  if (typeof value === "string" && grouped.test(raw))
    return { message: `“${raw}”会被当作文字，不是数字`, hint: `如是数字，请写成“${raw.replace(/[_'+]/g, "")}”；${text}` };
  if (typeof value !== "number") return undefined;
  if (!Number.isFinite(value))
    return {
      message: `“${raw.toLowerCase()}”会被当作${Number.isNaN(value) ? "“不是数字”的特殊值" : "无穷大"}，不能统计`,
      hint: `没有数字的，请删去这一项；是文字的，请加英文引号："${raw.toLowerCase()}"。`,
    };
  const digits = raw.replace(/\D/g, "").replace(/^0+/, "");
  if (plain.test(raw) && digits.length > maxDigits && Number(raw) !== 0 && String(value) !== raw)
    return { message: `“${raw}”会被当作数字，后面的数位会丢失，成了${inDigits(value)}`, hint: text };
  if (plain.test(raw)) return undefined;
  return { message: `“${raw}”会被当作数字${inDigits(value)}`, hint: `如是数字，请写成“${inDigits(value)}”；${text}` };
}

/** Without an exponent, wherever it can be. */
function inDigits(value: number): string {
  return Number.isInteger(value) && Math.abs(value) >= 1e21 ? BigInt(value).toString() : String(value);
}
