// Made from the projections, their tables and the released events by `npm run sync`.
/** Higher with each change of any fingerprint. */
export const edition = 3;

/** Of each projection: another one where its rows may be others. */
export const fingerprints: Readonly<Record<string, string>> = {
  'boards': '5c6cfb4beb31cf02',
  'calendar': 'bdba314ac8f4fdcb',
  'circumstances': '2452d16baa6b3ed4',
  'command-ledger': '3cafb38b43e0fc1f',
  'interviewers': '7ba63e17111ef495',
  'outcomes': '00f82cc36d930de1',
  'outlook': 'a6f98eefd95d19da',
  'search': '606e2906e2ca9c97',
  'standing': 'a062995a1c801078',
  'timeline': '7aa46a9614ceca28',
};
