import { z } from 'zod';
import { rejection } from '#kernel';

export const UnknownUnit = rejection({
  name: 'UnknownUnit',
  message: 'The directory has no such unit on that day, or it does not do this. Choose one from the directory; nothing was recorded.',
  fields: z.object({ unit: z.string() }),
});

export const UnknownOffence = rejection({
  name: 'UnknownOffence',
  message: 'These offence codes were not law on that day. Choose from the taxonomy; nothing was recorded.',
  fields: z.object({ codes: z.array(z.string()) }),
});
