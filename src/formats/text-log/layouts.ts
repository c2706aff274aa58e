/** One way in which servers write a line of their log. */
export interface LogLayout {
  readonly id: string;
  readonly title: string;
  /** Names of the columns before `message`; a time comes out as `at`. */
  readonly columns: readonly string[];
  /** Groups in the order of the columns; the last group is the message. Linear: no nested repetition. */
  readonly line: RegExp;
  /** Turns the text of the time into ISO 8601 where that needs more than a `T`. */
  readonly time?: (text: string) => string;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `20/Apr/2022:10:20:00 +0200` */
function commonLogTime(text: string): string {
  const parts = /^(\d\d)\/(\w{3})\/(\d{4}):(\d\d:\d\d:\d\d) ([+-]\d\d)(\d\d)$/.exec(text);
  const month = MONTHS.indexOf(parts?.[2] ?? '') + 1;
  if (!parts || month === 0) return text;
  const [, day, , year, clock, hours, minutes] = parts;
  return `${year}-${String(month).padStart(2, '0')}-${day}T${clock}${hours}:${minutes}`;
}

const ISO = String.raw`\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?`;
const MONTH = MONTHS.join('|');

/** The layouts that are known, the most particular first. */
export const LAYOUTS: readonly LogLayout[] = [
  {
    id: 'access',
    title: 'access log of a web server (combined)',
    columns: ['ip_raw', 'user', 'at', 'request', 'status', 'bytes', 'referrer', 'user_agent'],
    line: /^(\S{2,64}) \S{1,64} (\S{1,64}) \[(\d\d\/\w{3}\/\d{4}:\d\d:\d\d:\d\d [+-]\d{4})\] "([^"]{0,4000})" (\d{3}) (\d+|-)(?: "([^"]{0,4000})" "([^"]{0,2000})")?(.*)$/s,
    time: commonLogTime,
  },
  {
    id: 'asterisk',
    title: 'log of Asterisk',
    columns: ['at', 'level', 'thread', 'call_id', 'module'],
    line: new RegExp(
      `^\\[((?:${ISO})|(?:${MONTH}) [ \\d]\\d \\d\\d:\\d\\d:\\d\\d)\\] ([A-Z]{4,10})\\[(\\d+)\\](?:\\[(C-[0-9a-f]+)\\])?:? (?:([\\w./]{1,60}): )?(.*)$`,
      's',
    ),
  },
  {
    id: 'freeswitch-log',
    title: 'log of FreeSWITCH',
    columns: ['call_id', 'at', 'idle', 'level', 'module'],
    line: new RegExp(
      `^(?:([0-9a-f]{8}-[0-9a-f-]{27}) )?(${ISO})(?: (\\d{1,3}\\.\\d\\d%))? \\[(DEBUG|INFO|NOTICE|WARNING|ERR|CRIT|ALERT|CONSOLE)\\] (?:([\\w.]{1,60}:\\d+) )?(.*)$`,
      's',
    ),
  },
  {
    id: 'syslog',
    title: 'syslog',
    columns: ['at', 'host', 'process', 'pid'],
    line: new RegExp(
      `^(?:<\\d{1,3}>(?:1 )?)?((?:${MONTH}) [ \\d]\\d \\d\\d:\\d\\d:\\d\\d|${ISO}) ([\\w.:-]{1,100}) ([^\\s:[\\]]{1,60})(?:\\[(\\d+)\\])?: (.*)$`,
      's',
    ),
  },
  {
    id: 'stamped',
    title: 'lines that begin with a time',
    columns: ['at', 'level'],
    line: new RegExp(
      `^\\[?(${ISO})\\]?(?: ?-)? +\\[?(?:(TRACE|DEBUG|VERBOSE|INFO|NOTICE|WARN|WARNING|ERROR|ERR|CRITICAL|FATAL)\\]?:?(?= ))? ?(.*)$`,
      's',
    ),
  },
];

/** The cells of a line, the message last; undefined when the line does not begin a record of that layout. */
export function cellsOf(layout: LogLayout, line: string): (string | null)[] | undefined {
  const found = layout.line.exec(line);
  if (!found) return undefined;
  const cells: (string | null)[] = found.slice(1).map((cell) => cell ?? null);
  const at = layout.columns.indexOf('at');
  const time = cells[at];
  if (time) cells[at] = layout.time?.(time) ?? time.replace(/^(\d{4}-\d\d-\d\d) /, '$1T').replace(',', '.');
  return cells;
}
