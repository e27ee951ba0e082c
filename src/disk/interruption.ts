// Ctrl-C while something is half done: it is first finished, or taken back.

const codes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
const takeBack = new Set<() => void>();
let listening = false;

/**
 * From the first call on, a signal is heard between two steps of the program instead of in the midst of one, and ends it as it would anyway.
 * The listeners are never taken away: a signal that came in the last step would be lost with them.
 */
function listen(): void {
  if (listening) return;
  listening = true;
  for (const [signal, code] of Object.entries(codes))
    process.on(signal, () => {
      for (const one of [...takeBack].reverse()) one();
      process.exit(code);
    });
}

/** What must be taken back, the last first, should the program be stopped before the returned function is called. */
export function onInterruption(action: () => void): () => void {
  listen();
  takeBack.add(action);
  return () => takeBack.delete(action);
}

/** Runs in one step what may not be left half done: a signal that comes meanwhile is heard afterwards. */
export function withoutInterruption<T>(action: () => T): T {
  listen();
  return action();
}
