/**
 * Engine.IO, beneath its public interface. What this folder relies on, as read in {@link READ_AGAINST}:
 *
 * - `flush-per-tick`: `Socket.flush()` is called for each packet; it hands `writeBuffer` to `transport.send()` and does
 *   nothing while the transport is not writable. Replaced by one call at the end of the tick.
 * - `cork-per-tick`: `ws` writes each frame to the `net.Socket` of the upgrade. Corked until the end of the tick.
 * - `slow-readers`: `socket.transport.socket._socket` is that `net.Socket`; `socket.writeBuffer` holds packets not yet
 *   handed over; the stream's `_handle` counts `writeQueueSize` and `bytesWritten`.
 * - `text-packets`: `socket.io-parser`'s `Decoder` takes `maxAttachments`.
 *
 * Every step is checked before it is taken: with a version that differs, each of these does nothing and the desk serves on
 * more slowly. A test fails when another version is installed: read these places again, run the tests of this folder and
 * `npm run bench`, then change the numbers.
 */
export const READ_AGAINST = { 'engine.io': '6.6', 'socket.io-parser': '4.2' } as const;
