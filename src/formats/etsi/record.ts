import { descend, leaves, textAt, toXml, type XmlElement } from '../xml/element.ts';
import { isoTime } from './time.ts';

/** What the message says of all its records. */
export interface Header {
  readonly request: string | null;
  readonly operator: string | null;
}

/** A row for one of the tables: cells by column. */
export interface RecordRow {
  readonly table: 'retained_call' | 'retained_subscriber' | 'retained_other';
  readonly cells: Readonly<Record<string, string | null>>;
}

export function headerOf(element: XmlElement | undefined): Header {
  const request = descend(element, 'requestID');
  const parts = ['countryCode', 'authorisedOrganisationID', 'requestNumber'].map((name) => textAt(request, name));
  return { request: parts.filter((part) => part !== null).join('/') || null, operator: textAt(element, 'cSPID') };
}

/** Rows of one ResponseRecord, or why it gives none. A call with several called parties gives a row for each. */
export function recordRows(record: XmlElement, header: Header): RecordRow[] | string {
  const payload = descend(record, 'recordPayload');
  const [kind] = payload?.children ?? [];
  if (kind === undefined) return 'NO_PAYLOAD: the record has no recordPayload';
  const common = {
    request: header.request,
    operator: header.operator,
    record_number: textAt(record, 'recordNumber'),
  };
  const usages = kind.children.filter(({ name }) => name === 'telephonyServiceUsage');
  const subscribers = kind.children.filter(({ name }) => name === 'telephonySubscriber');
  const rows: RecordRow[] = [];
  for (const usage of usages) rows.push(...usageRows(usage, common));
  for (const subscriber of subscribers) rows.push(subscriberRow(subscriber, common));
  if (rows.length === 0)
    rows.push({ table: 'retained_other', cells: { ...common, kind: kind.name, ...content(kind) } });
  return rows;
}

type Common = Readonly<Record<string, string | null>>;

function usageRows(usage: XmlElement, common: Common): RecordRow[] {
  const parties = partiesOf(usage);
  const from = parties.find((party) => roleOf(party) === 'originating-party');
  const to = parties.filter((party) => roleOf(party) === 'terminating-party');
  if (from === undefined && to.length === 0) {
    return [{ table: 'retained_other', cells: { ...common, kind: usage.name, ...content(usage) } }];
  }
  const forwarded = parties.find((party) => roleOf(party).startsWith('forwarded-to'));
  return (to.length === 0 ? [undefined] : to).map((called, place) => ({
    table: 'retained_call',
    cells: {
      call_ref: [common['operator'], common['request'], common['record_number'], place > 0 ? String(place) : null]
        .filter((part) => part !== null && part !== undefined)
        .join('/'),
      ...common,
      ...callTimes(usage, from, called),
      presented_raw: international(from),
      dialled_raw: international(called),
      transferred_to: international(forwarded),
      account_ref: textAt(from, 'subscriberID') ?? textAt(from, 'partyNumber'),
      communication_type: textAt(usage, 'communicationType'),
      hangup_cause: textAt(usage, 'endReason'),
      ...party(ORIGINATING, from),
      ...party(TERMINATING, called),
      other: rest(usage),
    },
  }));
}

/** One element a leg; some operators repeat partyInformation instead of its TelephonyPartyInformation. */
function partiesOf(usage: XmlElement): XmlElement[] {
  return usage.children
    .filter(({ name }) => name === 'partyInformation')
    .flatMap((list) => (descend(list, 'partyRole') ? [list] : list.children));
}

function roleOf(party: XmlElement): string {
  const role = descend(party, 'partyRole');
  // An enumeration in XML is a text (XER) or an empty element named like the value.
  return (role?.text || role?.children[0]?.name || '').toLowerCase();
}

/** The call's own times, else those of the legs: an operator may give them there alone. */
function callTimes(usage: XmlElement, from: XmlElement | undefined, to: XmlElement | undefined): Common {
  const spans = [usage, from, to].map((holder) => descend(holder, 'communicationTime'));
  const first = (name: string): string | null => {
    for (const span of spans) {
      const text = textAt(span, name);
      if (text !== null) return text;
    }
    return null;
  };
  return {
    started_at: isoTime(first('startTime')),
    ended_at: isoTime(first('endTime')),
    talk_s: first('durationTime'),
    ring_s: textAt(usage, 'ringDuration'),
  };
}

