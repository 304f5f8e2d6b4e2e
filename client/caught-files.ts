/**
 * Intercepts files that are dropped on the page or pasted into it, because files cannot be sent, and the browser would
 * replace the page by a dropped one. Calls `onFiles` for each drop or paste. Returns a function that stops it.
 */
export function catchFiles(page: Document, onFiles: () => void): () => void {
  const over = (event: DragEvent): void => {
    if (!holdsFiles(event.dataTransfer)) return;
    event.preventDefault();
    if (event.type === 'drop') onFiles();
  };
  const pasted = (event: ClipboardEvent): void => {
    const { clipboardData: held } = event;
    // Office programs add an image to copied text or tables: then the text is pasted.
    if (!holdsFiles(held) || held?.getData('text/plain') !== '') return;
    event.preventDefault();
    onFiles();
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
