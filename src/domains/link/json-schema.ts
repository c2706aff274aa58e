import { z } from 'zod';
import { linkModelSchema } from './model.ts';

/** docs/link-model.schema.json: the shape of a model for editors, made from the schema that the program checks. */
export function linkModelJsonSchema(): unknown {
  return { title: 'Ringbreak linkage model', ...z.toJSONSchema(linkModelSchema, { io: 'input' }) };
}
