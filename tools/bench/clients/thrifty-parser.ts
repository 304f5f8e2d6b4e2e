import { EventEmitter } from 'node:events';

/** What Socket.IO's client hands over to be written. */
interface Outgoing {
  type: number;
  nsp: string;
  data?: unknown;
  id?: number;
}

/** Packet types of the Socket.IO protocol, version 5, and their first characters on the wire. */
const TYPE = { connect: 0, event: 2, acknowledgement: 3, refused: 4 } as const;
const NAME_STARTS = 2;

/** Writes packets as always. */
export class Encoder {
  encode({ type, nsp, data, id }: Outgoing): string[] {
    const body = data === undefined ? '' : JSON.stringify(data);
    return [`${type}${nsp === '/' ? '' : `${nsp},`}${id ?? ''}${body}`];
  }
}

/**
 * Reads packets without looking into those that nobody asks about: an event gives its name and its bare text, an
 * acknowledgement its bare text. So the generator takes little of a machine that it shares with what it measures.
 */
export class Decoder extends EventEmitter {
  add(packet: string): void {
    const type = Number(packet[0]);
    const comma = packet.indexOf(',');
    const from = comma + 1;
    const nsp = packet.slice(1, comma);
    if (type === TYPE.connect || type === TYPE.refused) {
      const data: unknown = JSON.parse(packet.slice(from));
      this.emit('decoded', { type, nsp, data });
    } else if (type === TYPE.event) {
      const name = packet.slice(from + NAME_STARTS, packet.indexOf('"', from + NAME_STARTS));
      this.emit('decoded', { type, nsp, data: [name, packet] });
    } else if (type === TYPE.acknowledgement) {
      const body = packet.indexOf('[', from);
      this.emit('decoded', { type, nsp, id: Number(packet.slice(from, body)), data: [packet] });
    }
  }

  destroy(): void {
    this.removeAllListeners();
  }
}
