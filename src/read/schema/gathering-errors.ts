// ajv's validators copy all that was found before at each part that refuses something. The build too calls this, for the validators it writes.

/** A validator's code with each part's errors added to those before: thousands of faults then take time that follows their number. */
export function gatheringErrors(code: string): string {
  return code.replace(
    /vErrors\.concat\(([\w$.]+)\.errors\)/g,
    (_, part: string) => `(() => { for (const error of ${part}.errors) vErrors.push(error); return vErrors; })()`,
  );
}
