// Ctrl-C while something is half done: it is first finished, or taken back.

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
const codes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
const takeBack = new Set<() => void>();

function interrupted(signal: (typeof signals)[number]): void {
  for (const one of takeBack) one();
  process.exit(codes[signal]);
}

/** What must be taken back should the program be stopped before the returned function is called. */
export function onInterruption(action: () => void): () => void {
  if (takeBack.size === 0) for (const signal of signals) process.on(signal, interrupted);
  takeBack.add(action);
  return () => {
    takeBack.delete(action);
    if (takeBack.size === 0) for (const signal of signals) process.off(signal, interrupted);
  };
}

/** Runs what may not be left half done: a signal that comes meanwhile is heard only afterwards. */
export function withoutInterruption<T>(action: () => T): T {
  const done = onInterruption(() => {});
  try {
    return action();
  } finally {
    // A signal that came meanwhile is delivered in a later turn; its hearer must still be there.
    setImmediate(() => setImmediate(done));
  }
}
