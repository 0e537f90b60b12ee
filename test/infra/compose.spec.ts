import { describe, expect, it, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gatewaySettings, relaySettings, serviceSettings } from '#composition';
import { compose, folder, processes, rawCompose, serviceOf } from './compose-file.js';

const services = Object.entries(compose.services);
const lasting = services.filter(([, { restart }]) => restart !== 'no');
const read = (file: string) => readFileSync(join(folder, file), 'utf8');
const pinned = /^[a-z0-9./-]+:(?=.*\d+\.\d+\.?\d*)(?!.*latest)[\w.-]+$/;

test('compose.yaml follows the Compose Specification', () => {
  const schema = JSON.parse(readFileSync('test/infra/compose-spec/compose-spec.json', 'utf8')) as object;
  const follows = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);
  expect(follows(rawCompose) ? [] : follows.errors).toEqual([]);
  expect(follows({ services: { one: { image: 'a', imagination: true } } })).toBe(false);
});

describe.each(services)('the container %s', (name, service) => {
  it('comes from an image of one version, or is built here', () => {
    if (service.build === undefined) expect(service.image).toMatch(pinned);
    else expect(service.image).toMatch(/:local$/);
  });

  it('runs as nobody with power', () => {
    expect(service.user).toMatch(/^(?!0(:|$)|root)\w+/);
    expect(service.cap_drop).toEqual(['ALL']);
    expect(service.security_opt).toContain('no-new-privileges:true');
  });

  it('takes no more than its share of the machine', () => {
    expect(service.deploy?.resources.limits).toEqual({ cpus: expect.any(String), memory: expect.any(String), pids: expect.any(Number) });
  });

  it('has no secret in its environment or on its command line', () => {
    const said = [...Object.values(service.environment), ...service.command, ...service.entrypoint].join('\n');
    expect(said).not.toMatch(/:\/\/[^/\s]*:[^/\s]*@/);
    for (const [variable, value] of Object.entries(service.environment)) {
      if (/PASSWORD|SECRET|TOKEN|KEY|DATABASE_URL|EVENTSTORE_URL/.test(variable)) expect(`${variable}=${value}`).toMatch(/_FILE=\/run\/secrets\/\w+$/);
    }
  });

  it('mounts only secrets that are declared and files that are there', () => {
    for (const { source } of service.secrets) expect(compose.secrets).toHaveProperty(source);
    const files = service.volumes.filter((volume) => volume.startsWith('./')).map((volume) => volume.split(':'));
    for (const [file = '', , mode] of files) expect([existsSync(join(folder, file)), mode]).toEqual([true, 'ro']);
  });

  it('waits for what it needs until that is healthy or done', () => {
    for (const [needed, { condition }] of Object.entries(service.depends_on)) {
      expect([name, needed, condition]).toEqual([name, needed, serviceOf(needed).restart === 'no' ? 'service_completed_successfully' : 'service_healthy']);
    }
  });
});

test.each(lasting)('%s says whether it is healthy', (_, service) => {
  expect(service.healthcheck?.test[0]).toBe('CMD');
  expect(service.restart).toBe('unless-stopped');
});

test('only the gateway and sign-in are published, for this host alone', () => {
  expect(services.flatMap(([name, { ports }]) => ports.map((port) => `${name} ${port}`))).toEqual(['gateway 127.0.0.1:4000:4000', 'keycloak 127.0.0.1:8443:8443']);
});

test('only what is published has a way out; the engines are on the data network alone', () => {
  expect(compose.networks).toEqual({ edge: { internal: false }, gateway: { internal: true }, data: { internal: true } });
  expect(services.filter(([, { networks }]) => networks.includes('edge')).map(([name]) => name)).toEqual(['gateway', 'keycloak']);
  for (const name of ['postgres', 'eventstore', 'kafka', 'databases', 'topics', 'relay']) expect(serviceOf(name).networks).toEqual(['data']);
});

test.each(processes)('%s is given settings that the product knows, and runs on a root that it cannot write', (name) => {
  const known = Object.keys(name === 'gateway' ? gatewaySettings : serviceSettings);
  const allowed = [...known, ...known.map((setting) => `${setting}_FILE`), 'NODE_EXTRA_CA_CERTS'];
  const { environment, read_only: readOnly } = serviceOf(name);
  expect(Object.keys(environment).filter((variable) => !allowed.includes(variable))).toEqual([]);
  expect(environment['NODE_ENV']).toBe('production');
  expect(readOnly).toBe(true);
});

test('the relay is given settings that it knows, a role and a certificate of its own, and neither vault nor issuer', () => {
  const { environment, secrets, read_only: readOnly } = serviceOf('relay');
  const known = Object.keys(relaySettings).flatMap((setting) => [setting, `${setting}_FILE`]);
  expect(Object.keys(environment).filter((variable) => ![...known, 'NODE_EXTRA_CA_CERTS'].includes(variable))).toEqual([]);
  expect(Object.fromEntries(secrets.map(({ source, target }) => [target, source]))).toEqual({
    ca: 'ca',
    certificate: 'relay_certificate',
    key: 'relay_key',
    database_url: 'relay_database_url',
    eventstore_url: 'eventstore_url',
  });
  expect(readOnly).toBe(true);
});

