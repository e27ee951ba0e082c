// What `npm version 0.2.0` calls. npm itself refuses where something is not committed, raises package.json and the lockfile, commits and sets
// the tag. `--check`, before the tests: is there something to release? Without it: the changelog's Unreleased becomes the version.
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const unreleased = /^## Unreleased\n([\s\S]*?)(?=^## |$(?![\s\S]))/m;

/** The changelog with what is unreleased under the version and the day; an Error where that is nothing. */
export function released(changelog, version, day) {
  const [section, entries = ""] = unreleased.exec(changelog) ?? [];
  if (section === undefined || !/^- /m.test(entries)) throw new Error("CHANGELOG.md: nothing stands under “## Unreleased”.");
  return changelog
    .replace(section, () => `## Unreleased\n\n## ${version} — ${day}\n\n${entries.trim()}\n\n`)
    .trimEnd()
    .concat("\n");
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  try {
    const text = released(readFileSync("CHANGELOG.md", "utf8"), process.env.npm_package_version, new Date().toISOString().slice(0, 10));
    if (!process.argv.includes("--check")) writeFileSync("CHANGELOG.md", text);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
