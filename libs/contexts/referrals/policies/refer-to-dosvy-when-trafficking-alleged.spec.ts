import { describe, expect, it } from '@jest/globals';
import { CaseOpened } from '#contracts/investigation';
import { reactTo } from '#kernel';
import { aBusMessage, anId } from '#testing';
import { referToDosvyWhenTraffickingAlleged } from './refer-to-dosvy-when-trafficking-alleged.js';

const caseId = anId('case');
const opened = (concerns: readonly ('TRAFFICKING' | 'NEGLECT')[]) =>
  aBusMessage(CaseOpened.of({ ...CaseOpened.sample, caseId, childIds: [anId('child'), anId('sibling')], concerns: [...concerns] }), {
    childId: anId('child'),
    caseId,
    actor: { agency: 'MoI', unit: 'police-1710', role: 'police-district' },
  });

describe('a case in which trafficking is alleged', () => {
  it('is told to social affairs in the name of the unit that opened it, one child at a time', () => {
    const input = { childId: anId('child'), caseId, districtCode: '1710', concerns: ['NEGLECT', 'TRAFFICKING'], fromUnit: 'police-1710' };
    expect(reactTo(referToDosvyWhenTraffickingAlleged, opened(['NEGLECT', 'TRAFFICKING']))).toEqual({
      kind: 'acts', orders: [{ command: 'ReferTraffickingConcern', input }], deadlines: [], lifted: [],
    });
  });

  it('is nobody’s business by itself where the concern is another', () => {
    expect(reactTo(referToDosvyWhenTraffickingAlleged, opened(['NEGLECT'])).kind).toBe('ignored');
  });

  it('brings no name, no reporter and no charge with it', () => {
    const { data } = opened(['TRAFFICKING']);
    expect(Object.keys(data).sort()).toEqual(['caseId', 'channel', 'childIds', 'concerns', 'districtCode']);
  });
});
