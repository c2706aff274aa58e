import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ipNetwork } from '../../src/domains/networks/ip-network.ts';
import { openDuckdb } from '../../src/engines/duckdb/duckdb.ts';
import type { Engine } from '../../src/engines/engine.ts';
import { buildContext } from './helpers.ts';

describe('networks of IP addresses', () => {
  let engine: Engine;

  beforeAll(async () => {
    engine = await openDuckdb();
    await engine.run('CREATE SCHEMA work');
  });
  afterAll(() => engine.close());

  async function lookUp(...addresses: readonly string[]): Promise<Record<string, unknown>[]> {
    await engine.run('CREATE OR REPLACE TABLE work.ip_value (raw VARCHAR, canonical VARCHAR)');
    for (const ip of addresses) await engine.run('INSERT INTO work.ip_value VALUES ($ip, $ip)', { ip });
    await engine.run('DROP TABLE IF EXISTS work.ip_network');
    await ipNetwork.make('work.ip_network', buildContext(), engine);
    return engine.rows('SELECT * FROM work.ip_network ORDER BY ip');
  }

  it('finds the network, organisation and country of IPv4 and IPv6 addresses', async () => {
    const [v4, v6] = await lookUp('193.0.6.139', '2001:4860:4860::8888');
    expect(v4).toMatchObject({ asn: 3333, country: 'NL', scope: 'public' });
    expect(v6).toMatchObject({ asn: 15169, organisation: expect.stringMatching(/google/i), country: 'US' });
  });

  it('names the block that holds the address, and no bigger one', async () => {
    const [row] = await lookUp('193.0.6.139');
    expect(row!['network']).toMatch(/^193\.0\.\d+\.0\/(1[6-9]|2[0-4])$/);
  });

  it('tells addresses of private networks and of carriers apart from public ones', async () => {
    const rows = await lookUp('10.1.2.3', '100.64.0.9', '172.31.0.1', '192.168.1.1', 'fd00::1', '8.8.8.8');
    expect(rows.map((row) => row['scope'])).toEqual(['private', 'carrier', 'private', 'private', 'public', 'private']);
    expect(rows.filter((row) => row['scope'] !== 'public').every((row) => row['network'] === '')).toBe(true);
  });

  it('has nothing to say about an address in a gap of the tables', async () => {
    expect(await lookUp('240.1.1.1')).toMatchObject([{ network: '', asn: null, organisation: '', country: '' }]);
  });

  it('makes an empty table for a case without addresses', async () => {
    expect(await lookUp()).toEqual([]);
  });
});
