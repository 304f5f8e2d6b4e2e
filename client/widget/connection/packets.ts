import { isRecord } from '../embedding.ts';

/** The Socket.IO namespace of customers, as in each packet. */
const SPACE = '/customer,';

/** The packets that customers receive: Engine.IO 4 with Socket.IO 5. */
export type Packet =
  | { packet: 'opened'; sid: string; silenceMs: number }
  | { packet: 'ping' | 'joined' | 'ended' | 'nothing' }
  | { packet: 'refused'; code: unknown }
  | { packet: 'news'; event: unknown; body: unknown }
  | { packet: 'answer'; id: number; body: unknown };

/** Parses a packet. Never throws: unknown packets are ignored. */
export function readPacket(text: string): Packet {
  if (text.startsWith('0')) return opened(parse(text.slice(1)));
  if (text === '2') return { packet: 'ping' };
  if (text === '1' || text.startsWith(`41${SPACE}`)) return { packet: 'ended' };
  if (text.startsWith(`40${SPACE}`)) return { packet: 'joined' };
  if (text.startsWith(`44${SPACE}`)) return { packet: 'refused', code: codeIn(parse(text.slice(12))) };
  if (text.startsWith(`42${SPACE}`)) {
    const [event, body] = list(text.slice(12));
    return { packet: 'news', event, body };
  }
  const answer = /^43\/customer,(\d+)(.*)$/s.exec(text);
  if (answer === null) return { packet: 'nothing' };
  return { packet: 'answer', id: Number(answer[1]), body: list(answer[2] ?? '')[0] };
}

/** The packet that connects to the namespace. */
export function joinPacket(auth: object): string {
  return `40${SPACE}${JSON.stringify(auth)}`;
}

/** A request; the acknowledgement has the same `id`. */
export function askPacket(id: number, event: string, payload: object): string {
  return `42${SPACE}${id}${JSON.stringify([event, payload])}`;
}

function opened(about: unknown): Packet {
  if (!isRecord(about) || typeof about['sid'] !== 'string') return { packet: 'nothing' };
  const silenceMs = Number(about['pingInterval']) + Number(about['pingTimeout']);
  return { packet: 'opened', sid: about['sid'], silenceMs };
}

function codeIn(error: unknown): unknown {
  const data = isRecord(error) ? error['data'] : null;
  return isRecord(data) ? data['code'] : null;
}

function list(json: string): unknown[] {
  const found = parse(json);
  return Array.isArray(found) ? found : [];
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
