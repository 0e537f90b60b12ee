/** Which commands each of the product's own policies may run, whatever child they concern. What is not written here is refused. */
export const policyTable: Readonly<Record<string, readonly string[]>> = {
  'refer-to-dosvy-when-trafficking-alleged': ['ReferTraffickingConcern'],
  'refer-to-dosvy-when-child-summoned': ['ReferSummonedChild'],
  'ask-ngo-when-court-support-accepted': ['PassOnCourtSupport'],
  'end-onward-when-referral-revoked': ['EndOnwardReferral'],
  'note-overdue-when-visit-owed': ['NoteFollowUpOverdue'],
  'remind-when-unanswered': ['RemindReferral'],
  'remind-when-repeat-requested': ['RemindRepeatDeciders'],
  'escalate-when-stale': ['EscalateReferral'],
};

/** Whether this policy ever gives this command. */
export const policyMay = (policy: string, command: string): boolean => policyTable[policy]?.includes(command) === true;
