import { z } from '@hono/zod-openapi';

/** The case that an address under /case/ names. */
export const caseParam = z.object({ case: z.string() });

/** The body of JSON that a route takes. */
export function body<T extends z.ZodType>(schema: T) {
  return { required: true as const, content: { 'application/json': { schema } } };
}

/** A request that is nothing but a body of JSON. */
export function jsonBody<T extends z.ZodType>(schema: T) {
  return { body: body(schema) };
}

/** An answer that says no more than that it was done. */
export function nothing(description: string) {
  return json(description, z.object({}));
}

/** A good answer with a body of JSON. */
export function json<T extends z.ZodType>(description: string, schema: T) {
  return { 200: { description, content: { 'application/json': { schema } } } };
}

/** What WebAuthn's library made, as the JSON that it becomes anyway; the types of the two do not know each other. */
export function plain(options: object): { challenge: string } {
  return JSON.parse(JSON.stringify(options)) as { challenge: string };
}
