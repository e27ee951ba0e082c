// 发文字号 of a notice: kind, year, serial within both.
import { type NoticeKind, noticeKinds } from "./kinds.ts";

export interface NoticeNumber {
  readonly kind: NoticeKind;
  readonly year: string;
  readonly serial: number;
}

/** 催办〔2020〕3号 */
export function printNumber({ kind, year, serial }: NoticeNumber): string {
  return `${kind}〔${year}〕${serial}号`;
}

const written = new RegExp(
  `^(${noticeKinds.join("|")})(?:单|通知单)?(?:[〔[(【〖{〈《「『](\\d{4})年?[〕\\])】〗}〉》」』]|-?(\\d{4})(?:-|年-?))第?0*([1-9]\\d{0,5})号?$`,
);

/**
 * The number in any usual spelling (full-width digits, other brackets, 催办-2020-3); undefined for anything else, also for a number with
 * other characters in it.
 */
export function numberIn(text: string): NoticeNumber | undefined {
  const plain = text
    .normalize("NFKC")
    .replace(/\s/g, "")
    .replace(/[\p{Pd}_/.]/gu, "-");
  const [, kind, inBrackets, bare, serial] = written.exec(plain) ?? [];
  const year = inBrackets ?? bare;
  return kind === undefined || year === undefined ? undefined : { kind: kind as NoticeKind, year, serial: Number(serial) };
}

export function isSameNumber(a: NoticeNumber, b: NoticeNumber): boolean {
  return a.kind === b.kind && a.year === b.year && a.serial === b.serial;
}
