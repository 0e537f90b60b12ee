import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { commonSettings } from '#composition';
import { Reference } from '#contracts/vocabulary';
import { Actor, roles } from '#kernel';
import { claimNames } from '#platform';

const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

const Mapper = z.looseObject({ name: z.string(), protocolMapper: z.string(), config: z.record(z.string(), z.string()) });
const Client = z.looseObject({
  clientId: z.string(),
  publicClient: z.boolean(),
  standardFlowEnabled: z.boolean(),
  implicitFlowEnabled: z.boolean(),
  directAccessGrantsEnabled: z.boolean(),
  redirectUris: z.array(z.string()),
  attributes: z.record(z.string(), z.string()),
  defaultClientScopes: z.array(z.string()),
});
const Realm = z.looseObject({
  users: z.undefined().optional(),
  registrationAllowed: z.boolean(),
  sslRequired: z.string(),
  clientScopes: z.array(z.looseObject({ name: z.string(), protocolMappers: z.array(Mapper) })).length(1),
  clients: z.array(Client),
  components: z.record(z.string(), z.array(z.looseObject({ config: z.record(z.string(), z.array(z.string())) }))),
});
const Attribute = z.looseObject({
  name: z.string(),
  permissions: z.object({ edit: z.array(z.string()) }),
  required: z.unknown().optional(),
  validations: z.record(z.string(), z.looseObject({ options: z.array(z.string()).optional(), pattern: z.string().optional() })),
});
const DemoUsers = z.strictObject({
  ifResourceExists: z.literal('SKIP'),
  users: z.array(
    z.strictObject({
      username: z.string().startsWith('demo-'),
      enabled: z.boolean(),
      attributes: z.record(z.string(), z.array(z.string()).length(1)),
      requiredActions: z.array(z.string()),
    }),
  ),
});

const claims: readonly string[] = Object.values({ ...claimNames });
const text = readFileSync('infra/compose/keycloak/toldonce-realm.json', 'utf8');
const realm = Realm.parse(JSON.parse(text));
const mappers = realm.clientScopes[0]?.protocolMappers ?? [];
const ofAttributes = mappers.filter(({ protocolMapper }) => protocolMapper === 'oidc-usermodel-attribute-mapper');
const [profile = ''] = realm.components['org.keycloak.userprofile.UserProfileProvider']?.flatMap(({ config }) => config['kc.user.profile.config'] ?? []) ?? [];
const { attributes } = z.object({ attributes: z.array(Attribute) }).parse(JSON.parse(profile));
const attribute = (name: string) => attributes.find((known) => known.name === name);

test('access tokens carry exactly the claims that the product reads, each as one text', () => {
  expect(ofAttributes.map(({ config }) => config['claim.name'] ?? '').toSorted()).toEqual(claims.toSorted());
  for (const { config } of ofAttributes) expect(config).toMatchObject({ 'access.token.claim': 'true', 'jsonType.label': 'String', multivalued: 'false' });
  expect(mappers.map(({ protocolMapper }) => protocolMapper)).toContain('oidc-sub-mapper');
});

test('access tokens are for the audience that the product asks for', () => {
  const audience = mappers.find(({ protocolMapper }) => protocolMapper === 'oidc-audience-mapper');
  expect(audience?.config['included.custom.audience']).toBe(commonSettings.OIDC_AUDIENCE.parse(undefined));
});

test('a user can be given the roles of the product and no others, by an administrator only', () => {
  expect(attribute('role')?.validations['options']?.options).toEqual(roles);
  for (const name of claims) expect(attribute(name)?.permissions.edit).toEqual(['admin']);
});

test('what every actor has every user must have', () => {
  const needed = claims.filter((name) => name !== 'province');
  for (const name of needed) expect(attribute(name)?.required).toEqual({ roles: ['admin', 'user'] });
  const province = new RegExp(attribute('province')?.validations['pattern']?.pattern ?? '');
  for (const code of ['17', '1', '177', 'xx']) expect(province.test(code)).toBe(Actor.shape.province.safeParse(code).success);
});

test.each(realm.clients.map((client) => [client.clientId, client] as const))('%s signs people in by code with PKCE, and keeps no secret', (_, client) => {
  expect(client).toMatchObject({ publicClient: true, standardFlowEnabled: true, implicitFlowEnabled: false, directAccessGrantsEnabled: false, defaultClientScopes: ['toldonce'] });
  expect(client.attributes['pkce.code.challenge.method']).toBe('S256');
  for (const uri of client.redirectUris) expect(uri).toMatch(/^\$\{PORTAL_URL\}\/[a-z-]+\/\*$/);
});

test('nobody is in the realm, nobody registers, and no secret stands in it', () => {
  expect(realm).toMatchObject({ registrationAllowed: false, sslRequired: 'all' });
  expect(text).not.toMatch(/"(secret|credentials|privateKey|password|value)"/);
});

test('the fictional users stand in a file of their own, without passwords, one for each role and as the directory has them', () => {
  const { users } = DemoUsers.parse(read('infra/compose/keycloak/demo-users.json'));
  const units = Reference.shape.units.parse(read('infra/reference/units.json'));
  expect(users.map(({ attributes: { role } }) => role?.[0] ?? '').toSorted()).toEqual([...roles].toSorted());
  for (const { username, attributes: given } of users) {
    const told = Object.fromEntries(Object.entries(given).map(([name, [value]]) => [name, value]));
    const { agency, role, province } = units.find(({ id }) => id === told['unit']) ?? {};
    expect({ username, ...told }).toEqual({ username, unit: told['unit'], agency, role, ...(province === undefined ? {} : { province }) });
    expect(Actor.safeParse({ id: username, ...told }).success).toBe(true);
  }
});
