import { afterEach, beforeEach, expect, test } from '@jest/globals';
import fastify, { type FastifyInstance } from 'fastify';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mountGraphiql } from './mount.js';

let server: FastifyInstance;
let examplesFolder: string;

beforeEach(async () => {
  server = fastify();
  examplesFolder = await mkdtemp(join(tmpdir(), 'examples-'));
});
afterEach(async () => {
  await server.close();
  await rm(examplesFolder, { recursive: true, force: true });
});

test('the page is at the root, with the examples of the folder', async () => {
  await writeFile(join(examplesFolder, 'look.graphql'), 'query Look { me { unit } }');
  mountGraphiql(server, { examplesFolder, production: false });
  const answer = await server.inject({ url: '/' });
  expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
  expect(answer.body).toContain('query Look');
});

test('its parts are below it, and what it has not is not found', async () => {
  mountGraphiql(server, { examplesFolder, production: false });
  expect((await server.inject({ url: '/graphiql/client.mjs' })).headers['content-type']).toBe('text/javascript; charset=utf-8');
  expect((await server.inject({ url: '/graphiql/../../package.json' })).statusCode).toBe(404);
  expect((await server.inject({ url: '/graphiql/other.js' })).statusCode).toBe(404);
});

test('a folder that was missing is read when it is there', async () => {
  await rm(examplesFolder, { recursive: true });
  mountGraphiql(server, { examplesFolder, production: false });
  expect((await server.inject({ url: '/' })).statusCode).toBe(500);
  await mkdir(examplesFolder);
  expect((await server.inject({ url: '/' })).statusCode).toBe(200);
});

test('it is refused in production', () => {
  expect(() => mountGraphiql(server, { examplesFolder, production: true })).toThrow('not served in production');
});
