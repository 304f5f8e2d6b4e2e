/**
 * The files of a paste or a drop, each once. Word, Excel and WPS put a picture of their text beside the text: then the
 * text is meant.
 */
export function pastedFiles(data: DataTransfer, isPaste: boolean): File[] {
  if (isPaste && data.getData('text/plain') !== '') return [];
  const found = [...data.items].flatMap((item) => (item.kind === 'file' ? (item.getAsFile() ?? []) : []));
  const seen = new Set<string>();
  return found.filter(({ size, lastModified, name }) => {
    // The same picture under two types is one.
    const key = isPaste ? `${size} ${lastModified}` : `${name} ${size} ${lastModified}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
