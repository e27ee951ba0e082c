/**
 * A wrong call, workspace or template: nothing in a ledger, so no Diagnostic. Thrown once, caught once by the CLI,
 * printed without a stack, exit 2. `message` stands alone, in Chinese, without full stop; `hint` says what to do.
 */
export class UsageError extends Error {
  override readonly name = "UsageError";
  readonly hint: string | undefined;

  constructor(message: string, hint?: string) {
    super(message);
    this.hint = hint;
  }
}
