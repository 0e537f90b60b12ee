import { z } from 'zod';
import { command, day, id, rejection, text } from '#kernel';
import { unitId, UnknownUnit } from '#contracts/vocabulary';
import { sha256 } from './recording-events.js';
import { RecordingKind, ViewingPurpose } from './topics.js';

export const RecordingAlreadyDeposited = rejection({
  name: 'RecordingAlreadyDeposited',
  message: 'A recording with this hash is deposited already. Look it up in the timeline; nothing was recorded.',
  fields: z.object({ recordingId: id() }),
});

export const HashDiffers = rejection({
  name: 'HashDiffers',
  message: 'This is not the file that was deposited: its hash is another one. Keep both, and tell whoever answers for the evidence; nothing was recorded.',
  fields: z.object({}),
});

export const RecordingNotForThisUnit = rejection({
  name: 'RecordingNotForThisUnit',
  message: 'A recording is kept by provincial police, social affairs or a court, and released to police who investigate, or to a lawyer by the court. Name one of these, and let others read the summary; nothing was recorded.',
  fields: z.object({ unit: unitId() }),
});

export const RecordingNotReleased = rejection({
  name: 'RecordingNotReleased',
  message: 'The recording was not released to your unit for that day. Ask those who may release it; nothing was recorded.',
  fields: z.object({ mayRelease: z.array(unitId()) }),
});

const stream = { category: 'interviews', id: 'childId' } as const;

export const DepositRecording = command({
  name: 'DepositRecording',
  context: 'interviews',
  service: 'police',
  help: 'Record the hash of an interview’s recording and where it is kept; the file itself stays with you.',
  stream,
  input: z.object({
    childId: id(),
    seriesId: id(),
    kind: RecordingKind,
    minutes: z.number().int().min(1, 'is at least one').max(600, 'is too long for one recording'),
    sha256: sha256(),
    place: text(300).optional(),
  }),
  rejections: [RecordingAlreadyDeposited],
});

export const HandOverRecording = command({
  name: 'HandOverRecording',
  context: 'interviews',
  service: 'police',
  help: 'Hand a recording over to another keeper, having taken its hash anew.',
  stream,
  input: z.object({ childId: id(), recordingId: id(), toUnit: unitId(), sha256: sha256(), place: text(300).optional() }),
  rejections: [HashDiffers, UnknownUnit, RecordingNotForThisUnit],
});

export const ReleaseRecording = command({
  name: 'ReleaseRecording',
  context: 'interviews',
  service: 'police',
  help: 'Release a recording to one unit, for one purpose and until a day, so that nobody asks the child again.',
  stream,
  input: z.object({ childId: id(), recordingId: id(), toUnit: unitId(), purpose: ViewingPurpose, until: day() }),
  rejections: [RecordingNotForThisUnit, UnknownUnit],
});

export const RecordRecordingViewed = command({
  name: 'RecordRecordingViewed',
  context: 'interviews',
  service: 'police',
  help: 'Record that your unit viewed a recording; every viewing is recorded.',
  stream,
  input: z.object({ childId: id(), recordingId: id(), purpose: ViewingPurpose }),
  rejections: [RecordingNotReleased],
});
