// A program of its own that writes, so that it can be killed, starved and set against others. Bundled by the test.
import { changeFile } from "../../src/disk/change-file.ts";
import { writeWhole } from "../../src/disk/workspace.ts";
import { withItems } from "../../src/edit/ledger-text.ts";

const [, , task = "", root = "", path = "", name = "", count = "0"] = process.argv;

/** All of one letter, and long enough that writing it takes a while. */
const version = (letter: string) => letter.repeat(2_000_000);

async function append(): Promise<void> {
  for (let index = 0; index < Number(count); index++)
    await changeFile(
      root,
      path,
      () => {},
      async (content) => {
        const { text } = withItems(new TextDecoder().decode(content), [], "履职", [{ 事项: `${name}-${index}` }], []);
        return { content: new TextEncoder().encode(text), result: undefined };
      },
    );
}

async function rewrite(): Promise<void> {
  process.stdout.write("ready\n");
  for (let index = 0; index < Number(count); index++) {
    await new Promise((resolve) => setImmediate(resolve)); // as between two commands
    const content = Buffer.from(version("ab"[index % 2] as string));
    await changeFile(
      root,
      path,
      () => {},
      async () => ({ content, result: undefined }),
    );
  }
}

try {
  if (task === "append") await append();
  else if (task === "rewrite") await rewrite();
  else writeWhole(`${root}/${path}`, version("c"));
} catch (error) {
  process.stderr.write(`${(error as Error).name}: ${(error as Error).message}\n`);
  process.exitCode = 2;
}
