import { expect, it } from '@jest/globals';
import { buildSchema, parse, validate } from 'graphql';
import { queryCost } from './query-cost.js';

const schema = buildSchema(`
  type Entry { id: ID! }
  type EntryEdge { node: Entry! }
  type EntryConnection { edges: [EntryEdge!]! }
  type Child { id: ID! timeline(first: Int): EntryConnection! }
  type ChildEdge { node: Child! }
  type ChildConnection { edges: [ChildEdge!]! }
  type Query { child(id: ID!): Child children(first: Int): ChildConnection! figures: Int }
`);
Object.assign(schema.getQueryType()?.getFields()['figures'] ?? {}, { extensions: { complexity: 3_000 } });
const codes = (query: string) => validate(schema, parse(query), [queryCost]).map(({ extensions }) => extensions['code']);
const times = (count: number, text: (index: number) => string) => Array.from({ length: count }, (_, index) => text(index)).join(' ');
const timelines = (first: number | string) => `children(first: ${first}) { edges { node { timeline(first: 100) { edges { node { id } } } } } }`;
const doubling = (levels: number) =>
  `fragment f0 on Query { children { edges { node { id } } } } ${times(levels, (n) => `fragment f${n + 1} on Query { ...f${n} ...f${n} }`)}`;

it.each([
  ['one child', '{ child(id: 1) { id timeline { edges { node { id } } } } }'],
  ['a page of children, each with a page of entries', `{ ${timelines(100)} }`],
  ['the schema, as editors ask for it', '{ __schema { types { name } } }'],
  ['what reads far more than it answers with, four times', `{ ${times(4, (n) => `a${n}: figures`)} }`],
  ['a fragment that is used a few times', `{ ...f3 } ${doubling(3)}`],
])('lets pass %s', (_what, query) => {
  expect(codes(query)).toEqual([]);
});

it.each([
  ['the same page under two names', `{ a: ${timelines(100)} b: ${timelines(100)} }`],
  ['pages whose length stands in a variable, as if they were the longest', `query ($n: Int) { a: ${timelines('$n')} b: ${timelines('$n')} }`],
  ['many timelines of each child', `{ children { edges { node { ${times(5, (n) => `t${n}: timeline(first: 100) { edges { node { id } } }`)} } } } }`],
  ['many pages of the usual length', `{ ${times(500, (n) => `a${n}: children { edges { node { id } } }`)} }`],
  ['what reads far more than it answers with, five times', `{ ${times(5, (n) => `a${n}: figures`)} }`],
  ['the schema ten times over', `{ ${times(10, (n) => `a${n}: __schema { types { name } }`)} }`],
  ['fragments that double forty times', `{ ...f40 } ${doubling(40)}`],
])('refuses %s', (_what, query) => {
  expect(codes(query)).toEqual(['TOO_LARGE']);
});

it('comes to an end where a fragment holds itself', () => {
  expect(codes('{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }')).toEqual([]);
});