/** TS 102 657: the E.164 number in international format, without a sign in front. Other spellings stay as they are. */
function international(party: XmlElement | undefined): string | null {
  const number = textAt(party, 'partyNumber');
  return number !== null && /^[1-9]\d{7,14}$/.test(number) ? `+${number}` : number;
}

interface PartyColumns {
  readonly number: string;
  readonly subscriber: string;
  readonly imsi: string;
  readonly imei: string;
  readonly location: string;
}

const ORIGINATING = partyColumns('originating');
const TERMINATING = partyColumns('terminating');

function partyColumns(role: string): PartyColumns {
  return {
    number: `${role}_number`,
    subscriber: `${role}_subscriber`,
    imsi: `${role}_imsi`,
    imei: `${role}_imei`,
    location: `${role}_location`,
  };
}

function party(columns: PartyColumns, element: XmlElement | undefined): Common {
  const location = descend(element, 'detailedLocation') ?? descend(element, 'locations');
  return {
    [columns.number]: textAt(element, 'partyNumber'),
    [columns.subscriber]: textAt(element, 'subscriberID'),
    [columns.imsi]: textAt(element, 'iMSI'),
    [columns.imei]: textAt(element, 'iMEI'),
    [columns.location]: location ? JSON.stringify(leaves(location)) : null,
  };
}

/** Elements of a usage that have columns of their own. */
const TAKEN: ReadonlySet<string> = new Set(['communicationTime', 'ringDuration', 'communicationType', 'endReason']);
const TAKEN_OF_PARTY: ReadonlySet<string> = new Set([
  'partyRole',
  'partyNumber',
  'subscriberID',
  'iMSI',
  'iMEI',
  'detailedLocation',
  'locations',
]);

/** The leg says what the call says: legs of a forwarded call have times of their own. */
function sameTimes(span: XmlElement, usage: XmlElement): boolean {
  const whole = descend(usage, 'communicationTime');
  return whole !== undefined && span.children.every(({ name, text }) => textAt(whole, name) === text);
}

/** What has no column, so that nothing of a record is lost: a list of paths and texts. */
function rest(usage: XmlElement): string | null {
  const found: [string, string][] = [];
  for (const part of usage.children) {
    if (TAKEN.has(part.name)) continue;
    if (part.name === 'partyInformation') continue;
    if (part.children.length === 0) found.push([part.name, part.text]);
    else leaves(part, found, part.name);
  }
  for (const one of partiesOf(usage)) {
    for (const part of one.children) {
      if (TAKEN_OF_PARTY.has(part.name) || (part.name === 'communicationTime' && sameTimes(part, usage))) continue;
      const path = `${roleOf(one)}.${part.name}`;
      if (part.children.length === 0) found.push([path, part.text]);
      else leaves(part, found, path);
    }
  }
  return found.length === 0 ? null : JSON.stringify(found);
}

function subscriberRow(subscriber: XmlElement, common: Common): RecordRow {
  const cells: Record<string, string | null> = {
    ...common,
    subscriber: textAt(subscriber, 'subscriberID'),
    name: null,
    numbers: null,
    valid_from: null,
    valid_to: null,
  };
  const numbers: string[] = [];
  const names: string[] = [];
  for (const [path, text] of leaves(subscriber)) {
    if (/(?:salutation|surname|givenName|surName|companyName|organisationName)$/i.test(path)) names.push(text);
    if (
      /(?:subscriberNumber|telephonyNumber|allocatedDeviceID|mSISDN|registeredNumbers.*)$/i.test(path) &&
      /^\+?\d{6,15}$/.test(text)
    )
      numbers.push(text);
    if (/startTime$/.test(path)) cells['valid_from'] ??= isoTime(text);
    if (/endTime$/.test(path)) cells['valid_to'] ??= isoTime(text);
  }
  cells['name'] = names.join(' ') || null;
  cells['numbers'] = numbers.join(';') || null;
  return { table: 'retained_subscriber', cells: { ...cells, ...content(subscriber) } };
}

function content(element: XmlElement): Common {
  return { other: JSON.stringify(leaves(element)), xml: toXml(element) };
}
