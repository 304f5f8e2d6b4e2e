import { z } from 'zod';
import { FILE_FIELD, FILE_PATHS } from '../../protocol/files.ts';
import { CHAT_RIGHTS, DESK_RIGHTS } from '../../protocol/rights.ts';
import { customerOperations, deskOperations, httpOperations } from '../../protocol/operations/index.ts';
import type { HttpOperation, Needs, Operation } from '../../protocol/operations/operation.ts';

/** The reference of all requests, in Markdown: written from the table of operations, so that it cannot miss one. */
export function referencePage(): string {
  return [
    '# Requests',
    'Written by `npm run reference` from `protocol/operations/`; a test compares the two. What each answer holds is',
    'typed there (`output`). Every refusal has the shape `{ error: { code, message, field? } }`; the codes are in',
    '`protocol/errors.ts`. Fields with `?` may be left out; unknown fields are refused.',
    '',
    '## Customers: Socket.IO, namespace `/customer`',
    'An acknowledgement is `{ ok: true, … }` or `{ ok: false, error }`. **Order** says how a request waits for what the',
    'same connection sent before: `write` keeps the order of arrival, `exclusive` also holds back what comes after it,',
    '`read` comes after the writes, `none` waits for nothing.',
    '',
    ...table(
      ['event', 'order', 'input'],
      Object.entries(customerOperations).map(([event, it]) => [code(event), it.order, fieldsOf(it)]),
    ),
    '',
    '## Consoles: Socket.IO, namespace `/desk`',
    'For whoever is signed in, by the cookie. **Right**: who may ask; of a chat that one may not even read, the answer is',
    'that there is none.',
    '',
    ...table(
      ['event', 'right', 'order', 'audit log', 'input'],
      Object.entries(deskOperations).map(([event, it]) => [
        code(event),
        rightOf(it.needs),
        it.order,
        auditedBy(it),
        fieldsOf(it),
      ]),
    ),
    '',
    '## HTTP',
    'Every answer is `cache-control: no-store`. Input is the query of a GET or DELETE, else a JSON body.',
    '',
    ...table(
      ['route', 'right', 'answer', 'audit log', 'input'],
      Object.values(httpOperations).map((it: HttpOperation) => [
        code(it.over),
        it.who === 'anybody' ? 'anybody' : rightOf(it.needs),
        answerOf(it),
        auditedBy(it),
        fieldsOf(it),
      ]),
    ),
    '',
    '## Files',
    'An upload is `multipart/form-data` with exactly one part, the field `' +
      FILE_FIELD +
      '`, whose name is UTF-8; it is answered 201',
    'with `{ file: { id, name, type, size, width?, height? } }`, and the id goes into `files` of a message or a comment. Whoever may read the line may',
    'read the file; foreign, missing, withdrawn and erased are the same 404. Ranges and `If-None-Match` are answered; `?save` has it saved.',
    'A customer sends `Authorization: Bearer` with the token, staff their cookie. Refusals: 400 damaged or not what its name says, 413 too',
    'large or too many pixels, 415 of a kind that the desk does not take, 429 too many, 503 no room or no scanner.',
    '',
    ...table(
      ['route', 'who', 'answer'],
      Object.values(FILES).map(([method, path, ...rest]) => [code(`${method} ${path}`), ...rest]),
    ),
    '',
  ].join('\n');
}

/** Each path of files: its method, who may ask, and what comes back. */
const FILES: Record<keyof typeof FILE_PATHS, [method: string, path: string, who: string, answer: string]> = {
  ofChat: ['POST', FILE_PATHS.ofChat, 'staff who may write in the chat', '201'],
  ofCase: ['POST', FILE_PATHS.ofCase, 'staff who may comment on the case', '201'],
  ofPhrase: [
    'POST',
    FILE_PATHS.ofPhrase,
    'staff who may change the phrase; `new` for one that is not saved yet',
    '201',
  ],
  ofCustomer: ['POST', FILE_PATHS.ofCustomer, 'the customer of the token', '201'],
  ofDesk: ['POST', FILE_PATHS.ofDesk, DESK_RIGHTS.manageSettings.join(', '), '201'],
  file: ['GET', FILE_PATHS.file, 'whoever may read the line', 'the file'],
  thumbnail: ['GET', FILE_PATHS.thumbnail, 'whoever may read the line', 'a small WebP; 404 if there is none'],
  deskPicture: ['GET', FILE_PATHS.deskPicture, 'anybody', 'the logo, or the picture of an agent'],
};

function table(head: string[], rows: string[][]): string[] {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}

const code = (text: string): string => `\`${text}\``;

/** Who may ask: agents about which chats, leads about which, or which roles. */
function rightOf(needs: Needs | null): string {
  if (needs === null) return 'staff';
  if ('desk' in needs) return DESK_RIGHTS[needs.desk].join(', ');
  const { agent, lead } = CHAT_RIGHTS[needs.chat];
  const which = (relations: readonly string[]) => (relations.length === 0 ? 'no chat' : relations.join(', '));
  return `agents: ${which(agent)}; leads: ${which(lead)}`;
}

function answerOf({ answers }: HttpOperation): string {
  if (answers === 'file') return 'a file';
  return answers === undefined ? '200' : String(answers);
}

function auditedBy(it: { audited?: readonly string[] }): string {
  return (it.audited ?? []).map(code).join(', ');
}

function fieldsOf({ input }: Pick<Operation, 'input'>): string {
  const schema: z.core.JSONSchema.BaseSchema = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' });
  const shapes = schema.anyOf ?? schema.oneOf ?? [schema];
  return shapes.map((shape) => (typeof shape === 'object' ? shapeOf(shape) : '')).join(' or ');
}

function shapeOf({ properties = {}, required = [] }: z.core.JSONSchema.BaseSchema): string {
  return Object.entries(properties)
    .map(([name, field]) => {
      const optional = required.includes(name) ? '' : '?';
      return code(`${name}${optional}: ${typeof field === 'object' ? typeOf(field) : 'unknown'}`);
    })
    .join(', ');
}

function typeOf(field: z.core.JSONSchema.BaseSchema): string {
  if (field.enum) return field.enum.map((value) => JSON.stringify(value)).join(' \\| ');
  if (field.const !== undefined) return JSON.stringify(field.const);
  if (field.anyOf)
    return field.anyOf.map((one) => (typeof one === 'object' ? typeOf(one) : 'unknown')).join(' \\| ');
  return typeof field.type === 'string' ? field.type : 'unknown';
}
