import kafkajs, { type AclEntry, type Admin } from 'kafkajs';
import { z } from 'zod';
import { awayFor } from './away.js';
import { connect, type KafkaAddress } from './connection.js';
import { eventsTopic } from './topic-definitions.js';

const { AclOperationTypes: Operation, AclPermissionTypes: Permission, AclResourceTypes: Resource, ResourcePatternTypes: Pattern } = kafkajs;

const common = { who: z.array(z.string()), may: z.array(z.enum(['DESCRIBE', 'READ', 'WRITE'])) };
const Right = z.union([z.strictObject({ ...common, topic: z.string() }), z.strictObject({ ...common, groupsOf: z.string() })]);

/** Who, by the name in a certificate, may do what with a topic, or with the groups whose names begin so. */
export type Right = z.infer<typeof Right>;

/** The text of infra/kafka/rights.json. */
export const readRights = (text: string): readonly Right[] => z.array(Right).parse(JSON.parse(text));

function entriesOf(right: Right): readonly AclEntry[] {
  const resource =
    'topic' in right
      ? { resourceType: Resource.TOPIC, resourceName: right.topic, resourcePatternType: Pattern.LITERAL }
      : { resourceType: Resource.GROUP, resourceName: right.groupsOf, resourcePatternType: Pattern.PREFIXED };
  return right.who.flatMap((name) =>
    right.may.map((operation) => ({ ...resource, principal: `User:${name}`, host: '*', operation: Operation[operation], permissionType: Permission.ALLOW })),
  );
}

const words = new Map(Object.entries(Operation).map(([word, operation]) => [operation, word.toLowerCase()]));

function told({ principal, operation, resourceType, resourceName }: AclEntry): string {
  const resource = resourceType === Resource.TOPIC ? `topic ${resourceName}` : `groups ${resourceName}*`;
  return `${principal.replace('User:', '')} may ${words.get(operation) ?? operation} ${resource}`;
}

async function present(admin: Admin): Promise<ReadonlySet<string>> {
  const { resources } = await admin.describeAcls({
    resourceType: Resource.ANY, resourcePatternType: Pattern.ANY, operation: Operation.ANY, permissionType: Permission.ALLOW,
  });
  return new Set(resources.flatMap(({ acls, ...resource }) => acls.map((acl) => told({ ...resource, ...acl }))));
}

/**
 * Gives the rights that are missing, or only says which are, a sentence each. None is ever taken away.
 * @throws {BusAway} also where the broker asks nobody who they are
 */
export async function bringRightsAbout(address: KafkaAddress, rights: readonly Right[], { write }: { readonly write: boolean }): Promise<readonly string[]> {
  const admin = connect(address).admin();
  try {
    await admin.connect();
    const there = await present(admin);
    const missing = rights.flatMap(entriesOf).filter((entry) => !there.has(told(entry)));
    if (write && missing.length > 0) await admin.createAcls({ acl: missing });
    return missing.map(told);
  } catch (error) {
    throw awayFor(error, address, eventsTopic);
  } finally {
    await admin.disconnect().catch(() => undefined);
  }
}
