/** A zone's rule for the years that the simulator knows (2018 to 2026): its own table, because readers use ICU's. */
interface ZoneRule {
  /** Standard offset from UTC, minutes. */
  readonly standard: number;
  readonly summer: 'none' | 'eu' | 'us' | 'au' | 'nz' | 'cl' | 'mx';
}

const ZONES: Readonly<Record<string, ZoneRule>> = {
  'Europe/London': { standard: 0, summer: 'eu' },
  'Europe/Dublin': { standard: 0, summer: 'eu' },
  'Europe/Lisbon': { standard: 0, summer: 'eu' },
  'Europe/Amsterdam': { standard: 60, summer: 'eu' },
  'Europe/Paris': { standard: 60, summer: 'eu' },
  'Europe/Berlin': { standard: 60, summer: 'eu' },
  'Europe/Madrid': { standard: 60, summer: 'eu' },
  'Europe/Rome': { standard: 60, summer: 'eu' },
  'Europe/Brussels': { standard: 60, summer: 'eu' },
  'Europe/Stockholm': { standard: 60, summer: 'eu' },
  'Europe/Warsaw': { standard: 60, summer: 'eu' },
  'Europe/Vienna': { standard: 60, summer: 'eu' },
  'Europe/Zurich': { standard: 60, summer: 'eu' },
  'Europe/Copenhagen': { standard: 60, summer: 'eu' },
  'Europe/Oslo': { standard: 60, summer: 'eu' },
  'Europe/Prague': { standard: 60, summer: 'eu' },
  'Europe/Helsinki': { standard: 120, summer: 'eu' },
  'Europe/Bucharest': { standard: 120, summer: 'eu' },
  'Europe/Kyiv': { standard: 120, summer: 'eu' },
  'Europe/Moscow': { standard: 180, summer: 'none' },
  'Asia/Tbilisi': { standard: 240, summer: 'none' },
  'Asia/Dubai': { standard: 240, summer: 'none' },
  'Asia/Kolkata': { standard: 330, summer: 'none' },
  'Asia/Manila': { standard: 480, summer: 'none' },
  'Africa/Johannesburg': { standard: 120, summer: 'none' },
  'America/New_York': { standard: -300, summer: 'us' },
  'America/Toronto': { standard: -300, summer: 'us' },
  'America/Mexico_City': { standard: -360, summer: 'mx' },
  'America/Bogota': { standard: -300, summer: 'none' },
  'America/Lima': { standard: -300, summer: 'none' },
  'America/Santiago': { standard: -240, summer: 'cl' },
  'Australia/Sydney': { standard: 600, summer: 'au' },
  'Pacific/Auckland': { standard: 720, summer: 'nz' },
  UTC: { standard: 0, summer: 'none' },
};

const FIRST_YEAR = 2018;
const YEARS = 10;

/** Converts UTC seconds to a zone's wall clock. */
export interface Zone {
  readonly name: string;
  /** Seconds to add to UTC at that moment. */
  offset(utc: number): number;
}

const made = new Map<string, Zone>();

/** The zone of a name in this file's table. */
export function zone(name: string): Zone {
  const known = made.get(name);
  if (known) return known;
  const rule = ZONES[name];
  if (!rule) throw new Error(`the simulator has no zone ${name}`);
  const fresh = makeZone(name, rule);
  made.set(name, fresh);
  return fresh;
}

function makeZone(name: string, rule: ZoneRule): Zone {
  const standard = rule.standard * 60;
  if (rule.summer === 'none') return { name, offset: () => standard };
  const changes: number[] = [];
  for (let year = FIRST_YEAR; year < FIRST_YEAR + YEARS; year++) changes.push(...yearChanges(year, rule));
  const southern = rule.summer === 'au' || rule.summer === 'nz' || rule.summer === 'cl';
  return {
    name,
    offset(utc) {
      let passed = 0;
      while (passed < changes.length && utc >= changes[passed]!) passed++;
      const summer = southern ? passed % 2 === 0 : passed % 2 === 1;
      return standard + (summer ? 3600 : 0);
    },
  };
}

/** The two changes of a year (or none) in UTC seconds, earlier first. Sources: EU directive 2000/84, US Energy Policy Act 2005, IANA. */
function yearChanges(year: number, rule: ZoneRule): number[] {
  const standard = rule.standard * 60;
  if (rule.summer === 'eu') return [sunday(year, 3, -1) + 3600, sunday(year, 10, -1) + 3600];
  if (rule.summer === 'us') return [sunday(year, 3, 2) + 7200 - standard, sunday(year, 11, 1) + 3600 - standard];
  if (rule.summer === 'au') return [sunday(year, 4, 1) + 7200 - standard, sunday(year, 10, 1) + 7200 - standard];
  if (rule.summer === 'cl') return chileanChanges(year);
  // Mexico gave summer time up after 2022 (Ley de los Husos Horarios, 28 October 2022).
  if (rule.summer === 'mx')
    return year > 2022 ? [] : [sunday(year, 4, 1) + 7200 - standard, sunday(year, 10, -1) + 3600 - standard];
  return [sunday(year, 4, 1) + 7200 - standard, sunday(year, 9, -1) + 7200 - standard];
}

/** Chile: summer time ends on the first Sunday on or after 2 April and begins on that of September, 04:00 UTC ± 1 h. */
function chileanChanges(year: number): [number, number] {
  const onOrAfter = (month: number, day: number) => {
    const first = Date.UTC(year, month - 1, day) / 1000;
    return first + ((7 - new Date(first * 1000).getUTCDay()) % 7) * 86400;
  };
  // 2022 began a week later, on 11 September (decree 224/2022, for the plebiscite).
  return [onOrAfter(4, 2) + 3 * 3600, onOrAfter(9, year === 2022 ? 9 : 2) + 4 * 3600];
}

/** UTC seconds of 00:00 on the nth Sunday of a month (from 1; −1 the last). */
function sunday(year: number, month: number, nth: number): number {
  if (nth > 0) {
    const first = Date.UTC(year, month - 1, 1);
    const skip = (7 - new Date(first).getUTCDay()) % 7;
    return first / 1000 + (skip + 7 * (nth - 1)) * 86400;
  }
  const last = Date.UTC(year, month, 0);
  return last / 1000 - new Date(last).getUTCDay() * 86400;
}

export interface Moment {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

/** Civil fields of seconds since 1970 (Howard Hinnant's days algorithm). */
export function civil(seconds: number): Moment {
  const days = Math.floor(seconds / 86400);
  const rest = seconds - days * 86400;
  const z = days + 719468;
  const era = Math.floor(z / 146097);
  const doe = z - era * 146097;
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36524) - Math.floor(doe / 146096)) / 365);
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return {
    year: yoe + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: doy - Math.floor((153 * mp + 2) / 5) + 1,
    hour: Math.floor(rest / 3600),
    minute: Math.floor((rest % 3600) / 60),
    second: Math.floor(rest % 60),
  };
}

export const two = (n: number): string => (n < 10 ? `0${n}` : `${n}`);

/** `2021-02-26 17:53:04`, for truth files and texts; the bulk writers have a faster way. */
export function isoText(seconds: number, separator = ' ', end = ''): string {
  const m = civil(seconds);
  return `${m.year}-${two(m.month)}-${two(m.day)}${separator}${two(m.hour)}:${two(m.minute)}:${two(m.second)}${end}`;
}
