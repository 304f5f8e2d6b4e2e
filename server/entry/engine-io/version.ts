/**
 * What this folder relies on below the public interface of Engine.IO, as read in the versions of {@link READ_AGAINST}:
 *
 * - `per-tick`, flush: Engine.IO calls `Socket.flush()` for each packet; it hands `writeBuffer` to `transport.send()` and
 *   does nothing while the transport is not writable. We replace it by one call at the end of the tick.
 * - `per-tick`, cork: `ws` writes each frame to the `net.Socket` of the upgrade. We cork that until the end of the tick.
 * - `slow-readers`: `socket.transport.socket._socket` is that `net.Socket`; `socket.writeBuffer` holds packets not yet
 *   handed over; the stream's `_handle` counts `writeQueueSize` and `bytesWritten`.
 * - `socket-server`, one folder up: the `Decoder` of `socket.io-parser` takes `maxAttachments`.
 *
 * Each patch checks for what it needs first: with a version that differs it does nothing, and the desk only serves more
 * slowly. A test fails when another version is installed. Then read these places again, run the tests of this folder and
 * `npm run bench`, and change the numbers.
 */
export const READ_AGAINST = { 'engine.io': '6.6', 'socket.io-parser': '4.2' } as const;
