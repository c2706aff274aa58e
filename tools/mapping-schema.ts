import { writeFileSync } from 'node:fs';
import { mappingJsonSchema } from '../src/mapping/json-schema.ts';

writeFileSync(
  new URL('../docs/mapping.schema.json', import.meta.url),
  `${JSON.stringify(mappingJsonSchema(), null, 2)}\n`,
);
