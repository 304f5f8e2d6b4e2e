/** Where in a chapter something stands: keys and positions from the top. */
export type Place = readonly (string | number)[];

/** A place in words: `situations → 1 → title`. */
export function named(place: Place): string {
  return place.length === 0
    ? 'the file'
    : place.map((step) => (typeof step === 'number' ? step + 1 : step)).join(' → ');
}

/** A place by ids: `zh-CN/courtesy/thanks.2/text`. Short, and true also after things have been moved about. */
export function fieldAt(path: string, value: unknown, place: Place): string {
  const steps: string[] = [];
  let here = value;
  for (const step of place) {
    here = inside(here, step);
    const id = inside(here, 'id');
    if (typeof id === 'string') steps.splice(0, steps.length, id);
    else if (step !== 'situations' && step !== 'phrases' && step !== 'rules') {
      steps.push(typeof step === 'number' ? String(step + 1) : step);
    }
  }
  return [path, ...steps].join('/');
}

function inside(value: unknown, step: string | number): unknown {
  if (Array.isArray(value)) return typeof step === 'number' ? (value as unknown[])[step] : undefined;
  return isRecord(value) ? value[step] : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
