import type { Entry } from '../../../protocol/entry.ts';
import { escaped } from '../../../protocol/transcript-lines.ts';
import type { Part } from './export-person.ts';

/** A person's data as JSON, piece by piece: `{person, chats: [{…, entries: []}], cases: []}`. */
export async function* asJson(parts: AsyncIterable<Part>): AsyncGenerator<string> {
  let chats = 0;
  let entries = 0;
  for await (const part of parts) {
    switch (part.is) {
      case 'person':
        yield `{"person":${JSON.stringify(part.person)},"chats":[`;
        break;
      case 'chat':
        entries = 0;
        yield `${chats++ === 0 ? '' : ','}\n${JSON.stringify(part.chat).slice(0, -1)},"entries":[`;
        break;
      case 'entries':
        yield part.entries.map((entry) => `${entries++ === 0 ? '' : ','}\n${JSON.stringify(entry)}`).join('');
        break;
      case 'end of chat':
        yield ']}';
        break;
      case 'cases':
        yield `],"cases":${JSON.stringify(part.cases)}`;
    }
  }
  yield '}\n';
}

/** The same as a readable HTML page. Everything that people typed is escaped. */
export async function* asPage(parts: AsyncIterable<Part>): AsyncGenerator<string> {
  yield '<!doctype html>\n<html><head><meta charset="utf-8"><title>Huashu</title></head><body>\n';
  for await (const part of parts) {
    switch (part.is) {
      case 'person':
        yield `<dl>${rows(part.person)}</dl>\n`;
        break;
      case 'chat':
        yield `<h2>${escaped(part.chat.startedAt)}</h2><dl>${rows(part.chat)}</dl>\n<ol>\n`;
        break;
      case 'entries':
        yield part.entries.map(line).join('');
        break;
      case 'end of chat':
        yield '</ol>\n';
        break;
      case 'cases':
        for (const one of part.cases) yield `<h2>${escaped(one.number)}</h2><dl>${rows(one)}</dl>\n`;
    }
  }
  yield '</body></html>\n';
}

function rows(fields: object): string {
  return Object.entries(fields)
    .map(([name, value]) => `<dt>${escaped(name)}</dt><dd>${escaped(plain(value))}</dd>`)
    .join('');
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function line({ at, by, kind, text, data }: Entry): string {
  const who = by.name === undefined ? by.role : `${by.role} ${by.name}`;
  const what =
    kind === 'message' ? (text ?? '') : `[${kind}] ${text ?? ''} ${data ? JSON.stringify(data) : ''}`;
  return `<li><time>${escaped(at)}</time> ${escaped(who)}: ${escaped(what.trim())}</li>\n`;
}
