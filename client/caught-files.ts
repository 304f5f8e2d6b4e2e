/**
 * Intercepts files that are dropped on the page or pasted into it where nothing takes them: the browser would replace the
 * page by a dropped one. Calls `onFiles` for each of these. Returns a function that stops it.
 */
export function catchFiles(page: Document, onFiles: () => void): () => void {
  const over = (event: DragEvent): void => {
    // What takes files listens on the document, before the window.
    if (event.defaultPrevented || !holdsFiles(event.dataTransfer)) return;
    event.preventDefault();
    if (event.type === 'drop') onFiles();
  };
  const pasted = (event: ClipboardEvent): void => {
    const { clipboardData: held } = event;
    // Office programs add an image to copied text or tables: then the text is pasted.
    if (event.defaultPrevented || !holdsFiles(held) || held?.getData('text/plain') !== '') return;
    event.preventDefault();
    onFiles();
  };
  const { defaultView: around } = page;
  around?.addEventListener('dragover', over);
  around?.addEventListener('drop', over);
  around?.addEventListener('paste', pasted);
  return () => {
    around?.removeEventListener('dragover', over);
    around?.removeEventListener('drop', over);
    around?.removeEventListener('paste', pasted);
  };
}

/** Whether a drag, a drop or a paste has files, and not words alone. */
export function holdsFiles(held: DataTransfer | null): boolean {
  return held?.types.includes('Files') === true;
}
