/** As much of a WebSocket as is needed here. */
export interface LimitedSocket {
  send(text: string, done?: (error?: Error) => void): void;
  close(code: number, reason: string): void;
  on(event: 'message' | 'close', heard: (message: unknown) => void): unknown;
}

/** Whoever hands out WebSockets. */
export interface SocketSource {
  on(event: 'connection', opened: (socket: LimitedSocket) => void): unknown;
}

export interface SocketLimits {
  /** How long a connection may stand before it says who it is. */
  readonly greetingMs: number;
  /** Subscriptions that one connection may hold at once. */
  readonly subscriptions: number;
}

/** A portal's page follows a few children; nobody looks at this many. */
const usual: SocketLimits = { greetingMs: 10_000, subscriptions: 50 };

/** Close codes of the protocol `graphql-transport-ws`, and of WebSockets for "not what we agreed". */
const tooLate = 4408;
const tooMany = 1008;

interface Message {
  readonly type?: unknown;
  readonly id?: unknown;
}

function messageOf(text: unknown): Message {
  try {
    return (JSON.parse(String(text)) ?? {}) as Message;
  } catch {
    return {};
  }
}

function limit(socket: LimitedSocket, { greetingMs, subscriptions }: SocketLimits): void {
  const running = new Set<unknown>();
  const greeting = setTimeout(() => socket.close(tooLate, 'Connection initialisation timeout'), greetingMs);
  const send = socket.send.bind(socket);
  socket.send = (text, done) => {
    const { type, id } = messageOf(text);
    if (type === 'connection_ack') clearTimeout(greeting);
    if (type === 'complete' || type === 'error') running.delete(id);
    send(text, done);
  };
  socket.on('message', (text) => {
    const { type, id } = messageOf(text);
    if (type === 'complete') running.delete(id);
    if (type === 'subscribe' && running.add(id).size > subscriptions) socket.close(tooMany, 'Too many subscriptions at once');
  });
  socket.on('close', () => clearTimeout(greeting));
}

/** Ends connections that say nothing, and those that ask for more at once than anybody can look at. */
export function limitSockets(source: SocketSource, limits = usual): void {
  source.on('connection', (socket) => limit(socket, limits));
}
