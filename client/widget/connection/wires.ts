import { readPacket } from './packets.ts';

const SEPARATOR = '\u001e';

/** A transport for packets. It calls nothing after `close` or `onClose`. */
export interface Wire {
  send(packet: string): void;
  close(): void;
}

/** Opens a transport to the server at `address`. */
export type OpenWire = (address: string, onPacket: (packet: string) => void, onClose: () => void) => Wire;

/** The default transport. */
export const overWebSocket: OpenWire = (address, onPacket, onClose) => {
  const socket = new WebSocket(`${address.replace(/^http/, 'ws')}&transport=websocket`);
  socket.onmessage = ({ data }) => onPacket(String(data));
  socket.onclose = onClose;
  return {
    send: (packet) => socket.send(packet),
    close() {
      socket.onmessage = socket.onclose = null;
      socket.close();
    },
  };
};

/** For networks that block WebSocket: one pending request receives packets, others send them. */
export const overPolling: OpenWire = (address, onPacket, onClose) => {
  const stop = new AbortController();
  let sid = '';
  let unsent: string[] = [];
  let flushing = false;

  void listen().catch(fail);
  return {
    send(packet) {
      unsent.push(packet);
      if (!flushing) void flush().catch(fail);
    },
    close: () => stop.abort(),
  };

  async function listen(): Promise<void> {
    for (;;) {
      const packets = (await request('GET', null)).split(SEPARATOR);
      for (const packet of packets) {
        if (stop.signal.aborted) return;
        const read = readPacket(packet);
        if (read.packet === 'opened') sid = `&sid=${read.sid}`;
        onPacket(packet);
      }
    }
  }

  async function flush(): Promise<void> {
    flushing = true;
    while (unsent.length > 0) {
      const body = unsent.join(SEPARATOR);
      unsent = [];
      await request('POST', body);
    }
    flushing = false;
  }

  async function request(method: string, body: string | null): Promise<string> {
    const headers = { 'content-type': 'text/plain;charset=UTF-8' };
    const url = `${address}&transport=polling${sid}`;
    const answer = await fetch(url, { method, body, headers, cache: 'no-store', signal: stop.signal });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.text();
  }

  function fail(): void {
    if (stop.signal.aborted) return;
    stop.abort();
    onClose();
  }
};
