const FLAG = 'huashu.running';

/** Whether a chat is running on this site, so that its news shows before anybody opens it; false where nothing can be kept. */
export function remember(running?: boolean): boolean {
  try {
    if (running !== undefined) localStorage[FLAG] = running;
    return localStorage[FLAG] === 'true';
  } catch {
    return false;
  }
}
