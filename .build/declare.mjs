// src/library.ts → dist/types/: what TypeScript is told of the library. A file at a time and only those that its signatures lead to, so that
// it costs a moment and not the compiler's look at everything (which `npm run types` takes).
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import ts from "typescript";
import { root } from "./options.mjs";

const types = `${root}dist/types`;
rmSync(types, { recursive: true, force: true });

const waiting = ["library.ts"];
for (const file of waiting) {
  const { outputText, diagnostics = [] } = ts.transpileDeclaration(readFileSync(join(root, "src", file), "utf8"), {
    fileName: file,
    reportDiagnostics: true,
    compilerOptions: { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true },
  });
  const [fault] = diagnostics;
  if (fault) throw new Error(`src/${file}: ${ts.flattenDiagnosticMessageText(fault.messageText, "\n")}`);
  const text = outputText.replace(/(from "\.[^"]*)\.ts"/g, (_, from) => {
    const next = normalize(join(dirname(file), `${from.slice(6)}.ts`)).replaceAll("\\", "/");
    if (!waiting.includes(next)) waiting.push(next);
    return `${from}.mjs"`;
  });
  const out = join(types, file.replace(/\.ts$/, ".d.mts"));
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, text);
}
