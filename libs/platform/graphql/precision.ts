import { registerEnumType } from '@nestjs/graphql';
import { precisions } from '#kernel';

/** How exactly a moment is known. */
export const Precision = Object.fromEntries(precisions.map((precision) => [precision, precision]));
registerEnumType(Precision, { name: 'Precision', description: 'How exactly a moment is known.' });
