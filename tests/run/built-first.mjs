// Before any test: most of them start the desk as it is built, and would each complain in words of their own.
const SENTENCE = 'Run `npm test` (`npm test -- some/file`): it builds the desk first and finds a browser.';

/** Throws unless `scripts/test.mjs` has built the desk. */
export default function builtFirst() {
  // Jest prints the stack of what is thrown here; where it was thrown is of no interest.
  if (!process.env.HUASHU_BUILD) throw Object.assign(new Error(SENTENCE), { stack: SENTENCE });
}
