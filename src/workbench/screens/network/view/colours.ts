/** One colour a kind, told apart also by the colour-blind (after Okabe and Ito, 2008); the table twin needs no colour. */
export const KIND_COLOURS: Readonly<Record<string, string>> = {
  operator: '#d55e00',
  account: '#0072b2',
  number: '#009e73',
  organisation: '#cc79a7',
  operation: '#b79f00',
  centre: '#7a4fbf',
  complaint: '#e69f00',
};
const IDENTIFIER = '#56a0c8';
export const GENERIC = '#9aa0a6';

export function colourOf(kind: string, hub = false): string {
  return hub ? GENERIC : (KIND_COLOURS[kind] ?? IDENTIFIER);
}
