import { writeSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { realEffects } from '../../../src/base/effects.ts';
import { openAccess } from '../../../src/workbench/access/access.ts';
import { AuditTrail } from '../../../src/workbench/audit/trail.ts';
import { buildApp } from '../../../src/workbench/server/app.ts';
import { CasePool } from '../../../src/workbench/server/case-pool.ts';

/** Serves a case without pages until it is killed; prints the port and a one-time sign-in. */
const [folder] = process.argv.slice(2) as [string];
const effects = realEffects();
const cases = await CasePool.open([folder], { threads: 1, memory: 256 });
const access = await openAccess(effects);
const trail = await AuditTrail.open(cases, access.auditSecret, effects);
const app = buildApp({ cases, access, trail, pages: folder, reach: {} });
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }: AddressInfo) => {
  writeSync(1, `${port} ${access.once.make('printed_link', access.people.first().id)}\n`);
});
