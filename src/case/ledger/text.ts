import { z } from 'zod';

/** Text for people: bounded, not empty, and well formed, because RFC 8785 has no spelling for a lone surrogate. */
export function text(longest: number): z.ZodString {
  return z
    .string()
    .min(1)
    .max(longest)
    .refine((value) => value.isWellFormed(), 'lone surrogate');
}
