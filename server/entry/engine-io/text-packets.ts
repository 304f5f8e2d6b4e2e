import { Decoder, Encoder } from 'socket.io-parser';

/**
 * Packets of text alone. Nothing on the wire is binary; a packet that announces attachments would be parked until they
 * came, and who never sends them had the desk keep it for as long as the connection lasts. Who announces one, or sends
 * bytes, loses the connection.
 */
class TextDecoder extends Decoder {
  constructor() {
    super({ maxAttachments: 0 });
  }
}

/** How packets are read and written, as Socket.IO wants it. */
export const textPackets = { Encoder, Decoder: TextDecoder };
