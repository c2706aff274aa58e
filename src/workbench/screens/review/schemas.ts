import { z } from '@hono/zod-openapi';
import { JUDGED_SUBJECTS, VERDICTS } from '../../../pipeline/judgement.ts';

/** What requests and answers about judgements are made of; complaints are judged too. */

const key = z.string().min(1).max(1000);
export const pairSchema = z.object({ subject: z.enum(JUDGED_SUBJECTS), a: key, b: key });

export const reason = z.string().trim().min(1).max(2000);

export const judgementSchema = z
  .object({ index: z.int(), verdict: z.enum(VERDICTS), actor: z.string(), at: z.string(), reason: z.string() })
  .openapi('Judgement');

export const waterfallSchema = z.object({
  sentence: z.string(),
  bars: z.array(z.object({ about: z.string(), value: z.string(), shared_by: z.int(), bits: z.number() })),
  total: z.number(),
  ignored: z.array(z.object({ about: z.string(), value: z.string(), shared_by: z.int() })),
  measured: z.string().optional(),
});

export const recordsSchema = z.object({
  left: z.string(),
  right: z.string(),
  lines: z.array(
    z.object({
      what: z.string(),
      left: z.string(),
      right: z.string(),
      agreement: z.enum(['same', 'differs', 'open']),
    }),
  ),
});
