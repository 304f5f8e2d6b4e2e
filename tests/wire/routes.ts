import { httpOperations } from '../../protocol/operations/index.ts';

/** A route of the desk, by the name of its operation. */
export interface ARoute {
  name: string;
  method: string;
  path: string;
}

/** Every route of `/api`, from the table that the server serves. */
export const ROUTES: readonly ARoute[] = Object.entries(httpOperations).map(([name, { method, path }]) => ({
  name,
  method,
  path,
}));

/** The path with its `:names` filled in: `names` by name, everything else by `otherwise`. */
export function pathOf({ path }: ARoute, names: Record<string, string>, otherwise = 'x'): string {
  return path.replace(/:(\w+)/g, (_, name: string) => names[name] ?? otherwise);
}
