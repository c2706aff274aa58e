import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson } from '../base/canonical-json.ts';
import type { Shape, TableCount } from './exhibit-writer.ts';
import type { WorldSink } from './world/calls.ts';
import { isoText } from './world/clock.ts';
import type { TrueComplaint } from './world/complaints.ts';
import type { TrueKnown } from './world/known.ts';
import type { CallEvent, InterceptionEvent } from './world/model.ts';
import { classOf, type NumberTable, SEEN } from './world/number-table.ts';
import type { Shown } from './world/presented.ts';
import { REGIONS } from './world/regions.ts';
import type { World } from './world/world.ts';
import { ByteWriter } from './write/bytes.ts';

/** At most about this many calls are written to calls.csv. */
const SAMPLE = 200_000;

interface OrganisationTotals {
  calls: number;
  captured: number;
  readonly accounts: Set<number>;
  readonly victims: Set<number>;
}

/** Writes what is true (docs/simulate.md): while the calls go by, and at the end. */
export class TruthWriter implements Pick<WorldSink, 'call' | 'interception'> {
  private readonly folder: string;
  private readonly world: World;
  private readonly shape: Shape;
  private readonly calls: ByteWriter;
  private readonly codes: ByteWriter;
  private readonly every: number;
  private readonly organisations: OrganisationTotals[];
  private readonly captured: Uint32Array;
  private seen = 0;
  private held = 0;
  private misdialled = 0;
  private capturedTotal = 0;

  constructor(folder: string, world: World, shape: Shape) {
    this.folder = folder;
    this.world = world;
    this.shape = shape;
    mkdirSync(folder, { recursive: true });
    this.every = Math.max(1, Math.ceil(world.calls / SAMPLE));
    this.calls = new ByteWriter(join(folder, 'calls.csv'));
    this.calls.ascii('call_ref,account_ref,started_at,dialled,presented,talk_s,held\n');
    this.codes = new ByteWriter(join(folder, 'interceptions.csv'));
    this.codes.ascii('call_ref,account_ref,number,captured\n');
    this.organisations = world.organisations.map(() => ({
      calls: 0,
      captured: 0,
      accounts: new Set(),
      victims: new Set(),
    }));
    this.captured = new Uint32Array(world.accounts.length);
  }

  call(call: CallEvent, flags: number, shown: Shown): void {
    if (call.number === 0) this.misdialled++;
    if (flags & SEEN.held) this.held++;
    if (call.organisation >= 0) {
      const one = this.organisations[call.organisation]!;
      one.calls++;
      one.accounts.add(call.account);
      if (flags & SEEN.held) one.victims.add(call.number);
    }
    if (this.seen++ % this.every === 0) this.sample(call, flags, shown);
  }

  private sample(call: CallEvent, flags: number, shown: Shown): void {
    const to = this.calls;
    to.ascii(this.shape.callRef(call))
      .byte(44)
      .ascii(this.shape.accountRef(call.account, this.world.seed))
      .byte(44)
      .dateTime(call.start)
      .byte(44);
    if (call.number > 0) to.byte(43).int(call.number);
    to.byte(44);
    if (shown.phone) to.byte(43).int(shown.phone.number);
    to.byte(44)
      .int(call.talk)
      .byte(44)
      .int(flags & SEEN.held ? 1 : 0)
      .byte(10);
  }

  interception(one: InterceptionEvent): void {
    const ref = this.shape.accountRef(one.account, this.world.seed);
    this.codes.ascii(
      `${this.shape.callRef(one.call)},${ref},${one.number > 0 ? `+${one.number}` : ''},${one.captured ? 1 : 0}\n`,
    );
    if (!one.captured) return;
    this.capturedTotal++;
    this.captured[one.account]! += 1;
    if (one.organisationIndex >= 0) this.organisations[one.organisationIndex]!.captured++;
  }

  /** Everything that is known only at the end. */
  finish(
    numbers: NumberTable,
    complaints: readonly TrueComplaint[],
    known: readonly TrueKnown[],
    tables: readonly TableCount[],
  ): void {
    this.calls.close();
    this.codes.close();
    const victims = this.writeNumbers(numbers);
    this.writeAccounts();
    this.writeComplaints(complaints);
    this.writeKnown(known);
    this.writeOrganisations();
    this.writeSummary(numbers, victims, complaints, known, tables);
  }

