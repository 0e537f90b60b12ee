import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';

export enum PersonalTextState {
  /** You may read it. */
  OPEN = 'OPEN',
  /** Your agency does not see this field. */
  WITHHELD = 'WITHHELD',
  /** The key was destroyed: nobody can read it any more. */
  ERASED = 'ERASED',
}
registerEnumType(PersonalTextState, {
  name: 'PersonalTextState',
  valuesMap: {
    OPEN: { description: 'You may read it.' },
    WITHHELD: { description: 'Your agency does not see this field.' },
    ERASED: { description: 'Its key was destroyed: nobody can read it any more.' },
  },
});

@ObjectType({ description: 'A text that tells of a person: readable, withheld from you, or erased.' })
export class PersonalText {
  @Field(() => PersonalTextState)
  state!: PersonalTextState;

  @Field(() => String, { nullable: true })
  value?: string | null;
}

export const withheld: PersonalText = { state: PersonalTextState.WITHHELD, value: null };
