/**
 * GeneralizedTime of TS 102 657 (`YYYYMMDDhhmmss[.fff](Z|±hhmm)`, the offset may be missing) as ISO 8601 with the same offset;
 * other texts stay as they are.
 */
export function isoTime(text: string | null): string | null {
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?(?:[.,](\d{1,9}))?(Z|[+-]\d\d(?::?\d\d)?)?$/.exec(text ?? '');
  if (!parts) return text;
  const [, year, month, day, hour, minute, second = '00', fraction, zone = ''] = parts;
  const offset = zone === '' || zone === 'Z' ? zone : `${zone.slice(0, 3)}:${zone.slice(3).replace(':', '') || '00'}`;
  return `${year}-${month}-${day}T${hour}:${minute}:${second}${fraction === undefined ? '' : `.${fraction}`}${offset}`;
}
