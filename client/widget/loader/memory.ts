const FLAG = 'huashu.running';

/**
 * What is kept over page loads, on this site or in this tab, after setting it if `flag` is given: whether something of a
 * chat runs on the site, so that its news shows before anybody opens it; whether the widget is open in the tab. False
 * where nothing can be kept.
 */
export function remember(place: 'localStorage' | 'sessionStorage', flag?: unknown): boolean {
  try {
    if (flag !== undefined) window[place][FLAG] = flag;
    return window[place][FLAG] === 'true';
  } catch {
    return false;
  }
}
