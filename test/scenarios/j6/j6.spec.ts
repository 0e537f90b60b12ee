import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signIn } from '../../harness/graphql-client.js';
import { type Office, startOffice } from '../../harness/office.js';
import { words } from './cast.js';
import { playJ6 } from './story.js';

describe('J6, a boy whom two NGOs decline', () => {
  let folder: string;
  let office: Office;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'j6-'));
    office = await startOffice(folder);
  });
  afterAll(async () => {
    await office?.end();
    await rm(folder, { recursive: true, force: true });
  });

  it('is an offer without a name to those who say no, and a child with a name to the one who takes him on', async () => {
    const { declined, accepted } = await playJ6(office);
    expect(accepted).toMatchObject({ status: 'ACCEPTED', note: { state: 'OPEN', value: words.note } });
    expect(Date.parse(accepted?.answeredAt ?? '')).toBeGreaterThan(Date.parse(accepted?.sentAt ?? ''));

    const officer = await signIn(office.url, 'privacy-national');
    const { accessLog } = await officer.query<{ accessLog: { edges: { node: { unit: string; operation: string; outcome: string } }[] } }>(
      'query ($id: ID!) { accessLog(subject: $id, first: 100) { edges { node { unit operation outcome } } } }',
      { id: declined },
    );
    const looks = accessLog.edges.map(({ node }) => `${node.unit} ${node.operation} ${node.outcome}`);
    expect(looks).toEqual(expect.arrayContaining(['ngo-b referrals granted', 'ngo-b DeclineReferral granted', 'ngo-c AcceptReferral refused']));
  });
});
