import { randomUUID } from 'node:crypto';
import { signIn, type User } from '../../harness/graphql-client.js';
import { searchReceiptFor } from '../../privacy/telling.js';
import type { Wish } from '../ledger.js';

/** Some children, of whom four agencies will record one thing after the other. */
export interface Scene {
  readonly user: User;
  readonly childIds: readonly string[];
  /** What others than the user have to tell of a child. */
  readonly furtherWishes: readonly ((childId: string) => Wish)[];
}

const names = ['alpha', 'beta', 'gamma', 'delta'];
const offences = [{ code: 'TIPSE-34', role: 'PRINCIPAL' }];

/** Asked for while nothing is being killed. */
export async function newScene(url: string): Promise<Scene> {
  const [user, police, court] = await Promise.all([signIn(url, 'dosvy-17'), signIn(url, 'ahtjp-17'), signIn(url, 'court-17')]);
  const childIds: string[] = [];
  for (const name of names) {
    const nameLatin = `Dara ${name}`;
    const searchReceipt = await searchReceiptFor(user, nameLatin);
    childIds.push((await user.record('RegisterChild', { nameLatin, sex: 'MALE', districtCode: '1710', searchReceipt })).id);
  }
  const concerns = { channel: 'HOTLINE', concerns: ['TRAFFICKING'], offences };
  const { id: caseId } = await police.record('OpenCase', { childIds, districtCode: '1710', ...concerns, reporter: { relation: 'NEIGHBOUR' } });
  await police.record('ReferCaseToCourt', { caseId, courtUnit: 'court-17', dossierNumber: '17/2026/031', offences });
  const complaint = (childId: string): Wish => ({
    command: 'ReceiveComplaint',
    by: court,
    input: { childIds: [childId], caseId, courtCaseNumber: `SR-${randomUUID().slice(0, 8)}`, dossierNumber: '17/2026/031' },
  });
  return { user, childIds, furtherWishes: [complaint] };
}
