import { expect, test } from '@jest/globals';
import { contractOf } from '#contracts/all';
import { CaseOpened, ChildRescued } from '#contracts/investigation';
import type { EventContract, JsonObject } from '#kernel';
import { anEnvelope, anId } from '#testing';
import { recorded } from './recorded.js';

const [one, other] = [anId('child'), anId('sibling')];

const childrenOf = (contract: EventContract, data: JsonObject) =>
  recorded(
    {
      id: anId('event'),
      type: contract.type,
      stream: `case-${anId('case')}`,
      revision: 0n,
      position: 1n,
      created: new Date(0),
      data,
      metadata: anEnvelope({ childIds: [one, other] }) as unknown as JsonObject,
    },
    contractOf,
  )?.envelope.childIds;

test('what happened to one child of a case is about that child alone, also where the log names all of them with it', () => {
  expect(childrenOf(ChildRescued, ChildRescued.of({ ...ChildRescued.sample, childId: other }).data)).toEqual([other]);
});

test('what is of the whole case is about all of its children', () => {
  expect(childrenOf(CaseOpened, CaseOpened.of({ ...CaseOpened.sample, childIds: [one, other] }).data)).toEqual([one, other]);
});
