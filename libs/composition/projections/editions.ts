// Made from the projections, their tables and the released events by `npm run sync`.
/** Higher with each change of any fingerprint. */
export const edition = 4;

/** Of each projection: another one where its rows may be others. */
export const fingerprints: Readonly<Record<string, string>> = {
  'boards': '5c6cfb4beb31cf02',
  'calendar': '7e3eb9531bd35cf2',
  'circumstances': '2452d16baa6b3ed4',
  'command-ledger': 'd06b1a940067a103',
  'interviewers': '7ba63e17111ef495',
  'outcomes': '00f82cc36d930de1',
  'outlook': 'b96dd8d64a1d254b',
  'search': '606e2906e2ca9c97',
  'standing': 'a062995a1c801078',
  'timeline': 'aed0d045ed617ea3',
};
