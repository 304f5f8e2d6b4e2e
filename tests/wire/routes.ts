import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where each file of routes is mounted. */
export const PREFIX: Record<string, string> = {
  'account-routes': '/api/account',
  'staff-routes': '/api/staff',
  'audit-routes': '/api/audit',
  'chat-routes': '/api/chats',
  'invite-routes': '/api/invite',
  'manual-routes': '/api/manual',
  pages: '',
  'people-routes': '/api/people',
  'report-routes': '/api',
  'session-routes': '/api/session',
  'status-routes': '',
};

/** One route of the desk, as it stands in the source. */
interface Route {
  file: string;
  method: string;
  path: string;
}

/** Every route, from the sources: one that is added stands here by itself. */
export function allRoutes(): Route[] {
  const folder = join(__dirname, '../../server/entry/http');
  const pattern = /router\.(get|post|put|patch|delete)\(\s*['`]([^'`]+)['`]/g;
  return readdirSync(folder).flatMap((file) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(pattern)].map(([, method = '', path = '']) => ({
      file: file.replace('.ts', ''),
      method,
      path,
    })),
  );
}
