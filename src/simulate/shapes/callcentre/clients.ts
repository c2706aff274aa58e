import { isoText, type Zone } from '../../world/clock.ts';
import { HOSTILE } from '../../world/hostile.ts';
import type { CallEvent, ContactEvent } from '../../world/model.ts';
import { NumberIds } from '../../world/number-ids.ts';
import type { Random } from '../../world/random.ts';
import { REGIONS } from '../../world/regions.ts';
import type { World } from '../../world/world.ts';
import type { TextTable } from '../../write/table.ts';
import { fixed } from '../cells.ts';

const PLACES = ['Madrid', 'Cádiz', 'Málaga', 'León', 'Ávila', 'Bogotá', 'Lima', 'Concepción', ''];

/** The victims' sheet: a row for everybody on a list and for every number that is called; and what some of them paid in. */
export class ClientBook {
  private readonly clients: TextTable;
  private readonly deposits: TextTable;
  private readonly world: World;
  private readonly local: Zone;
  private readonly ids = new NumberIds();
  private readonly random: Random;

  constructor(clients: TextTable, deposits: TextTable, world: World, local: Zone) {
    this.clients = clients;
    this.deposits = deposits;
    this.world = world;
    this.local = local;
    this.random = world.random('clients');
  }

  /** The client's id; writes the row at the first call of somebody whom no list had. */
  meet(call: CallEvent): string {
    const { id, fresh } = this.ids.meet(call.number);
    if (fresh) {
      const { random, world } = this;
      const calling = REGIONS[call.region]!.calling;
      this.write(id, {
        given: random.pick(world.setting.givenNames),
        family: random.pick(world.setting.familyNames),
        phone: { number: call.number, region: call.region, national: String(call.number).slice(calling.length) },
        born: random.chance(0.5) ? random.between(-1_100_000_000, 900_000_000) : null,
        at: call.start - random.between(1, 60) * 86400,
      });
    }
    return String(id);
  }

  /** An entry of a list that was loaded, called or not. */
  load(contact: ContactEvent): void {
    const { id, fresh } = this.ids.meet(contact.phone.number);
    if (fresh) this.write(id, contact);
  }

  /** Every row: its key and number. */
  *all(): Generator<{ ref: string; number: number }> {
    for (const { number, id } of this.ids.all()) yield { ref: String(id), number };
  }

  private write(id: number, one: Pick<ContactEvent, 'given' | 'family' | 'phone' | 'born' | 'at'>): void {
    const { random, world } = this;
    const { calling } = REGIONS[one.phone.region]!;
    const { national } = one.phone;
    this.clients.row([
      String(id),
      one.given,
      one.family,
      random.chance(0.6) ? `+${calling} ${national}` : `00${calling}${national}`,
      random.chance(0.4)
        ? `${plain(one.given)}.${plain(one.family)}${random.int(100)}@${random.pick(world.setting.domains)}`
        : null,
      random.pick(PLACES),
      one.born === null ? null : isoText(one.born).slice(0, 10),
      isoText(one.at + this.local.offset(one.at)),
      random.chance(0.02) ? random.pick(HOSTILE) : random.chance(0.3) ? random.pick(world.setting.tickets) : null,
    ]);
  }

  deposit(client: string, call: CallEvent): void {
    const { random } = this;
    const day = isoText(call.start + random.between(1, 20) * 86400).slice(0, 10);
    const cents = Math.round(random.logNormal(90_000, 1.4));
    const currency = REGIONS[call.region]!.currency;
    const row = [
      String(this.deposits.rows + 1),
      client,
      fixed(cents, 2),
      currency,
      day,
      random.pick(['transferencia', 'tarjeta', 'cripto']),
    ];
    this.deposits.row(row);
  }
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase();
}
