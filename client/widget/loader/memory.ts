const FLAG = 'huashu.running';

/**
 * A flag that survives page loads, for this site or for this tab; sets it if `flag` is given. For the site: whether a
 * chat is in progress, so that its messages show before it is opened; for the tab: whether the widget is open. False if
 * the storage is not available.
 */
export function remember(place: 'localStorage' | 'sessionStorage', flag?: unknown): unknown {
  try {
    if (flag !== undefined) window[place][FLAG] = flag;
    return window[place][FLAG] === 'true';
  } catch {
    return;
  }
}
