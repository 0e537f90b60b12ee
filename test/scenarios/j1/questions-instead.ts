import { mustEqual } from '../../harness/must-equal.js';
import { questionsOn, requestsOn } from '../../harness/request-boards.js';
import type { Telling } from '../telling.js';
import { words } from './cast.js';
import * as sees from './sees.js';

/** Step 10: a second interview is wanted for it was not detailed enough; two questions go to the same interviewer instead. */
export async function questionsInstead(story: Telling, seriesId: string): Promise<void> {
  const childId = story.child;
  const wish = { childId, seriesId, reason: 'NOT_DETAILED', topics: ['WHAT_HAPPENED', 'TRANSPORT'] };
  await story.does('ahtjp-17', '2023-03-12T09:10', 'RequestInterviewRepeat', wish, sees.redirected);
  const [request] = await requestsOn(story.by('ahtjp-17'), 'ASKED_BY_MY_UNIT');
  mustEqual(
    { childId: request?.childId, reason: request?.reason, waitingFor: request?.waitingFor, answer: request?.answer },
    { childId, reason: 'NOT_DETAILED', waitingFor: [], answer: 'REDIRECTED' },
  );
  mustEqual(await requestsOn(story.by('dosvy-17'), 'WAITING_FOR_MY_DECISION'), []);

  const questions = [{ topic: 'TRANSPORT', question: words.howShePassed }, { topic: 'MONEY_OR_DEBT', question: words.whoPaid }];
  await story.does('ahtjp-17', '2023-03-12T09:30', 'SendInterviewQuestions', { childId, seriesId, questions }, sees.questionsSent);
  const waiting = await questionsOn(story.by('ahtjp-17'), 'WAITING_FOR_MY_ANSWER');
  const told = waiting.map((one) => [`${one.childId} ${one.topic}`, one.question.value] as const);
  mustEqual(Object.fromEntries(told), Object.fromEntries(questions.map(({ topic, question }) => [`${childId} ${topic}`, question])));
  const byTopic = (topic: string) => waiting.find((one) => one.topic === topic)?.id;
  const answers = [
    { questionId: byTopic('TRANSPORT'), source: 'RECORDING', answer: words.byBus },
    { questionId: byTopic('MONEY_OR_DEBT'), source: 'NOT_PUT_TO_CHILD' },
  ];
  await story.does('ahtjp-17', '2023-03-13T09:00', 'AnswerInterviewQuestions', { childId, seriesId, answers }, sees.questionsAnswered);
  mustEqual(await questionsOn(story.by('ahtjp-17'), 'WAITING_FOR_MY_ANSWER'), []);
}
