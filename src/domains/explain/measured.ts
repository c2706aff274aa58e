/**
 * How often links stated at a probability were right on simulated seizures that the rules were not made on; the method and
 * the figures of every shape are in docs/operators.md.
 */
const MEASURED: readonly { readonly from: number; readonly links: number; readonly right: number }[] = [
  { from: 0.9, links: 725, right: 725 },
  { from: 0.7, links: 110, right: 102 },
];

/** In words, for a stated probability; undefined where too few links were measured. */
export function measuredShare(probability: number): string | undefined {
  const bin = MEASURED.find(({ from }) => probability >= from);
  if (!bin) return undefined;
  const range = bin.from === 0.9 ? '90 % and more' : '70 to 90 %';
  return `of ${bin.links} links stated at ${range} on simulated seizures ${bin.right} were right (docs/operators.md)`;
}
