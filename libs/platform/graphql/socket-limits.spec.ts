import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { limitSockets } from './socket-limits.js';

class Socket extends EventEmitter {
  readonly sent: string[] = [];
  closed: number | undefined;
  send = (text: string) => void this.sent.push(text);
  close(code: number): void {
    this.closed ??= code;
  }
  says(message: object): void {
    this.emit('message', Buffer.from(JSON.stringify(message)));
  }
}

function connected(): Socket {
  const [source, socket] = [new EventEmitter(), new Socket()];
  limitSockets(source, { greetingMs: 30, subscriptions: 2 });
  source.emit('connection', socket);
  return socket;
}

describe('a WebSocket', () => {
  it('is closed when it does not say in time who it is', async () => {
    const socket = connected();
    await sleep(60);
    expect(socket.closed).toBe(4408);
  });

  it('stays when it was welcomed, and what is sent to it arrives as it was', async () => {
    const socket = connected();
    socket.send('{"type":"connection_ack"}');
    await sleep(60);
    expect([socket.closed, socket.sent]).toEqual([undefined, ['{"type":"connection_ack"}']]);
  });

  it('is closed when it asks for more subscriptions at once than it may hold', () => {
    const socket = connected();
    for (const id of ['1', '2']) socket.says({ type: 'subscribe', id });
    expect(socket.closed).toBeUndefined();
    socket.says({ type: 'subscribe', id: '3' });
    expect(socket.closed).toBe(1008);
  });

  it('may begin another when one has ended, whoever ended it', () => {
    const socket = connected();
    for (const id of ['1', '2']) socket.says({ type: 'subscribe', id });
    socket.says({ type: 'complete', id: '1' });
    socket.send('{"type":"complete","id":"2"}');
    for (const id of ['3', '4']) socket.says({ type: 'subscribe', id });
    expect(socket.closed).toBeUndefined();
  });

  it('may say what is no message at all', () => {
    const socket = connected();
    for (const text of ['', 'null', '{', '[1]']) socket.emit('message', text);
    expect(socket.closed).toBeUndefined();
  });
});
