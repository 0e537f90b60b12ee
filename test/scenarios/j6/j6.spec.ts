import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type DataFolder, newDataFolder } from '../../harness/data-folder.js';
import { signIn } from '../../harness/graphql-client.js';
import { type Office, startOffice } from '../../harness/office.js';
import { words } from './cast.js';
import { playJ6 } from './story.js';

describe('J6, a boy whom two NGOs decline', () => {
  let folder: DataFolder;
  let office: Office;
  beforeAll(async () => {
    folder = await newDataFolder('j6');
    office = await startOffice(folder.path);
  });
  afterAll(async () => {
    await office?.end();
    await folder.remove();
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
