import type { Frame, Page } from 'playwright-core';

/** What a translated text is shown as. */
export const translated = (text: string): string => `⟦${text}⟧`;

/**
 * Translates a page, or a frame of one, as browsers do, and goes on doing so: in the place of each text that is not under
 * `translate="no"`, and of each that comes later, stand two `<font>` elements with other words. A browser asks for the
 * words first, so what it replaces may have changed or gone by then.
 */
export async function translate(page: Page | Frame): Promise<void> {
  await page.evaluate(`(() => {
    const LEFT_ALONE = 'font, script, style, textarea, title, [translate=no], .notranslate';
    const wanted = () => {
      const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
      const texts = [];
      while (walker.nextNode()) texts.push(walker.currentNode);
      return texts.filter((text) => text.data.trim() !== '' && !text.parentElement.closest(LEFT_ALONE));
    };
    const replace = (text) => {
      const [outer, inner] = [document.createElement('font'), document.createElement('font')];
      inner.textContent = '⟦' + text.data + '⟧';
      outer.append(inner);
      text.parentNode?.replaceChild(outer, text);
    };
    let asked = false;
    const ask = () => {
      if (asked) return;
      asked = true;
      const texts = wanted();
      setTimeout(() => {
        for (const text of texts) replace(text);
        asked = false;
        if (wanted().length > 0) ask();
      }, 20);
    };
    new MutationObserver(ask).observe(document, { childList: true, characterData: true, subtree: true });
    ask();
  })()`);
}
