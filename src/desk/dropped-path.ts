// A file dragged onto a terminal comes as the shell would want it typed.
import { withoutEnds } from "../model/trimmed.ts";

/** What a path as typed may mean, the likeliest first: as it stands, without quotes, without escapes, from an address, with "/" for "\". */
export function spellingsOf(typed: string): string[] {
  const text = typed.trim();
  const quoted = /^(?:&\s*)?(?:'(.*)'|"(.*)"|“(.*)”)$/su.exec(text);
  const inner = quoted?.[1]?.replaceAll("'\\''", "'") ?? quoted?.[2] ?? quoted?.[3] ?? text;
  const isWindows = /^[A-Za-z]:[\\/]|^\\\\/.test(inner);
  const unescaped = isWindows ? inner : inner.replace(/\\(.)/gsu, "$1");
  const slashed = isWindows ? inner : inner.replaceAll("\\", "/");
  return [...new Set([text, inner, addressed(inner), unescaped, slashed])].filter((spelling) => spelling !== "");
}

function addressed(text: string): string {
  const path = /^file:\/\/(?:localhost)?(\/.*)$/s.exec(text)?.[1];
  if (path === undefined) return text;
  try {
    return decodeURIComponent(path).replace(/^\/([A-Za-z]:)/, "$1");
  } catch {
    return text;
  }
}

/** True where somebody meant a file, not the name of a paper. */
export function looksLikeFile(typed: string): boolean {
  return /[\\/]|\.[\p{L}\p{N}]{1,5}["'”]?$/u.test(typed.trim());
}

/** The file's name as it may stand on any computer. */
export function portableName(name: string): string {
  const tidy = withoutEnds(name.normalize("NFC").replace(/[<>:"|?*\\/\p{Cc}\p{Cf}\u2028\u2029]/gu, "-"), /[.\s]/);
  return tidy === "" ? "佐证" : tidy;
}

/** `照片.jpg` → `照片-2.jpg`. */
export function numberedName(name: string, ordinal: number): string {
  const [, stem = name, ending = ""] = /^(.+?)(\.[^.]*)?$/s.exec(name) ?? [];
  return ordinal === 1 ? name : `${stem}-${ordinal}${ending}`;
}
