import { Field, ID, ObjectType } from '@nestjs/graphql';
import { ContactKind, ContactSource, ContactTime } from '#contracts/contacts';
import type { SchemaTypes } from '#platform';

/** The types of the calendar; their lists of codes are made from the contracts. */
export function contactTypes(types: SchemaTypes) {
  const Kind = types.enumOf(ContactKind);
  const Source = types.enumOf(ContactSource);
  const Time = types.detail('ContactTime', ContactTime.shape);

  @ObjectType({ description: 'A day on which an agency has to do with a child.' })
  class ContactEntry {
    @Field(() => ID, { nullable: true, description: 'Null where you may know only that there is a contact.' })
    id!: string | null;

    @Field(() => String)
    on!: string;

    @Field(() => Time, { nullable: true, description: 'Null where only the day is known.' })
    time!: ContactTime | null;

    @Field(() => String, { description: 'Whose contact it is: whom to turn to.' })
    unit!: string;

    @Field(() => Boolean, { description: 'Of your unit, or one in which it takes part.' })
    mine!: boolean;

    @Field(() => Kind, { nullable: true, description: 'What for; null, like its source, where you may not know.' })
    kind!: string | null;

    @Field(() => Source, { nullable: true })
    source!: string | null;

    @Field(() => [String], { nullable: true, description: 'Units that take part; null where you may know part of it only.' })
    withUnits!: readonly string[] | null;
  }

  @ObjectType({ description: 'What stands in the way of a contact. Plan one together rather than add to it.' })
  class ContactOutlook {
    @Field(() => [ContactEntry], { description: 'On that day, unless it is known to be at another hour.' })
    clashes!: readonly ContactEntry[];

    @Field(() => Boolean, { description: 'There would be more contacts within some days than the child should have.' })
    overload!: boolean;

    @Field(() => [String], { description: 'Other units that want the child within days of it.' })
    planJointlyWith!: readonly string[];
  }

  @ObjectType({ description: 'A contact, and what stands in its way.' })
  class CalendarEntry extends ContactEntry {
    @Field(() => ContactOutlook, { nullable: true, description: 'For contacts of your unit that are to come; null for all others.' })
    inTheWay!: ContactOutlook | null;
  }

  @ObjectType({ description: 'A day on which somebody has to do with a child.' })
  class ContactDay {
    @Field(() => String)
    on!: string;

    @Field(() => [CalendarEntry])
    contacts!: readonly CalendarEntry[];
  }
  return { Kind, TimeInput: types.input('ContactTimeInput', ContactTime.shape), ContactOutlook, ContactDay };
}
