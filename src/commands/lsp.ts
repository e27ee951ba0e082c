// `ledger lsp`: the language server, on standard input and output.
import { findWorkspace, openWorkspace } from "../disk/workspace.ts";
import type { World } from "../entry/world.ts";
import type { Day } from "../model/day.ts";
import { UsageError } from "../model/usage-error.ts";

export interface LspCommand {
  readonly asOf?: Day | undefined;
  readonly root?: string | undefined;
}

/** 0 where the editor ends it, as it should or by going away; 1 where it says exit without shutdown. */
export async function lsp({ asOf, root }: LspCommand, world: World): Promise<number> {
  const session = world.session?.();
  if (!session) throw new UsageError("这里不能运行 ledger lsp", "它由编辑器启动，经标准输入输出说话。");
  const named = root === undefined ? undefined : (findWorkspace(world.folder, root) ?? openWorkspace(world.folder, root).root);
  if (world.isTerminal) world.err("ledger lsp 由编辑器启动；在这里打字没有用，按 Ctrl-C 结束。\n");
  const { serve } = await import("../session/language-server.ts");
  return serve(session, { asOf, root: named, version: world.version });
}
