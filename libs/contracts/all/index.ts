import * as children from '#contracts/children';
import * as referrals from '#contracts/referrals';
import type { EventContract, Projection, Projector } from '#kernel';

/** Every event that the product stores, by type. */
export const events = {
  'children.ChildRegistered': children.ChildRegistered,
  'children.ExternalIdentifierLinked': children.ExternalIdentifierLinked,
  'referrals.ReferralSent': referrals.ReferralSent,
  'referrals.ReferralAccepted': referrals.ReferralAccepted,
  'referrals.ReferralDeclined': referrals.ReferralDeclined,
  'referrals.ReferralCompleted': referrals.ReferralCompleted,
  'referrals.ReferralRevoked': referrals.ReferralRevoked,
} as const;

/** Every command that the product takes. */
export const commands = [
  children.RegisterChild,
  children.LinkExternalIdentifier,
  referrals.SendReferral,
  referrals.AcceptReferral,
  referrals.DeclineReferral,
  referrals.CompleteReferral,
  referrals.RevokeReferral,
] as const;

export type EventType = keyof typeof events;

/** The contract of a stored event's type; undefined for what another release or another product wrote. */
export const contractOf = (type: string): EventContract | undefined =>
  (events as unknown as Readonly<Record<string, EventContract>>)[type];

type Handlers = { readonly [T in EventType]: Projector<(typeof events)[T]> | 'ignored' };

/** A view that answers, for every event type, what it does with it; the compiler lists what it forgot. */
export const projection = (definition: Projection<Handlers>): Projection => definition as unknown as Projection;
