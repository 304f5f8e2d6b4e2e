import { refusalIn } from '../locales/refusals.ts';
import { locales } from '../../../phrases/manual.ts';
import { useManuals, useManualNews } from '../store/manuals.ts';
import { showNotice } from '../store/view.ts';
import * as calls from './manual-calls.ts';
import { fetchManual } from './manuals.ts';

/** Handles the announcement of the active version: reloads the loaded manuals if it has changed, and its changes. */
export async function manualChanged(version: number): Promise<void> {
  const before = useManualNews.getState().version;
  useManualNews.setState({ version });
  const known = useManuals.getState();
  if (before !== null && before !== version)
    await Promise.all(locales.filter((one) => known[one] !== undefined).map(fetchManual));
  const answer = await calls.news();
  if (answer.ok) useManualNews.setState({ news: answer });
}

/** Confirms that the reader has seen the changes; resolves with whether that succeeded. */
export async function confirmNews(version: number): Promise<boolean> {
  const answer = await calls.confirm(version);
  if (answer.ok) useManualNews.setState({ news: answer });
  else {
    showNotice(refusalIn(answer.error));
    await manualChanged(version);
  }
  return answer.ok;
}
