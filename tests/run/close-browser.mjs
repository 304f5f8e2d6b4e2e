/** Ends what `open-browser.mjs` has opened. */
export default async function closeBrowserOfRun() {
  await globalThis.browserOfRun.close();
}
