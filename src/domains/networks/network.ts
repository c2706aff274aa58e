import { count, flag, OF_SUSPECT, text } from '../../model/columns.ts';
import { defineSqlStep, type Parameter } from '../../pipeline/step.ts';

export const NETWORK_PARAMETERS = {
  exit_operators: {
    value: 4,
    about: 'Unconnected operators from which an address that is no room counts as an exit (VPN, carrier)',
    source: 'Ours: two or three may be friends who do not know that they are one operator',
  },
  hosting_words: {
    value:
      'host|server|vps|cloud|data ?cent|datacamp|colo|vpn|proxy|m247|ovh|hetzner|digital ?ocean|linode|akamai|amazon|google|microsoft|leaseweb|choopa|vultr|contabo|scaleway|online s\\.?a\\.?s|worldstream|nforce|quadranet|psychz|mullvad|31173|packethub|cdn77|gcore|clouvider|tzulo|hydra|aeza',
    about: 'Names of companies that rent out servers or tunnels, as a regular expression over lower case',
    source: 'Ours: how such companies call themselves, and the larger ones by name',
    form: { pattern: /^.+$/, about: 'a regular expression', example: 'hosting|vpn' },
  },
} as const satisfies Record<string, Parameter>;

/** `work.network`: what is known of every address of the case, and whether it is an exit of strangers. */
export const network = defineSqlStep(import.meta.url, 'tables/network.sql', {
  name: 'work.network',
  purpose: 'Addresses with network, organisation and country, and which of them are exits that strangers share',
  reads: ['work.ip_network', 'work.workplace'],
  parameters: NETWORK_PARAMETERS,
  table: {
    name: 'work.network',
    row: 'an IP address of the case',
    key: ['ip'],
    columns: [
      text('ip', 'Canonical spelling', OF_SUSPECT),
      text('network', 'Block that is routed and holds the address, in CIDR'),
      count('asn', 'Number of the autonomous system'),
      text('organisation', 'Who runs it'),
      text('country', 'Where the block is registered, ISO 3166-1 alpha-2'),
      text('scope', 'public, private or carrier'),
      text('place', 'What one household or room has', OF_SUSPECT),
      count('shared_by', 'Accounts that worked there, when several'),
      flag('hosting', 'Hosting, VPN or another exit: says nothing about where a person sits'),
      text('hosting_reason', 'Why, in words'),
    ],
  },
});