test.each(processes)('%s comes to the database under its own role and shares the vault', (name) => {
  const sources = Object.fromEntries(serviceOf(name).secrets.map(({ source, target }) => [target, source]));
  expect(sources).toEqual({
    ca: 'ca',
    certificate: `${name}_certificate`,
    key: `${name}_key`,
    database_url: `${name}_database_url`,
    vault_database_url: 'vault_database_url',
    vault_master_key: 'vault_master_key',
    eventstore_url: 'eventstore_url',
  });
});

test('a private key is in one container, whose name it is, and that of the authority in none', () => {
  const keys = Object.keys(compose.secrets).filter((name) => /_key(store)?$/.test(name) && name !== 'vault_master_key');
  const holders = Object.fromEntries(keys.map((key) => [key, services.filter(([, { secrets }]) => secrets.some(({ source }) => source === key)).map(([name]) => name)]));
  expect(holders).toEqual(Object.fromEntries(keys.map((key) => [key, [key.replace(/_key(store)?$/, '')]])));
  expect(keys).toHaveLength(11);
});

test('Kafka asks for a certificate, and refuses whoever has no right but itself and who makes the topics', () => {
  const settings = Object.fromEntries(read('kafka/server.properties').split('\n').map((line) => line.split(/=(.*)/s).slice(0, 2) as [string, string]));
  expect(settings).toMatchObject({
    'ssl.client.auth': 'required',
    'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
    'super.users': 'User:kafka;User:topics;User:ANONYMOUS',
    // Anonymous is who comes in clear, which only the controller's listener takes.
    'listener.security.protocol.map': 'CLIENTS:SSL,CONTROLLER:PLAINTEXT',
    listeners: 'CLIENTS://:9092,CONTROLLER://127.0.0.1:9093',
  });
  expect(settings).not.toHaveProperty('allow.everyone.if.no.acl.found');
});

test.each([
  ['CN=relay', 'relay'],
  ['CN=relay,O=Ministry,C=KH', 'relay'],
  ['CN=ngo,OU=CN\\=topics', 'ngo'],
  ['OU=CN=topics,CN=ngo', undefined],
  ['CN=topics.elsewhere', undefined],
])('Kafka knows the subject %s as %s', (subject, name) => {
  const rule = /^ssl\.principal\.mapping\.rules=RULE:(.*)\/\$1\/,DEFAULT$/m.exec(read('kafka/server.properties'))?.[1] ?? '';
  expect(new RegExp(rule).exec(subject)?.[1]).toBe(name);
});

test('nobody but the preparation of the databases holds the administrator URL', () => {
  expect(services.filter(([, { secrets }]) => secrets.some(({ source }) => source === 'database_admin_url')).map(([name]) => name)).toEqual(['databases']);
});

test('PostgreSQL lets in all connections that the roles may open', () => {
  const limits = [...readFileSync('infra/postgres/roles.sql', 'utf8').matchAll(/\('\w+', (\d+), '/g)].map(([, limit]) => Number(limit));
  const setting = (name: string) => Number(read('postgres/postgresql.conf').match(new RegExp(`^${name} = (\\d+)$`, 'm'))?.[1]);
  expect(limits).toHaveLength(9);
  expect(setting('max_connections') - setting('superuser_reserved_connections')).toBeGreaterThan(limits.reduce((sum, limit) => sum + limit));
});

test('git ignores the folder of the secrets, and the addresses of a real country', () => {
  expect(execFileSync('git', ['check-ignore', `${folder}/secrets/ca_key`, `${folder}/.env`], { encoding: 'utf8' }).trim().split('\n')).toHaveLength(2);
  expect(Object.values(compose.secrets).map(({ file }) => file).filter((file) => !file.startsWith('./secrets/'))).toEqual([]);
});

test('every Dockerfile builds on images of one version and ends as nobody with power', () => {
  for (const file of ['Dockerfile', 'telemetry/Dockerfile']) {
    const lines = read(file).split('\n');
    const images = lines.filter((line) => line.startsWith('FROM ')).map((line) => line.split(' ')[1]);
    expect(images.length).toBeGreaterThan(1);
    for (const image of images) expect(image).toMatch(pinned);
    expect(lines.findLast((line) => line.startsWith('USER '))).toMatch(/^USER [1-9]\d*:[1-9]\d*$/);
  }
});

test('every script that a container starts with can be read by its shell', () => {
  const scripts = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.sh') && !file.startsWith('secrets'));
  expect(scripts.toSorted()).toEqual(['eventstore/start.sh', 'kafka/start.sh', 'make-secrets.sh', 'postgres/start.sh']);
  for (const script of scripts) execFileSync(read(script).includes('bash') ? 'bash' : 'sh', ['-n', join(folder, script)]);
});
