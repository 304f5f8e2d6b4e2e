/** The translation of a text node, and its original text. */
interface Translated {
  font: Element;
  words: string;
}

/**
 * Keeps the page working while the browser translates it. Translators replace text nodes by `<font>` elements, while
 * React and Preact still hold the nodes: they would update text that is not in the page, or fail on a node without a
 * parent. So each replaced node is put back, empty, before its `<font>`. When the framework writes to the node, its
 * text replaces the translation (and is translated again); when it removes the node, the translation is removed too.
 * Call it before the first render. Returns a function that stops it.
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
    // Discards the records of the changes made here.
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

  /** The `<font>` that has replaced the node removed in a record; several nodes may share one. */
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
    // Some translators move the node itself into their element, which then keeps a copy.
    if (font.contains(text)) text.replaceWith(text.cloneNode());
    text.data = '';
    font.before(text);
    translated.set(text, { font, words });
    textsOf.set(font, (textsOf.get(font) ?? new Set<Text>()).add(text));
  }

  /** The framework has changed or removed this node, so its translation is outdated. */
  function drop(node: Node): void {
    const known = node instanceof Text ? translated.get(node) : undefined;
    if (!(node instanceof Text) || !known) return;
    translated.delete(node);
    textsOf.get(known.font)?.delete(node);
    known.font.remove();
    showOriginals(known.font);
  }

  /** The translation was removed: restores the original texts of its nodes. */
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
