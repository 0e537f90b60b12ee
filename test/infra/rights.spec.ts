import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { readRights } from '#adapters/kafka-bus';
import { court } from '#apps/court';
import { dosvy } from '#apps/dosvy';
import { ngo } from '#apps/ngo';
import { police } from '#apps/police';

const rights = readRights(readFileSync('infra/kafka/rights.json', 'utf8'));

/**
 * With one listener the prefix of all groups is its own. A second one needs its groups by name: whoever joins another's
 * group takes messages away from it.
 */
test('the services that have policies, and no other, may hear what is on the bus', () => {
  const listeners = [police, dosvy, court, ngo].filter(({ contexts }) => contexts.some(({ policies = [] }) => policies.length > 0)).map(({ name }) => name);
  expect(listeners).toEqual(['dosvy']);
  for (const { who } of rights.filter(({ may }) => may.includes('READ'))) expect(who).toEqual(listeners);
  expect(new Set(rights.flatMap(({ who }) => who))).toEqual(new Set(['relay', ...listeners]));
});
