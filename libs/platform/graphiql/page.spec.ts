import { beforeAll, expect, test } from '@jest/globals';
import { type GraphiqlPage, graphiqlPage } from './page.js';

const query = 'query Look { me { unit } } # </script><b>';
let page: GraphiqlPage;

beforeAll(async () => {
  page = await graphiqlPage({ examples: [{ query, variables: '{ "name": "ស្រីមុំ" }' }] });
});

test('the page loads nothing but its own assets, so that it works without a network', () => {
  const loaded = [...page.html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address ?? '');
  const fetched = loaded.filter((address) => !address.startsWith('data:'));
  expect(fetched).toEqual(['/graphiql/graphiql.css', '/graphiql/graphiql.js', '/graphiql/client.mjs']);
  for (const address of fetched) expect(page.assets.get(address)?.body).not.toBe('');
});

test('its style sheet fetches no fonts or pictures from elsewhere', () => {
  const css = page.assets.get('/graphiql/graphiql.css')?.body ?? '';
  const elsewhere = [...css.matchAll(/url\((['"]?)([^'")]+)/g)].map(([, , address]) => address ?? '').filter((address) => !/^(data:|#)/.test(address));
  expect(elsewhere).toEqual([]);
});

test('every worker that the editor starts is there', () => {
  for (const label of ['editorWorkerService', 'json', 'graphql']) {
    expect(page.assets.get(`/graphiql/${label}.worker.js`)?.type).toMatch(/^text\/javascript/);
  }
});

test('the examples reach the page as they were written, and cannot end the script that they stand in', () => {
  const embedded = /id="examples">(.*?)<\/script>/s.exec(page.html)?.[1] ?? '';
  expect(JSON.parse(embedded)).toEqual([{ query, variables: '{ "name": "ស្រីមុំ" }' }]);
});
