/**
 * Catches files that are dropped on the page or pasted into it, as long as none can be sent: the browser would open a
 * dropped one in the place of the page. `told` is called once for each. Answers how to stop.
 */
export function catchFiles(page: Document, told: () => void): () => void {
  const over = (event: DragEvent): void => {
    if (!holdsFiles(event.dataTransfer)) return;
    event.preventDefault();
    if (event.type === 'drop') told();
  };
  const pasted = (event: ClipboardEvent): void => {
    const { clipboardData: held } = event;
    // A table or a text copied from an office program brings a picture of itself: there the words count.
    if (!holdsFiles(held) || held?.getData('text/plain') !== '') return;
    event.preventDefault();
    told();
  };
  page.addEventListener('dragover', over);
  page.addEventListener('drop', over);
  page.addEventListener('paste', pasted);
  return () => {
    page.removeEventListener('dragover', over);
    page.removeEventListener('drop', over);
    page.removeEventListener('paste', pasted);
  };
}

function holdsFiles(held: DataTransfer | null): boolean {
  return held?.types.includes('Files') === true;
}
