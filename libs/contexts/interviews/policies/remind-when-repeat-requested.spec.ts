import { describe, expect, it } from '@jest/globals';
import { InterviewRepeatRequested, InterviewSessionHeld } from '#contracts/interviews';
import { reactTo } from '#kernel';
import { aBusMessage } from '#testing';
import { remindWhenRepeatRequested } from './remind-when-repeat-requested.js';

const { sample } = InterviewRepeatRequested;
const { childId, requestId } = sample;
const heard = (event: Parameters<typeof aBusMessage>[0]) => reactTo(remindWhenRepeatRequested, aBusMessage(event, { childId }));

describe('a wish to ask a child again', () => {
  it('is to be reminded of when its answer is due', () => {
    const deadline = { key: requestId, dueAt: sample.answerDueAt, command: 'RemindRepeatDeciders', input: { childId, requestId } };
    expect(heard(InterviewRepeatRequested.of(sample))).toEqual({ kind: 'acts', orders: [], lifted: [], deadlines: [deadline] });
  });

  it('of before there was such a moment is left alone, and so is everything else', () => {
    expect(heard(InterviewRepeatRequested.of({ ...sample, answerDueAt: undefined }))).toMatchObject({ deadlines: [] });
    expect(heard(InterviewSessionHeld.of(InterviewSessionHeld.sample)).kind).toBe('ignored');
  });
});
