import type { Shape } from './exhibit-writer.ts';
import { a2billing } from './shapes/a2billing/writer.ts';
import { asteriskCsv } from './shapes/asterisk-csv/writer.ts';
import { asteriskShop } from './shapes/asterisk-shop/writer.ts';
import { callcentre } from './shapes/callcentre/writer.ts';
import { csvFolder } from './shapes/csv-folder/writer.ts';
import { freeswitch } from './shapes/freeswitch/writer.ts';
import { kamailio } from './shapes/kamailio/writer.ts';
import { opaque } from './shapes/opaque/writer.ts';
import { retained } from './shapes/retained/writer.ts';
import { spoofshop } from './shapes/spoofshop/writer.ts';
import { vicidial } from './shapes/vicidial/writer.ts';

/** Every kind of seizure that can be simulated. Adding one: a folder in shapes/ and a line here. */
export const SHAPES: readonly Shape[] = [
  spoofshop,
  callcentre,
  csvFolder,
  asteriskShop,
  opaque,
  a2billing,
  asteriskCsv,
  freeswitch,
  vicidial,
  kamailio,
  retained,
];

export type ShapeName = string;
