import serialize from 'canonicalize';

/**
 * RFC 8785 canonical JSON: one spelling for one value, so that it can be hashed and signed.
 *
 * @throws TypeError for what JSON cannot say (undefined, functions, NaN): always a bug of ours.
 */
export function canonicalJson(value: unknown): string {
  const text = serialize(value);
  if (text === undefined) throw new TypeError('value has no canonical JSON form');
  return text;
}
