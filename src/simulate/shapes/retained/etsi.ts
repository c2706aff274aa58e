import { isoText } from '../../world/clock.ts';
import type { Account, CallEvent } from '../../world/model.ts';

/** Characters that XML 1.0 has, its own signs escaped. */
function escaped(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML 1.0 has not
  const plain = text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
  return plain.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** How one operator writes ETSI TS 102 657. */
export interface EtsiStyle {
  /** `v1.26.1` or `v1.28.1`: part of the namespace. */
  readonly version: string;
  /** Of the namespace; '' none. */
  readonly prefix: string;
  readonly operator: string;
  readonly request: readonly [string, string, string];
  /** Seconds to add to UTC, and how the standard's GeneralizedTime writes that. */
  readonly offset: (utc: number) => number;
}

/** Elements of one prefix. */
export class EtsiWriter {
  private readonly style: EtsiStyle;

  constructor(style: EtsiStyle) {
    this.style = style;
  }

  private tag(name: string, content: string): string {
    const { prefix } = this.style;
    return `<${prefix}${name}>${content}</${prefix}${name}>`;
  }

  /** `20221031101112+0100`, or with Z in UTC. */
  private time(utc: number): string {
    const offset = this.style.offset(utc);
    const digits = isoText(utc + offset).replace(/\D/g, '');
    if (offset === 0) return `${digits}Z`;
    const minutes = Math.abs(offset) / 60;
    const zone = `${String(Math.floor(minutes / 60)).padStart(2, '0')}${String(minutes % 60).padStart(2, '0')}`;
    return `${digits}${offset < 0 ? '-' : '+'}${zone}`;
  }

  head(at: number): string {
    const { prefix, version, operator, request } = this.style;
    const [country, authority, number] = request;
    const name = prefix.replace(':', '');
    const namespace = `xmlns${name && `:${name}`}="http://uri.etsi.org/02657/${version}#/RetainedData"`;
    const id = [
      this.tag('countryCode', country),
      this.tag('authorisedOrganisationID', authority),
      this.tag('requestNumber', number),
    ].join('');
    const header = [
      this.tag('retainedDataVersion', `TS102657${version}`),
      this.tag('requestID', id),
      this.tag('cSPID', operator),
      this.tag('timeStamp', this.time(at)),
    ].join('');
    const open = ['retainedDataPayload', 'responseMessage'].map((one) => `<${prefix}${one}>`).join('');
    const status = this.tag('responseStatus', `<${prefix}responseComplete/>`);
    const top = `<${prefix}RetainedDataMessage ${namespace}>`;
    return `<?xml version="1.0" encoding="UTF-8"?>\n${top}\n${this.tag('retainedDataHeader', header)}\n${open}${status}<${prefix}responsePayload>\n`;
  }

  tail(): string {
    const names = ['responsePayload', 'responseMessage', 'retainedDataPayload', 'RetainedDataMessage'];
    return `${names.map((name) => `</${this.style.prefix}${name}>`).join('')}\n`;
  }

  private record(number: number, content: string): string {
    const payload = this.tag('recordPayload', this.tag('telephonyRecord', content));
    return `${this.tag('ResponseRecord', this.tag('recordNumber', String(number)) + payload)}\n`;
  }

  private party(role: string, number: string, subscriber?: string): string {
    const id = subscriber === undefined ? '' : this.tag('subscriberID', subscriber);
    const content = this.tag('partyRole', role) + this.tag('partyNumber', escaped(number)) + id;
    return this.tag('TelephonyPartyInformation', content);
  }

  /** @param shown and @param dialled E.164 without a sign where they are numbers. */
  usage(number: number, call: CallEvent, subscriber: string, shown: string, dialled: string): string {
    const parties = [this.party('originating-Party', shown, subscriber), this.party('terminating-Party', dialled)].join(
      '',
    );
    const span = [
      this.tag('startTime', this.time(call.start)),
      this.tag('endTime', this.time(call.start + call.duration)),
      this.tag('durationTime', String(call.talk)),
    ].join('');
    const content = [
      this.tag('partyInformation', parties),
      this.tag('communicationTime', span),
      this.tag('ringDuration', String(call.duration - call.talk)),
      this.tag('endReason', String(call.cause)),
    ].join('');
    return this.record(number, this.tag('telephonyServiceUsage', content));
  }

  subscriber(number: number, id: string, account: Account, names: readonly [string, string], phone: string): string {
    const [family, given] = names;
    const name = this.tag('surName', escaped(family)) + this.tag('givenName', escaped(given));
    const person = this.tag('genericSubscriberInfo', this.tag('individualInfo', this.tag('name', name)));
    const span = this.tag('timeSpan', this.tag('startTime', this.time(account.created)));
    const line = this.tag('registeredNumbers', this.tag('PartyNumber', phone));
    const service = this.tag('subscribedTelephonyServices', this.tag('SubscribedTelephonyServices', span + line));
    return this.record(number, this.tag('telephonySubscriber', this.tag('subscriberID', id) + person + service));
  }
}
