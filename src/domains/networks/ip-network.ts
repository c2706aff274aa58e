import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { count, OF_SUSPECT, text } from '../../model/columns.ts';
import { defineCodeStep } from '../../pipeline/step.ts';

const require = createRequire(import.meta.url);

/** Tables of ranges, by parameter of load-ranges.sql. Who makes them, under which licence: docs/adr/0004-networks.md. */
const FILES = {
  asn_v4: '@ip-location-db/asn/asn-ipv4-num.csv',
  asn_v6: '@ip-location-db/asn/asn-ipv6-num.csv',
  country_v4: '@ip-location-db/asn-country/asn-country-ipv4-num.csv',
  country_v6: '@ip-location-db/asn-country/asn-country-ipv6-num.csv',
} as const;

const ADDRESS_KEY = readSql('address-key');
const LOAD_RANGES = readSql('load-ranges');
const IP_NETWORK = readSql('ip-network');

function readSql(name: string): string {
  return readFileSync(new URL(`sql/${name}.sql`, import.meta.url), 'utf8');
}

function versionOf(name: string): string {
  const file = require.resolve(`${name}/package.json`);
  return String((JSON.parse(readFileSync(file, 'utf8')) as { version: unknown }).version);
}

/**
 * `work.ip_network`: network, autonomous system, its organisation and the country of registration of every distinct
 * address of the case, from tables that come with the program: nothing is asked of the network. Only the addresses of the
 * case are looked up; a case without any reads no table.
 */
export const ipNetwork = defineCodeStep({
  name: 'work.ip_network',
  purpose: 'Network, organisation and country of every IP address, from tables that come with the program',
  reads: ['work.ip_value'],
  version: 2,
  table: {
    name: 'work.ip_network',
    row: 'an IP address of the case',
    key: ['ip'],
    columns: [
      text('ip', 'Canonical spelling', OF_SUSPECT),
      text('network', 'Block that is routed and holds the address, in CIDR; empty when none is known'),
      count('asn', 'Number of the autonomous system that announces it'),
      text('organisation', 'Who runs that autonomous system'),
      text('country', 'Where the block is registered, ISO 3166-1 alpha-2: not where a person sits'),
      text('scope', 'public, private (inside somebody’s own network) or carrier (RFC 6598)'),
      text(
        'place',
        'What one household or room has: the address, the /64 of IPv6, the /24 of a private network',
        OF_SUSPECT,
      ),
    ],
  },
  inputs: () => ({
    sql: [ADDRESS_KEY, LOAD_RANGES, IP_NETWORK],
    networks: versionOf('@ip-location-db/asn'),
    countries: versionOf('@ip-location-db/asn-country'),
  }),
  make: async (target, _context, engine) => {
    await engine.run(ADDRESS_KEY);
    const found = await engine.rows('SELECT count(*) AS n FROM address_key');
    const files = Object.entries(FILES).map(([name, file]) => [name, require.resolve(file)] as const);
    if (Number(found[0]!['n']) > 0) await engine.run(LOAD_RANGES, Object.fromEntries(files));
    else await engine.run(EMPTY_RANGES);
    await engine.run(`CREATE TABLE ${target} AS ${IP_NETWORK}`);
    await engine.run('DROP TABLE address_range');
    await engine.run('DROP TABLE address_key');
  },
});

const EMPTY_RANGES = `CREATE OR REPLACE TEMP TABLE address_range
  (kind VARCHAR, v6 BOOLEAN, low UBIGINT, high UBIGINT, asn BIGINT, organisation VARCHAR, country VARCHAR)`;
