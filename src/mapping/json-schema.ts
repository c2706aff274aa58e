import { z } from 'zod';
import { mappingSchema } from './mapping.ts';

/** docs/mapping.schema.json: the shape of mappings/*.json for editors, made from the schema that the program checks. */
export function mappingJsonSchema(): unknown {
  return { title: 'Ringbreak mapping', ...z.toJSONSchema(mappingSchema) };
}
