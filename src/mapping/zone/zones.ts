/**
 * Zones a service's clock may keep, one for each set of clock rules in use since 2005, with the regions that keep it. Where
 * several zones cannot be told apart by the data, the first in this order is proposed and the others are named.
 */
export const ZONES: readonly (readonly [zone: string, regions: string])[] = [
  ['Etc/UTC', ''],
  ['Europe/London', 'GB'],
  ['Europe/Amsterdam', 'NL'],
  ['Europe/Berlin', 'DE'],
  ['Europe/Paris', 'FR'],
  ['Europe/Madrid', 'ES'],
  ['Europe/Rome', 'IT'],
  ['Europe/Brussels', 'BE'],
  ['Europe/Warsaw', 'PL'],
  ['Europe/Vienna', 'AT'],
  ['Europe/Zurich', 'CH'],
  ['Europe/Prague', 'CZ'],
  ['Europe/Budapest', 'HU'],
  ['Europe/Stockholm', 'SE'],
  ['Europe/Belgrade', 'RS'],
  ['Africa/Lagos', 'NG'],
  ['Africa/Tunis', 'TN'],
  ['Africa/Casablanca', 'MA'],
  ['Europe/Dublin', 'IE'],
  ['Europe/Lisbon', 'PT'],
  ['Africa/Abidjan', 'CI GH SN'],
  ['Atlantic/Reykjavik', 'IS'],
  ['Europe/Bucharest', 'RO'],
  ['Europe/Kiev', 'UA'],
  ['Europe/Athens', 'GR'],
  ['Europe/Sofia', 'BG'],
  ['Europe/Helsinki', 'FI'],
  ['Europe/Riga', 'LV'],
  ['Europe/Tallinn', 'EE'],
  ['Europe/Vilnius', 'LT'],
  ['Europe/Chisinau', 'MD'],
  ['Asia/Nicosia', 'CY'],
  ['Africa/Cairo', 'EG'],
  ['Africa/Johannesburg', 'ZA'],
  ['Asia/Jerusalem', 'IL'],
  ['Asia/Beirut', 'LB'],
  ['Europe/Istanbul', 'TR'],
  ['Europe/Moscow', 'RU'],
  ['Europe/Minsk', 'BY'],
  ['Asia/Riyadh', 'SA'],
  ['Africa/Nairobi', 'KE'],
  ['Asia/Tehran', 'IR'],
  ['Asia/Dubai', 'AE'],
  ['Asia/Tbilisi', 'GE'],
  ['Asia/Yerevan', 'AM'],
  ['Asia/Baku', 'AZ'],
  ['Europe/Samara', ''],
  ['Asia/Kabul', 'AF'],
  ['Asia/Karachi', 'PK'],
  ['Asia/Tashkent', 'UZ'],
  ['Asia/Yekaterinburg', ''],
  ['Asia/Kolkata', 'IN'],
  ['Asia/Colombo', 'LK'],
  ['Asia/Kathmandu', 'NP'],
  ['Asia/Dhaka', 'BD'],
  ['Asia/Almaty', 'KZ'],
  ['Asia/Omsk', ''],
  ['Asia/Yangon', 'MM'],
  ['Asia/Bangkok', 'TH'],
  ['Asia/Ho_Chi_Minh', 'VN'],
  ['Asia/Jakarta', 'ID'],
  ['Asia/Novosibirsk', ''],
  ['Asia/Shanghai', 'CN'],
  ['Asia/Hong_Kong', 'HK'],
  ['Asia/Taipei', 'TW'],
  ['Asia/Manila', 'PH'],
  ['Asia/Singapore', 'SG'],
  ['Asia/Kuala_Lumpur', 'MY'],
  ['Australia/Perth', ''],
  ['Asia/Tokyo', 'JP'],
  ['Asia/Seoul', 'KR'],
  ['Australia/Adelaide', ''],
  ['Australia/Darwin', ''],
  ['Australia/Sydney', 'AU'],
  ['Australia/Brisbane', ''],
  ['Asia/Vladivostok', ''],
  ['Pacific/Auckland', 'NZ'],
  ['America/New_York', 'US'],
  ['America/Toronto', 'CA'],
  ['America/Havana', 'CU'],
  ['America/Chicago', ''],
  ['America/Winnipeg', ''],
  ['America/Mexico_City', 'MX'],
  ['America/Denver', ''],
  ['America/Phoenix', ''],
  ['America/Los_Angeles', ''],
  ['America/Vancouver', ''],
  ['America/Anchorage', ''],
  ['Pacific/Honolulu', ''],
  ['America/Halifax', ''],
  ['America/St_Johns', ''],
  ['America/Santo_Domingo', 'DO'],
  ['America/Puerto_Rico', 'PR'],
  ['America/Caracas', 'VE'],
  ['America/Bogota', 'CO'],
  ['America/Lima', 'PE'],
  ['America/Panama', 'PA'],
  ['America/Jamaica', 'JM'],
  ['America/Costa_Rica', 'CR'],
  ['America/Guatemala', 'GT'],
  ['America/Santiago', 'CL'],
  ['America/Sao_Paulo', 'BR'],
  ['America/Argentina/Buenos_Aires', 'AR'],
  ['America/Montevideo', 'UY'],
];

const formats = new Map<string, Intl.DateTimeFormat>();
const known = new Map<string, number>();

/** Minutes that a zone's clocks are ahead of UTC at an instant, exact to the hour that holds it. */
export function offsetMinutes(zone: string, instant: number): number {
  const hour = Math.floor(instant / 3_600_000) * 3_600_000;
  const key = `${zone} ${hour}`;
  const cached = known.get(key);
  if (cached !== undefined) return cached;
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
    formats.set(zone, format);
  }
  const part = Object.fromEntries(format.formatToParts(hour).map(({ type, value }) => [type, Number(value)]));
  const wall = Date.UTC(part['year']!, part['month']! - 1, part['day'], part['hour'], part['minute']);
  const offset = Math.round((wall - hour) / 60_000);
  if (known.size > 500_000) known.clear();
  known.set(key, offset);
  return offset;
}
