/** jsdom knows no media queries: from here on exactly these match, none unless some are named. */
export function matchMedia(...matching: readonly string[]): void {
  window.matchMedia = (media) =>
    Object.assign(new EventTarget(), { matches: matching.includes(media), media }) as MediaQueryList;
}
