import { drawing } from './drawings.ts';
import './demo.css';
import { en, zhCn, type ShopTexts } from './texts.ts';

const wish = new URLSearchParams(location.search).get('lang') ?? navigator.language;
const chinese = wish.startsWith('zh');
const texts = chinese ? zhCn : en;

fill(texts);
embed(chinese ? 'zh-CN' : 'en');

// The same as a shop's <script src="…/widget.js" async></script>, with the language of the page.
function embed(locale: string): void {
  const script = document.createElement('script');
  script.src = '/widget.js';
  script.async = true;
  script.dataset['locale'] = locale;
  document.body.append(script);
}

function fill(shop: ShopTexts): void {
  document.documentElement.lang = chinese ? 'zh-CN' : 'en';
  document.title = shop.shop;
  const words = new Map<string | undefined, unknown>(Object.entries(shop));
  const wordsFor = (key: string | undefined): string => {
    const found = words.get(key);
    return typeof found === 'string' ? found : '';
  };
  for (const place of document.querySelectorAll<HTMLElement>('[data-text]'))
    place.textContent = wordsFor(place.dataset['text']);
  for (const place of document.querySelectorAll<HTMLElement>('[data-label]'))
    place.setAttribute('aria-label', wordsFor(place.dataset['label']));
  document.querySelector('#language')?.setAttribute('href', chinese ? '?lang=en' : '?lang=zh-CN');
  document.querySelector('#ask')?.addEventListener('click', () => window.huashu?.('open'));
  document.querySelector('.goods')?.append(...shop.goods.map((product, index) => card(shop, product, index)));
}

function card(shop: ShopTexts, product: ShopTexts['goods'][number], index: number): HTMLElement {
  const item = document.createElement('li');
  const picture = document.createElement('div');
  const ask = document.createElement('button');
  picture.className = `shot shot-${index + 1}`;
  picture.append(drawing(index));
  ask.type = 'button';
  ask.textContent = shop.askAbout;
  ask.addEventListener('click', () => {
    window.huashu?.('identify', { attributes: { product: product.name } });
    window.huashu?.('open');
  });
  item.append(
    picture,
    text('h3', product.name),
    text('p', product.words),
    text('strong', product.price),
    ask,
  );
  return item;
}

function text(tag: string, words: string): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = words;
  return element;
}
