import { expect } from '@jest/globals';

/** Fails with the difference: for the steps of a story, which are told outside a spec file. */
export function mustEqual(actual: unknown, expected: unknown): void {
  expect(actual).toEqual(expected);
}
