import { CaseOpened } from '#contracts/investigation';
import { ReferTraffickingConcern } from '#contracts/referrals';
import { acts, ignored, order, policy } from '#kernel';

/** Social affairs is told of every child that may have been trafficked, whoever opened the case and at whatever hour. */
export const referToDosvyWhenTraffickingAlleged = policy({
  name: 'refer-to-dosvy-when-trafficking-alleged',
  on: { CaseOpened },
  react: {
    CaseOpened: ({ caseId, districtCode, concerns }, { childId, actor }) => {
      if (childId === undefined || !concerns.includes('TRAFFICKING')) return ignored('no child may have been trafficked');
      return acts({ orders: [order(ReferTraffickingConcern, { childId, caseId, districtCode, concerns: [...concerns], fromUnit: actor.unit })] });
    },
  },
});
