// The measure of the benchmark: hands messages from customers to agents and back, and does nothing else.
import { createServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import { PACKET_MAX_BYTES } from '../protocol/limits.ts';

const http = createServer((_request, response) => response.end('{"ok":true}'));
const io = new Server(http, {
  serveClient: false,
  maxHttpBufferSize: PACKET_MAX_BYTES,
  perMessageDeflate: false,
  httpCompression: false,
});
const agents: Socket[] = [];
let customers = 0;

type Acknowledge = (reply: object) => void;
interface Said {
  clientId: string;
  text: string;
}

io.of('/desk').on('connection', (socket) => {
  socket.on('status', (_said: unknown, acknowledge: Acknowledge) => {
    agents.push(socket);
    acknowledge({ ok: true });
  });
});

io.of('/customer').on('connection', (socket) => {
  const number = (customers += 1);
  let seq = 0;
  const relay = ({ clientId, text }: Said, acknowledge: Acknowledge): void => {
    const agent = agents[number % agents.length];
    seq += 1;
    const entry = {
      chatId: socket.id,
      seq,
      at: new Date().toISOString(),
      kind: 'message',
      by: { role: 'customer' },
      text,
    };
    if (agent) io.of('/desk').to(agent.id).emit('entry', entry);
    acknowledge({ ok: true, entry: { ...entry, clientId } });
  };
  socket.on('hello', (_said: unknown, acknowledge: Acknowledge) =>
    acknowledge({ ok: true, chat: null, entries: [] }),
  );
  socket.on('start', relay);
  socket.on('message', relay);
});

http.listen(Number(process.env['PORT']), '127.0.0.1');
process.once('SIGTERM', () => process.exit(0));
