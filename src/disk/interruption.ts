// Ctrl-C in the middle of some work: it is finished or undone before the program ends.

const codes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
const takeBack = new Set<() => void>();
let listening = false;

/**
 * From the first call on, signals are handled by listeners, so only between two turns of the event loop, and still end the program. The
 * listeners are never removed: a signal that came in the last turn would be lost with them.
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

/** `action` is called if the program is stopped before the returned function is called; of several, the last registered first. */
export function onInterruption(action: () => void): () => void {
  listen();
  takeBack.add(action);
  return () => takeBack.delete(action);
}

/** Runs the action without being interrupted: a signal that comes meanwhile takes effect afterwards. */
export function withoutInterruption<T>(action: () => T): T {
  listen();
  return action();
}
