import { text } from '../../model/columns.ts';
import { ISO_REGIONS } from '../../model/values/region-codes.ts';
import { mainZone } from '../../model/values/region-zone.ts';
import { defineCodeStep } from '../../pipeline/step.ts';
import { insertBatches } from '../insert.ts';

/** Where the people of a country keep their clocks: the zone of most of them. */
export const regionZone = defineCodeStep({
  name: 'work.region_zone',
  purpose: 'Main time zone of every country',
  reads: [],
  version: 1,
  table: {
    name: 'work.region_zone',
    row: 'a country',
    key: ['region'],
    columns: [text('region', 'ISO 3166-1 alpha-2'), text('zone', 'IANA name')],
  },
  make: async (target, _context, engine) => {
    await engine.run(`CREATE TABLE ${target} (region VARCHAR, zone VARCHAR)`);
    const known = ISO_REGIONS.codes.flatMap((region) => {
      const zone = mainZone(region);
      return zone ? [{ region, zone }] : [];
    });
    await insertBatches(engine, target, [known.map(({ region }) => region), known.map(({ zone }) => zone)]);
  },
});
