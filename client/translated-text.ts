/** What stands in for a text: the translation, and the words that were there before. */
interface Translated {
  font: Element;
  words: string;
}

/**
 * Keeps a page alive that the browser translates. A translator puts `<font>` elements in the place of text nodes, which
 * React and Preact still hold: they would then change a text that nobody sees, or fail on one that has no parent. So
 * each such text is put back, empty, before what stands in for it. What the framework writes into it later takes the
 * translation's place (and is translated anew), and where it removes it, the translation goes too. Call it before the
 * first drawing; the answer ends it.
 */
export function surviveTranslation(root: Node): () => void {
  const translated = new WeakMap<Text, Translated>();
  const textsOf = new WeakMap<Element, Set<Text>>();
  const observer = new MutationObserver(follow);
  observer.observe(root, { childList: true, characterData: true, subtree: true });
  return () => observer.disconnect();

  function follow(records: MutationRecord[]): void {
    for (const record of records) {
      if (record.type === 'characterData') drop(record.target);
      for (const node of record.removedNodes) {
        if (node instanceof Text) taken(node, record, records);
        else if (node instanceof Element && !node.isConnected) showOriginals(node);
      }
    }
    // What was done here is no news.
    observer.takeRecords();
  }

  function taken(text: Text, record: MutationRecord, records: MutationRecord[]): void {
    const known = translated.get(text);
    if (known) {
      if (!text.isConnected) drop(text);
      else if (known.font.isConnected) text.after(known.font);
      return;
    }
    if (text.parentNode === record.target) return;
    const font = standInFor(record, records);
    if (font) putBack(text, font);
  }

  /** The translation that has taken the place of what a record removed; several texts may share one. */
  function standInFor(record: MutationRecord, records: MutationRecord[]): Element | undefined {
    const { target, previousSibling, nextSibling } = record;
    const near = [...record.addedNodes, previousSibling, nextSibling];
    const added = records.filter((one) => one.target === target).flatMap((one) => [...one.addedNodes]);
    const fonts = [...near, ...added].filter(
      (node): node is Element => node instanceof Element && isFont(node) && node.parentNode === target,
    );
    return fonts.find((font) => added.includes(font) && !textsOf.has(font)) ?? fonts[0];
  }

  function putBack(text: Text, font: Element): void {
    const words = text.data;
    // Some translators move the text itself into their element; there it goes on as a copy.
    if (font.contains(text)) text.replaceWith(text.cloneNode());
    text.data = '';
    font.before(text);
    translated.set(text, { font, words });
    textsOf.set(font, (textsOf.get(font) ?? new Set<Text>()).add(text));
  }

  /** The framework has changed or removed this text: its translation is no longer true. */
  function drop(node: Node): void {
    const known = node instanceof Text ? translated.get(node) : undefined;
    if (!(node instanceof Text) || !known) return;
    translated.delete(node);
    textsOf.get(known.font)?.delete(node);
    known.font.remove();
    showOriginals(known.font);
  }

  /** A translation was taken away: the texts that it stood for say again what they said. */
  function showOriginals(font: Element): void {
    for (const text of textsOf.get(font) ?? []) {
      text.data = translated.get(text)?.words ?? text.data;
      translated.delete(text);
    }
    textsOf.delete(font);
  }
}

function isFont({ localName }: Element): boolean {
  return localName === 'font';
}
