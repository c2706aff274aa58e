import { z } from 'zod';

/** What the signer of a call says of it (PASSporT, RFC 8225, with the claims of SHAKEN, RFC 8588). Signatures are not verified. */
export interface Passport {
  /** A, B or C. */
  readonly attestation: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly originId: string | null;
}

const claims = z.object({
  attest: z.string().max(10).optional().catch(undefined),
  orig: z
    .object({ tn: z.string().max(40) })
    .optional()
    .catch(undefined),
  dest: z
    .object({ tn: z.union([z.string().max(40), z.array(z.string().max(40)).max(50)]) })
    .optional()
    .catch(undefined),
  origid: z.string().max(100).optional().catch(undefined),
});

/** The claims of an Identity header in its full form; undefined for the compact form, which carries none, and for damage. */
export function parseIdentity(value: string | undefined): Passport | undefined {
  const payload = /^\s*[\w-]+\.([\w-]{2,8000})\.[\w-]*/.exec(value ?? '')?.[1];
  if (payload === undefined) return undefined;
  let json: unknown;
  try {
    json = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
  const read = claims.safeParse(json);
  if (!read.success) return undefined;
  const { attest, orig, dest, origid } = read.data;
  const to = dest?.tn;
  return {
    attestation: attest ?? null,
    from: orig?.tn ?? null,
    to: (Array.isArray(to) ? to.join(';') : to) ?? null,
    originId: origid ?? null,
  };
}
