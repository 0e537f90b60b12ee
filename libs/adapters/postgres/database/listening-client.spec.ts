import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { DataSource } from 'typeorm';
import { poolOptions } from './open-database.js';

const message = (type: string, body: Buffer) => {
  const head = Buffer.alloc(5);
  head.write(type);
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
};
const welcome = Buffer.concat([message('R', Buffer.alloc(4)), message('Z', Buffer.from('I'))]);
const farewell = message('E', Buffer.from('SFATAL\0C57P01\0Mterminating connection due to unexpected postmaster exit\0\0'));

let dying: Server;
beforeAll(async () => {
  dying = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.end(Buffer.concat([welcome, farewell])));
  }).listen(0, '127.0.0.1');
  await once(dying, 'listening');
});
afterAll(() => void dying.close());

test('a server that takes a connection and dies in the same moment fails the query, and not the process', async () => {
  const url = `postgres://postgres@127.0.0.1:${(dying.address() as AddressInfo).port}/office`;
  const uncaught: unknown[] = [];
  const note = (error: unknown) => void uncaught.push(error);
  process.on('uncaughtException', note);
  const database = new DataSource(poolOptions({ url, schema: 'office', migrations: [] }, 1_000));
  for (let attempt = 0; attempt < 5; attempt += 1) await expect(database.initialize()).rejects.toThrow();
  process.off('uncaughtException', note);
  expect(uncaught).toEqual([]);
});
