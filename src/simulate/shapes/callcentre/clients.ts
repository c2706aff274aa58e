import { isoText, type Zone } from '../../world/clock.ts';
import { HOSTILE } from '../../world/hostile.ts';
import type { CallEvent } from '../../world/model.ts';
import { NumberIds } from '../../world/number-ids.ts';
import type { Random } from '../../world/random.ts';
import { REGIONS } from '../../world/regions.ts';
import type { World } from '../../world/world.ts';
import type { TextTable } from '../../write/table.ts';
import { fixed } from '../cells.ts';

const PLACES = ['Madrid', 'Cádiz', 'Málaga', 'León', 'Ávila', 'Bogotá', 'Lima', 'Concepción', ''];

/** The victims' sheet: a row for every number that is called, with an invented person; and what some of them paid in. */
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

  /** The client's id; writes the row at the first call. */
  meet(call: CallEvent): string {
    const { id, fresh } = this.ids.meet(call.number);
    if (fresh) this.write(id, call);
    return String(id);
  }

  private write(id: number, call: CallEvent): void {
    const { random, world } = this;
    const given = random.pick(world.setting.givenNames);
    const family = random.pick(world.setting.familyNames);
    const calling = REGIONS[call.region]!.calling;
    const national = String(call.number).slice(calling.length);
    const captured = call.start - random.between(1, 60) * 86400;
    this.clients.row([
      String(id),
      given,
      family,
      random.chance(0.6) ? `+${calling} ${national}` : `00${calling}${national}`,
      random.chance(0.4)
        ? `${plain(given)}.${plain(family)}${random.int(100)}@${random.pick(world.setting.domains)}`
        : null,
      random.pick(PLACES),
      random.chance(0.5) ? isoText(random.between(-1_100_000_000, 900_000_000)).slice(0, 10) : null,
      isoText(captured + this.local.offset(captured)),
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
