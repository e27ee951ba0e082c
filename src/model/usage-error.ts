/**
 * A wrong call, workspace or template: the fault is not in a ledger, so it is no Diagnostic. Caught in one place, at the top, and
 * printed without a stack; the exit code is 2. `message` is one sentence in Chinese without full stop; `hint` says what to do; `commands` are
 * what to type for it, each printed on a line of its own.
 */
export class UsageError extends Error {
  override readonly name = "UsageError";
  readonly hint: string | undefined;

  constructor(
    message: string,
    hint?: string,
    readonly commands: readonly string[] = [],
  ) {
    super(message);
    this.hint = hint;
  }
}
