/**
 * A wrong call, workspace or template: nothing in a ledger, so no Diagnostic. Thrown once, caught once by the CLI,
 * printed without a stack, exit 2. `message` stands alone, in Chinese, without full stop; `hint` says what to do, `commands` what to type
 * for it, each alone on its line.
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
