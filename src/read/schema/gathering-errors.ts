// A change to the code of ajv's validators, which copy all earlier errors at each part that refuses something. The build calls this too, for the
// validators that it writes.

/** A validator's code with each part's errors added to those before: so thousands of errors take linear time. */
export function gatheringErrors(code: string): string {
  return code.replace(
    /vErrors\.concat\(([\w$.]+)\.errors\)/g,
    (_, part: string) => `(() => { for (const error of ${part}.errors) vErrors.push(error); return vErrors; })()`,
  );
}
