// The sample that comes with the program: whoever has a clone works in its folder, and writes into it where the own workspace is not named.
import { trueName } from "./below.ts";
import { findWorkspace } from "./workspace.ts";

/** True for the workspace that the program itself lies in. */
export function isShippedWorkspace(root: string): boolean {
  const own = findWorkspace(import.meta.dirname, undefined);
  return own !== undefined && trueName(own) === trueName(root);
}