  private writeNumbers(numbers: NumberTable): number {
    const to = new ByteWriter(join(this.folder, 'numbers.csv'));
    to.ascii('number,region,class,calls,talk_s,codes_captured\n');
    let victims = 0;
    numbers.each((one) => {
      const name = classOf(one.flags);
      if (name === 'victim') victims++;
      to.byte(43).int(one.number).byte(44).ascii(REGIONS[one.region]!.code).byte(44).ascii(name);
      to.byte(44).int(one.calls).byte(44).int(one.talk).byte(44).int(one.codes).byte(10);
    });
    to.close();
    return victims;
  }

  private writeAccounts(): void {
    const lines = this.world.accounts.map((account) =>
      [
        this.shape.accountRef(account.index, this.world.seed),
        account.operator,
        REGIONS[account.homeRegion]!.code,
        account.calls,
        account.spent,
        this.captured[account.index],
      ].join(','),
    );
    this.write('accounts.csv', 'account_ref,operator,region,calls,spent_minor,codes_captured', lines);
  }

  private writeComplaints(complaints: readonly TrueComplaint[]): void {
    const lines = complaints.map(({ event, seed }) =>
      [
        event.ref,
        seed && seed.account >= 0 && seed.calls.length > 0 ? this.shape.accountRef(seed.account, this.world.seed) : '',
        seed?.calls.map((call) => this.shape.callRef(call)).join(';') ?? '',
        seed ? `+${seed.phone.number}` : '',
        event.called === '' ? 0 : 1,
        event.loss,
        event.currency,
      ].join(','),
    );
    this.write('complaints.csv', 'complaint_ref,account_ref,call_refs,number,number_given,loss_minor,currency', lines);
  }

  private writeKnown(known: readonly TrueKnown[]): void {
    const lines = known.map(({ event, operator, trap }) =>
      [event.operation, event.kind, operator ?? '', trap ? 1 : 0].join(','),
    );
    this.write('known.csv', 'operation,kind,operator,trap', lines);
  }

  private writeOrganisations(): void {
    const lines = this.world.organisations.map(({ name, region }, index) => {
      const one = this.organisations[index]!;
      const cell = `"${name.replaceAll('"', '""')}"`;
      return [cell, REGIONS[region]!.code, one.calls, one.victims.size, one.accounts.size, one.captured].join(',');
    });
    this.write('organisations.csv', 'organisation,region,calls,victims,accounts,codes_captured', lines);
  }

  private write(name: string, header: string, lines: readonly string[]): void {
    writeFileSync(join(this.folder, name), `${[header, ...lines].join('\n')}\n`);
  }

  private writeSummary(
    numbers: NumberTable,
    victims: number,
    complaints: readonly TrueComplaint[],
    known: readonly TrueKnown[],
    tables: readonly TableCount[],
  ): void {
    const { habits, operators, accounts, seed } = this.world;
    const summary = {
      format: 1,
      shape: this.shape.name,
      seed,
      zone: habits.zone,
      currency: habits.currency,
      begin: isoText(habits.begin, 'T', 'Z'),
      end: isoText(habits.end, 'T', 'Z'),
      cut_offs: habits.cutOffs,
      regions: habits.regions.map((region) => REGIONS[region]!.code),
      counts: {
        accounts: accounts.length,
        operators: operators.length,
        calls: this.seen,
        sampled_every: this.every,
        misdialled: this.misdialled,
        held_calls: this.held,
        numbers: numbers.size,
        victims,
        codes_captured: this.capturedTotal,
        complaints: complaints.length,
        complaints_here: complaints.filter(({ seed: scam }) => scam !== undefined).length,
        known: known.length,
        known_here: known.filter(({ operator }) => operator !== undefined).length,
      },
      tables,
    };
    writeFileSync(join(this.folder, 'truth.json'), `${canonicalJson(summary)}\n`);
  }
}
