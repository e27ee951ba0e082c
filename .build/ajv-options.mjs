// How schemas are compiled. `format` is for editors; what counts is the pattern beside it, which every validator reads alike.
export const ajvOptions = {
  strict: true,
  strictRequired: false,
  strictTypes: false,
  allErrors: true,
  verbose: true,
  inlineRefs: false,
  validateFormats: false,
  unicodeRegExp: true,
  messages: false,
};
