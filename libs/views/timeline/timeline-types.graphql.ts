import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { events } from '#contracts/all';
import { IdentifierSystem } from '#contracts/children';
import { Sex } from '#contracts/vocabulary';
import { PersonalText, Precision, type SchemaTypes } from '#platform';

export enum AccessLevel {
  FULL = 'full',
  PARTIAL = 'partial',
  MILESTONE = 'milestone',
}
registerEnumType(AccessLevel, {
  name: 'AccessLevel',
  description: 'How much of an entry you may see.',
  valuesMap: {
    FULL: { description: 'All of it, but fields that have a rule of their own.' },
    PARTIAL: { description: 'Some coded fields.' },
    MILESTONE: { description: 'That it happened, and when.' },
  },
});

const EventKind = Object.fromEntries(Object.values(events).map(({ name }) => [name, name]));
registerEnumType(EventKind, { name: 'EventKind', description: 'What happened, in the words of the contracts.' });

@ObjectType({ description: 'When it happened, as the officer said it.' })
export class OccurredAt {
  @Field(() => String)
  value!: string;

  @Field(() => Precision)
  precision!: string;
}

@ObjectType({ description: 'One thing that happened to the child or was done for it.' })
export class TimelineEntryHead {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  childId!: string;

  @Field(() => EventKind)
  kind!: string;

  @Field(() => String)
  label!: string;

  @Field(() => AccessLevel)
  level!: string;

  @Field(() => OccurredAt)
  occurredAt!: OccurredAt;

  @Field(() => String, { description: 'When ToldOnce learned it, UTC.' })
  recordedAt!: string;

  @Field(() => String, { nullable: true, description: 'Who recorded it; null in a milestone.' })
  agency!: string | null;

  @Field(() => String, { nullable: true, description: 'Who recorded it; null in a milestone.' })
  unit!: string | null;

  @Field(() => ID, { nullable: true, description: 'Null in a milestone, and where it belongs to no case.' })
  caseId!: string | null;

  @Field(() => String, { description: 'Place in the log.' })
  position!: string;
}

@ObjectType()
class ExternalIdentifier {
  system!: string;

  @Field(() => PersonalText)
  value!: PersonalText;
}

@ObjectType({ description: 'Who the child is, as far as you may know.' })
export class ChildIdentity {
  sex!: string;

  @Field(() => Int, { nullable: true, description: 'Completed years on the day named in ageAsOf.' })
  ageYears!: number | null;

  @Field(() => String, { nullable: true })
  ageAsOf!: string | null;

  @Field(() => String, { nullable: true })
  districtCode!: string | null;

  @Field(() => PersonalText, { nullable: true })
  nameKhmer!: PersonalText | null;

  @Field(() => PersonalText, { nullable: true })
  nameLatin!: PersonalText | null;

  @Field(() => PersonalText, { nullable: true })
  birthDate!: PersonalText | null;

  @Field(() => PersonalText, { nullable: true })
  village!: PersonalText | null;

  @Field(() => PersonalText, { nullable: true })
  phone!: PersonalText | null;

  @Field(() => [ExternalIdentifier])
  identifiers!: ExternalIdentifier[];
}

@InputType({ description: 'Which entries; what is left out does not narrow.' })
export class TimelineFilter {
  @Field(() => [EventKind], { nullable: true })
  kinds?: string[] | null;

  @Field(() => [String], { nullable: true })
  agencies?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Happened at this moment or later (ISO 8601 with offset).' })
  from?: string | null;

  @Field(() => String, { nullable: true, description: 'Happened before this moment.' })
  to?: string | null;

  @Field(() => String, { nullable: true, description: 'As ToldOnce knew it at this moment; who may see it is as of now.' })
  asOf?: string | null;
}

/** Fields whose lists of codes are made from the contracts. */
export function addCodedFields(types: SchemaTypes): void {
  Field(() => types.enumOf(Sex))(ChildIdentity.prototype, 'sex');
  Field(() => types.enumOf(IdentifierSystem))(ExternalIdentifier.prototype, 'system');
}
