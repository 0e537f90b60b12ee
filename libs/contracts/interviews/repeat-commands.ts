import { z } from 'zod';
import { command, day, id, rejection, text } from '#kernel';
import { distinct, fileNumber, unitId, UnknownUnit } from '#contracts/vocabulary';
import { SeriesUnknown } from './commands.js';
import { FoundReason, InterviewTopic, RepeatAnswer, RepeatDecision, RequestReason } from './topics.js';

export const RepeatAlreadyRequested = rejection({
  name: 'RepeatAlreadyRequested',
  message: 'Your unit has asked for this already, and those who decide have not answered yet. Turn to them; nothing was recorded.',
  fields: z.object({ requestId: id(), deciders: z.array(unitId()) }),
});

export const RepeatAlreadyAuthorised = rejection({
  name: 'RepeatAlreadyAuthorised',
  message: 'There is leave for one further series on this matter that nobody has used yet. Plan that series; nothing was recorded.',
  fields: z.object({ requestId: id(), topics: z.array(InterviewTopic) }),
});

export const RepeatAlreadyAnswered = rejection({
  name: 'RepeatAlreadyAnswered',
  message: 'This request is answered already. Look its answer up in the timeline and go by that; nothing was recorded.',
  fields: z.object({ requestId: id(), answer: RepeatAnswer }),
});

export const TopicsCoveredAlready = rejection({
  name: 'TopicsCoveredAlready',
  message:
    'The child has told these topics, or will in an interview that is planned. View the recording, read the summary or have the court join what is planned, and order new topics only; nothing was recorded.',
  fields: z.object({ topics: z.array(InterviewTopic) }),
});

export const RepeatNotDue = rejection({
  name: 'RepeatNotDue',
  message: 'There is still time to answer this request. Nothing was recorded.',
  fields: z.object({}),
});

export const RepeatAlreadyReminded = rejection({
  name: 'RepeatAlreadyReminded',
  message: 'Those who decide on this request were reminded already. Nothing was recorded.',
  fields: z.object({}),
});

const stream = { category: 'interviews', id: 'childId' } as const;

export const RequestInterviewRepeat = command({
  name: 'RequestInterviewRepeat',
  context: 'interviews',
  service: 'police',
  help: 'Ask for leave to interview a child again on a matter: DoSVY and the court liaison decide, outside your unit.',
  stream,
  input: z.object({ childId: id(), seriesId: id(), reason: RequestReason, topics: distinct(InterviewTopic, 14), note: text(1000).optional() }),
  rejections: [SeriesUnknown, RepeatAlreadyRequested, RepeatAlreadyAnswered, RepeatAlreadyAuthorised],
});

export const DecideInterviewRepeat = command({
  name: 'DecideInterviewRepeat',
  context: 'interviews',
  service: 'police',
  help: 'Agree to a second interview, refuse it, or point to what is there already.',
  stream,
  input: z.object({ childId: id(), requestId: id(), decision: RepeatDecision, note: text(1000).optional() }),
  rejections: [RepeatAlreadyAnswered, RepeatAlreadyAuthorised],
});

export const RemindRepeatDeciders = command({
  name: 'RemindRepeatDeciders',
  context: 'interviews',
  service: 'police',
  by: 'policy',
  help: 'Remind those who decide on a second interview that the time to answer is over.',
  stream,
  input: z.object({ childId: id(), requestId: id() }),
  rejections: [RepeatAlreadyAnswered, RepeatAlreadyReminded, RepeatNotDue],
});

export const OrderInterviewRepeat = command({
  name: 'OrderInterviewRepeat',
  context: 'interviews',
  service: 'police',
  help: 'Record that the court orders a further interview, on topics that the child has not told and no planned interview will ask.',
  stream,
  input: z.object({ childId: id(), seriesId: id(), topics: distinct(InterviewTopic, 14), orderNumber: fileNumber() }),
  rejections: [SeriesUnknown, TopicsCoveredAlready, RepeatAlreadyAuthorised],
});

export const RecordRepeatFound = command({
  name: 'RecordRepeatFound',
  context: 'interviews',
  service: 'police',
  help: 'Record a second interview that was held without leave, when it comes to light.',
  stream,
  input: z.object({
    childId: id(),
    seriesId: id(),
    heldBy: unitId().optional(),
    heldOn: day(),
    topics: distinct(InterviewTopic, 14, 0),
    reason: FoundReason,
    note: text(1000).optional(),
  }),
  rejections: [SeriesUnknown, UnknownUnit],
});
