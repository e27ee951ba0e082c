// What the window can show.

/**
 * Whether borders and marks keep to ASCII. The console Windows has always had draws box lines two columns wide under a Chinese font, and of
 * other marks broken ones; newer terminals tell by a variable that they are there. LEDGER_BORDERS=ascii or =lines decides by hand: a variable
 * may be inherited from the window another one was started in.
 */
export function keepsToAscii(system: NodeJS.Platform, env: Readonly<Record<string, string | undefined>>): boolean {
  const asked = env["LEDGER_BORDERS"]?.toLowerCase();
  if (asked === "ascii" || asked === "lines") return asked === "ascii";
  if (system !== "win32") return env["TERM"] === "linux";
  return !env["WT_SESSION"] && !env["TERM_PROGRAM"] && !env["TERMINAL_EMULATOR"];
}
