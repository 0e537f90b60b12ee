import type { Row } from '../watch.js';
import { nameKhmer, words } from './cast.js';

const registered = 'FULL childId sex ageYears districtCode nameKhmer:OPEN';
export const childRegistered: Row = {
  kind: 'ChildRegistered',
  sees: { ahtjp: registered, dosvy: registered, taker: registered },
  words: { nameKhmer },
};

const opened = 'FULL caseId childIds districtCode channel concerns';
export const caseOpened: Row = {
  kind: 'CaseOpened',
  sees: { ahtjp: `${opened} offences.code offences.role`, dosvy: opened, taker: opened },
};

const sent =
  'FULL referralId childId caseId fromUnit toUnit kind risk offer.sex offer.ageBand offer.districtCode offer.concerns offer.needs offer.bedNeeded offer.voluntaryStay consent.from answerDueAt note:OPEN';
export const referralSent: Row = { kind: 'ReferralSent', sees: { dosvy: sent }, words: { note: words.note } };

/** Whoever declines keeps its own answer. */
const declined = 'FULL referralId childId toUnit reason';
export const declinedByB: Row = { kind: 'ReferralDeclined', sees: { dosvy: declined, 'ngo-b': declined } };
export const declinedByC: Row = { kind: 'ReferralDeclined', sees: { dosvy: declined, 'ngo-c': declined } };

const accepted = 'FULL referralId childId toUnit kind';
export const acceptedByD: Row = { kind: 'ReferralAccepted', sees: { dosvy: accepted, taker: accepted } };

/** In a family, by DoSVY: no other unit cares for the child, and none sees where it lives. */
export const kinship: Row = {
  kind: 'PlacementStarted',
  sees: { dosvy: 'FULL childId placementId kind address:OPEN voluntaryStay childViews.asked childViews.view:OPEN' },
  words: { address: words.uncle, 'childViews.view': words.view },
};
