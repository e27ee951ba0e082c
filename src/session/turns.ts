// One piece of work after another, never two at a time; what is asked for meanwhile is done together in the next turn.

export interface Turns<Asked> {
  ask(what: Asked): void;
  /** Rejected where the work failed; never fulfilled. */
  readonly failed: Promise<never>;
}

export function turns<Asked>(work: (asked: readonly Asked[]) => Promise<void>): Turns<Asked> {
  let waiting: Asked[] = [];
  let isBusy = false;
  let fail: (reason: unknown) => void;
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  const go = async () => {
    isBusy = true;
    while (waiting.length > 0) await work(waiting.splice(0));
    isBusy = false;
  };
  return {
    failed,
    ask(what) {
      waiting = [...waiting, what];
      if (!isBusy) go().catch((reason) => fail(reason));
    },
  };
}
