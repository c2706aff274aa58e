import { z } from '@hono/zod-openapi';

const row = z.record(z.string(), z.unknown());

/** A dossier: the row it is about, its parts by name, and which columns of which part are withheld (`part.column`). */
export const dossierSchema = z
  .object({ row, parts: z.record(z.string(), z.array(row)), hidden: z.array(z.string()), build: z.string() })
  .openapi('Dossier');
