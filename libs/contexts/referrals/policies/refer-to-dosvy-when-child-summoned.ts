import { SummonsIssued } from '#contracts/court';
import { ReferSummonedChild } from '#contracts/referrals';
import { acts, ignored, order, policy } from '#kernel';

/** No child goes to court alone: social affairs is asked, for the court, to prepare and accompany it. */
export const referToDosvyWhenChildSummoned = policy({
  name: 'refer-to-dosvy-when-child-summoned',
  on: { SummonsIssued },
  react: {
    SummonsIssued: ({ childId, courtUnit, hearingOn }, message) => {
      if (message.childId !== childId) return ignored('another child of the proceeding was summoned');
      const { caseId } = message;
      return acts({ orders: [order(ReferSummonedChild, { childId, ...(caseId === undefined ? {} : { caseId }), courtUnit, hearingOn })] });
    },
  },
});
