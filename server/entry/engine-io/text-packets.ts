import { Decoder, Encoder } from 'socket.io-parser';

/**
 * Rejects binary packets; our wire has none. A packet that announces attachments is buffered until they arrive, so a
 * client that never sends them would hold memory for the life of the connection. Such a client is disconnected.
 */
class TextDecoder extends Decoder {
  constructor() {
    super({ maxAttachments: 0 });
  }
}

/** Socket.IO's `parser` option. */
export const textPackets = { Encoder, Decoder: TextDecoder };
