import { z } from 'zod';
import { authorRoles, type BusMessage, OccurredAt, precisions, traceparentOf } from '#kernel';

export const cloudEventContentType = 'application/cloudevents+json; charset=UTF-8';

const contextOf = (type: string): string => type.slice(0, type.indexOf('.'));
const wholeNumber = z.string().regex(/^\d{1,19}$/);

/** The schema in the registry of shared events that `data` follows. */
export const dataSchemaOf = ({ type, version }: Pick<BusMessage, 'type' | 'version'>): string => `urn:toldonce:bus:${type}:v${version}`;

/**
 * A message as CloudEvents 1.0 has it in JSON. Numbers that may grow beyond 32 bits are text, as CloudEvents wants;
 * attributes that a later release adds are passed over.
 */
export const CloudEvent = z.looseObject({
  specversion: z.literal('1.0'),
  id: z.string().min(1),
  source: z.string().min(1),
  type: z.string().min(1),
  subject: z.string().min(1),
  /** When it happened, as the officer says; how exactly that is known stands in `timeprecision`. */
  time: OccurredAt.shape.value,
  datacontenttype: z.literal('application/json'),
  dataschema: z.string().min(1),
  data: z.record(z.string(), z.json()),
  timeprecision: z.enum(precisions),
  /** When ToldOnce learned it, UTC. */
  recordedat: z.iso.datetime(),
  /** Its place in the log of all events: of two messages about one child the higher is the later. */
  position: wholeNumber,
  stream: z.string(),
  revision: wholeNumber,
  eventid: z.string(),
  eventversion: z.number().int().positive(),
  partitionkey: z.string(),
  childid: z.string().optional(),
  caseid: z.string().optional(),
  correlationid: z.string(),
  /** Of the request that led to it, as the extension for distributed tracing has it. */
  traceparent: z.string().optional(),
  causationid: z.string(),
  actoragency: z.string(),
  actorunit: z.string(),
  actorrole: z.enum(authorRoles),
});
export type CloudEvent = z.infer<typeof CloudEvent>;

export function toCloudEvent(message: BusMessage): CloudEvent {
  const { occurredAt, actor, childId, caseId } = message;
  const traceparent = traceparentOf(message.correlationId);
  return {
    specversion: '1.0',
    id: message.id,
    source: `urn:toldonce:${contextOf(message.type)}`,
    type: message.type,
    subject: message.key,
    time: occurredAt.value,
    datacontenttype: 'application/json',
    dataschema: dataSchemaOf(message),
    timeprecision: occurredAt.precision,
    recordedat: message.recordedAt,
    position: message.position.toString(),
    stream: message.stream,
    revision: message.revision.toString(),
    eventid: message.eventId,
    eventversion: message.version,
    partitionkey: message.key,
    ...(childId === undefined ? {} : { childid: childId }),
    ...(caseId === undefined ? {} : { caseid: caseId }),
    correlationid: message.correlationId,
    ...(traceparent === undefined ? {} : { traceparent }),
    causationid: message.causationId,
    actoragency: actor.agency,
    actorunit: actor.unit,
    actorrole: actor.role,
    data: message.data as CloudEvent['data'],
  };
}

/** @throws where it is no CloudEvent of ours */
export function fromCloudEvent(value: unknown): BusMessage {
  const read = CloudEvent.parse(value, { reportInput: false });
  return {
    id: read.id,
    eventId: read.eventid,
    type: read.type,
    version: read.eventversion,
    position: BigInt(read.position),
    stream: read.stream,
    revision: BigInt(read.revision),
    key: read.partitionkey,
    ...(read.childid === undefined ? {} : { childId: read.childid }),
    ...(read.caseid === undefined ? {} : { caseId: read.caseid }),
    occurredAt: { value: read.time, precision: read.timeprecision },
    recordedAt: read.recordedat,
    correlationId: read.correlationid,
    causationId: read.causationid,
    actor: { agency: read.actoragency, unit: read.actorunit, role: read.actorrole },
    data: read.data,
  };
}
