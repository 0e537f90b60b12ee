import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { readRights } from '#adapters/kafka-bus';
import { court } from '#apps/court';
import { dosvy } from '#apps/dosvy';
import { ngo } from '#apps/ngo';
import { police } from '#apps/police';
import type { ServiceDefinition } from '#composition';
import { groupOf } from '#platform';

const rights = readRights(readFileSync('infra/kafka/rights.json', 'utf8'));
const policiesOf = ({ contexts }: ServiceDefinition) => contexts.flatMap(({ policies }) => policies ?? []);
const listeners = [police, dosvy, court, ngo].filter((service) => policiesOf(service).length > 0);

test('the services that have policies, and no other, may hear what is on the bus', () => {
  const names = listeners.map(({ name }) => name);
  expect(names).toEqual(['police', 'dosvy']);
  for (const { who } of rights.filter((right) => 'topic' in right && right.may.includes('READ'))) expect(who).toEqual(names);
  expect(new Set(rights.flatMap(({ who }) => who))).toEqual(new Set(['relay', ...names]));
});

/** Whoever joins another's group takes messages away from it. */
test('each of them may join the groups of its own policies, and nobody else’s', () => {
  for (const service of listeners) {
    const joined = rights.flatMap((right) => ('groupsOf' in right && right.groupsOf.startsWith('policy-') && right.who.includes(service.name) ? [right] : []));
    expect(new Set(joined.map(({ groupsOf }) => groupsOf))).toEqual(new Set(policiesOf(service).map(groupOf)));
    for (const { who } of joined) expect(who).toEqual([service.name]);
  }
  const groups = listeners.flatMap(policiesOf).map(groupOf);
  expect(groups.filter((group) => groups.some((other) => other !== group && other.startsWith(group)))).toEqual([]);
});
