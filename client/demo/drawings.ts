const SVG = 'http://www.w3.org/2000/svg';

/** The icons of the products, in the order of the texts. */
const paths: readonly (readonly string[])[] = [
  ['M34 66V54a26 26 0 0 1 52 0v12', 'M28 62h14v30H34a6 6 0 0 1-6-6z', 'M92 62H78v30h8a6 6 0 0 0 6-6z'],
  [
    'M36 24h48a8 8 0 0 1 8 8v56a8 8 0 0 1-8 8H36a8 8 0 0 1-8-8V32a8 8 0 0 1 8-8z',
    'M60 56a15 15 0 1 0 0 30 15 15 0 0 0 0-30z',
    'M60 34a5 5 0 1 0 0 10 5 5 0 0 0 0-10z',
  ],
  ['M44 92h32', 'M60 92V62L44 46l16-16', 'M52 22l28 12-22 16z'],
  [
    'M48 40h24l6-18H42z',
    'M48 80h24l6 18H42z',
    'M46 38h28a8 8 0 0 1 8 8v28a8 8 0 0 1-8 8H46a8 8 0 0 1-8-8V46a8 8 0 0 1 8-8z',
    'M60 50v11l7 5',
  ],
];

/** The icon of a product, by its index from 0. */
export function drawing(index: number): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 120 120');
  svg.setAttribute('aria-hidden', 'true');
  for (const d of paths[index] ?? []) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', d);
    svg.append(path);
  }
  return svg;
}
