/** The chat's frame: a page of the desk, whose scripts cannot reach this one, nor this one's them. */
export function buildFrame(origin: string, title: string): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.title = title;
  frame.className = 'shut';
  frame.setAttribute(
    'sandbox',
    'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads',
  );
  frame.src = `${origin}/widget/`;
  return frame;
}
