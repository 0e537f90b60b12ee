import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const Components = z.record(z.string(), z.record(z.string(), z.unknown()));
const Collector = z.strictObject({
  extensions: Components,
  receivers: Components,
  processors: Components,
  exporters: Components,
  service: z.strictObject({
    extensions: z.array(z.string()),
    telemetry: z.unknown(),
    pipelines: z.record(z.string(), z.strictObject({ receivers: z.array(z.string()), processors: z.array(z.string()), exporters: z.array(z.string()) })),
  }),
});

const collector = Collector.parse(parse(readFileSync('infra/compose/telemetry/collector.yaml', 'utf8')));
const pipelines = Object.entries(collector.service.pipelines);

test.each(['receivers', 'processors', 'exporters'] as const)('all %s that a pipeline names are set up, and all that are set up are used', (kind) => {
  const named = new Set(pipelines.flatMap(([, pipeline]) => pipeline[kind]));
  expect([...named].toSorted()).toEqual(Object.keys(collector[kind]).toSorted());
});

test.each(pipelines)('what could tell of a person is dropped from %s before it goes on', (_, { processors }) => {
  expect(processors).toContain('attributes/persons');
});

test('a health check can ask the collector', () => {
  expect(collector.service.extensions).toEqual(['health_check']);
});
