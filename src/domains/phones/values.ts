import { text } from '../../model/columns.ts';
import type { Column } from '../../model/table.ts';
import { parseDevice } from '../../model/values/device.ts';
import { parseEmail } from '../../model/values/email.ts';
import { parseHandle } from '../../model/values/handle.ts';
import { parseIp } from '../../model/values/ip.ts';
import { parseOrganisation } from '../../model/values/organisation.ts';
import { parseRegion } from '../../model/values/region.ts';
import { parseWallet } from '../../model/values/wallet.ts';
import { type CodeStep, defineCodeStep } from '../../pipeline/step.ts';
import { readValues } from '../insert.ts';

interface ValueStep {
  readonly name: string;
  readonly purpose: string;
  /** `table.column` of the mapped tables. */
  readonly from: readonly string[];
  /** Raise it when the reading of some value changes. */
  readonly version: number;
  /** Columns beside `raw`, and what a raw text gives for them. */
  readonly columns: readonly Column[];
  readonly read: (raw: string) => readonly string[] | undefined;
}

const personal = { subject: 'suspect', sensitivity: 'personal' } as const;
const canonical = text('canonical', 'Canonical spelling', personal);

/** `work.<kind>_value`: every distinct text of some columns with its canonical form; what cannot be read has no row. */
function valueStep({ name, purpose, from, version, columns, read }: ValueStep): CodeStep {
  const sources = from.map((one) => one.split('.') as [table: string, column: string]);
  const sql = sources.map(([table, column]) => `SELECT ${column} AS raw FROM mapped.${table}`).join(' UNION ');
  return defineCodeStep({
    name: `work.${name}`,
    purpose,
    reads: [...new Set(sources.map(([table]) => `mapped.${table}`))],
    version,
    table: {
      name: `work.${name}`,
      row: 'a text as stored',
      key: ['raw'],
      columns: [text('raw', 'As stored; hostile', personal), ...columns],
    },
    make: (target, _context, engine) =>
      readValues(
        engine,
        target,
        sql,
        columns.map((column) => column.name),
        read,
      ),
  });
}

const one = (parsed: { readonly canonical: string } | undefined): string[] | undefined =>
  parsed ? [parsed.canonical] : undefined;

/** Identifiers that are read value by value: there are far fewer of them than calls. */
export const VALUE_STEPS: readonly CodeStep[] = [
  valueStep({
    name: 'region_value',
    purpose: 'Countries as written, as ISO 3166-1 alpha-2',
    from: ['account.dial_region_raw', 'organisation_number.region_raw'],
    version: 1,
    columns: [text('region', 'ISO 3166-1 alpha-2')],
    read: (raw) => one(parseRegion(raw)),
  }),
  valueStep({
    name: 'wallet_value',
    purpose: 'Wallet addresses whose checksum is right, with their chain',
    from: ['payment.from_wallet_raw', 'payment.to_wallet_raw', 'account.wallet_raw', 'known_identifier.value_raw'],
    version: 1,
    columns: [canonical, text('chain', 'BTC, LTC, ETH, TRX or unknown')],
    read: (raw) => {
      const wallet = parseWallet(raw);
      return wallet ? [wallet.canonical, wallet.chain] : undefined;
    },
  }),
  valueStep({
    name: 'email_value',
    purpose: 'E-mail addresses in base form: case, dots and tags by provider',
    from: ['account.email_raw', 'contact.email_raw', 'known_identifier.value_raw'],
    version: 1,
    columns: [canonical],
    read: (raw) => one(parseEmail(raw)),
  }),
  valueStep({
    name: 'handle_value',
    purpose: 'Messenger handles without @, link and case',
    from: ['account.handle_raw', 'known_identifier.value_raw'],
    version: 1,
    columns: [canonical],
    read: (raw) => one(parseHandle(raw)),
  }),
  valueStep({
    name: 'ip_value',
    purpose: 'IP addresses in canonical spelling',
    from: ['account.signup_ip_raw', 'login.ip_raw', 'call.ip_raw', 'known_identifier.value_raw'],
    version: 1,
    columns: [canonical],
    read: (raw) => one(parseIp(raw)),
  }),
  valueStep({
    name: 'device_value',
    purpose: 'Device fingerprints in canonical spelling',
    from: ['account.device', 'login.device', 'known_identifier.value_raw'],
    version: 1,
    columns: [canonical],
    read: (raw) => one(parseDevice(raw)),
  }),
  valueStep({
    name: 'organisation_value',
    purpose: 'Names of organisations as keys for comparing: no case, accents, legal forms, generic words',
    from: ['call.presented_name', 'interception.organisation', 'organisation_number.organisation'],
    version: 1,
    columns: [text('canonical', 'Key for comparing')],
    read: (raw) => one(parseOrganisation(raw)),
  }),
];
