/** A kind of identifier that accounts may have in common. */
export interface IdentifierKind {
  readonly name: string;
  /** In words, for "share …" in sentences. */
  readonly about: string;
  /** In a pair's compact key. */
  readonly key: string;
  /**
   * Kinds of one family are seen together for another reason than one person: what colleagues in a room share. They
   * support each other's values in nothing, and only the strongest of them counts for a pair.
   */
  readonly family: 'person' | 'place' | 'name';
  /**
   * How many of a hundred values that two accounts share we expect to be one person's, before looking at the data; worth as
   * much as PRIOR_VALUES values of the case.
   */
  readonly expected: number;
}

/**
 * Who shares what: the starting points of an estimate from the data of each case, in the order in which they are told. Ours:
 * mailboxes, handles, own phones and payers' wallets belong to a person as a rule; devices and addresses often to a room;
 * addresses of hosting companies to whoever pays for the tunnel, mostly strangers; numbers
 * shown and call lists to a room or a script more often than to a person; names are coined twice now and then.
 */
export const IDENTIFIER_KINDS: readonly IdentifierKind[] = [
  { name: 'email', about: 'the mailbox', key: 'EMAIL', family: 'person', expected: 98 },
  { name: 'handle', about: 'the messenger handle', key: 'HANDLE', family: 'person', expected: 98 },
  { name: 'phone', about: 'the own phone', key: 'PHONE', family: 'person', expected: 95 },
  { name: 'wallet', about: 'the wallet that paid', key: 'WALLET', family: 'person', expected: 95 },
  { name: 'deposit', about: 'the deposit address', key: 'DEPOSIT', family: 'person', expected: 50 },
  { name: 'password', about: 'the stored password', key: 'PASSWORD', family: 'person', expected: 50 },
  { name: 'device', about: 'the device', key: 'DEVICE', family: 'place', expected: 70 },
  { name: 'address', about: 'the IP address', key: 'IP', family: 'place', expected: 85 },
  {
    name: 'exit',
    about: 'the IP address in a network that rents out servers or tunnels',
    key: 'EXIT',
    family: 'place',
    expected: 15,
  },
  { name: 'shown', about: 'the rare number shown', key: 'SHOWN', family: 'place', expected: 30 },
  { name: 'list', about: 'the call list', key: 'LIST', family: 'place', expected: 30 },
  { name: 'referral', about: 'the referral', key: 'REFERRAL', family: 'person', expected: 30 },
  { name: 'username', about: 'the stem of the user name', key: 'NAME', family: 'name', expected: 85 },
  { name: 'alias', about: 'the stem of a name', key: 'ALIAS', family: 'name', expected: 50 },
];

/** Positions in IDENTIFIER_KINDS of the kinds that can support a value of kind `k`, as bits. */
export function supportersOf(k: number): number {
  const own = IDENTIFIER_KINDS[k]!;
  return IDENTIFIER_KINDS.reduce((bits, other, i) => {
    if (i === k || (own.family === other.family && own.family !== 'person')) return bits;
    return bits | (1 << i);
  }, 0);
}
