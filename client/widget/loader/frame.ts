/** The chat's frame: a page of the desk, whose scripts cannot reach this one, nor this one's them. It comes with a sandbox of its own. */
export function buildFrame(origin: string, title: string): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.title = title;
  frame.src = `${origin}/widget/`;
  return frame;
}
