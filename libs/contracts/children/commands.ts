import { z } from 'zod';
import { command, day, id, rejection, text } from '#kernel';
import { districtCode, Sex } from '#contracts/vocabulary';
import { IdentifierSystem } from './events.js';

export const SearchFirst = rejection({
  name: 'SearchFirst',
  message: 'Search for the child under this name first and send the receipt of that search: the child may be known. Nothing was recorded.',
  fields: z.object({}),
});

export const RegisterChild = command({
  name: 'RegisterChild',
  context: 'children',
  service: 'dosvy',
  help: 'Make a child known, after a search has shown that the child is not known yet.',
  stream: { category: 'child', id: 'new' },
  input: z
    .object({
      nameKhmer: text(200).optional(),
      nameLatin: text(200).optional(),
      sex: Sex,
      birthDate: day().optional(),
      ageYears: z.number().int().min(0, 'is not an age').max(17, 'is not a child: under 18 only').optional(),
      districtCode: districtCode().optional(),
      village: text(200).optional(),
      phone: text(40).optional(),
      searchReceipt: z.string().max(400),
    })
    .refine(({ nameKhmer, nameLatin }) => nameKhmer !== undefined || nameLatin !== undefined, {
      path: ['nameKhmer'],
      message: 'or nameLatin is needed: write the name by which the child is called, even if it is not sure',
    }),
  rejections: [SearchFirst],
});

export const LinkExternalIdentifier = command({
  name: 'LinkExternalIdentifier',
  context: 'children',
  service: 'dosvy',
  help: 'Add the number under which another system knows the child.',
  stream: { category: 'child', id: 'childId' },
  input: z.object({ childId: id(), system: IdentifierSystem, value: text(120) }),
  rejections: [],
});
