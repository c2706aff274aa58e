import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson } from '../base/canonical-json.ts';
import type { Shape, TableCount } from './exhibit-writer.ts';
import type { Observed } from './observed.ts';
import type { SeenCentres } from './seen-centres.ts';
import type { WorldSink } from './world/calls.ts';
import { isoText } from './world/clock.ts';
import type { TrueComplaint } from './world/complaints.ts';
import type { TrueKnown } from './world/known.ts';
import type { CallEvent, InterceptionEvent } from './world/model.ts';
import { classOf, type NumberTable, SEEN } from './world/number-table.ts';
import type { Shown } from './world/presented.ts';
import { REGIONS } from './world/regions.ts';
import type { SceneEvent } from './world/scenes.ts';
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

export interface SeenByExhibits {
  readonly observed: Observed;
  readonly centres: SeenCentres;
  readonly addresses: ReadonlySet<string>;
}

/** Writes what is true (docs/simulate.md): while the calls go by, and at the end. */
export class TruthWriter implements Pick<WorldSink, 'call' | 'interception' | 'scene'> {
  private readonly folder: string;
  private readonly world: World;
  private readonly shape: Shape;
  private readonly observed: Observed;
  private readonly seenCentres: SeenCentres;
  /** Addresses that occur in the exhibits. */
  private readonly addresses: ReadonlySet<string>;
  private readonly calls: ByteWriter;
  private readonly codes: ByteWriter;
  private readonly scenes: ByteWriter;
  private readonly sources: ByteWriter | undefined;
  private scened = 0;
  private readonly every: number;
  private readonly organisations: OrganisationTotals[];
  private readonly captured: Uint32Array;
  private seen = 0;
  private held = 0;
  private misdialled = 0;
  private capturedTotal = 0;

  /** @param seen what the exhibits show of operators, of centres, and the addresses that occur in them. */
  constructor(folder: string, world: World, shape: Shape, seen: SeenByExhibits) {
    this.folder = folder;
    this.world = world;
    this.shape = shape;
    this.observed = seen.observed;
    this.seenCentres = seen.centres;
    this.addresses = seen.addresses;
    mkdirSync(folder, { recursive: true });
    this.every = Math.max(1, Math.ceil(world.calls / SAMPLE));
    this.calls = new ByteWriter(join(folder, 'calls.csv'));
    if (shape.sourceRefs) {
      this.sources = new ByteWriter(join(folder, 'sources.csv'));
      this.sources.ascii('call_ref,source_refs\n');
    }
    this.calls.ascii('call_ref,account_ref,started_at,dialled,presented,talk_s,held\n');
    this.codes = new ByteWriter(join(folder, 'interceptions.csv'));
    this.codes.ascii('call_ref,account_ref,number,captured\n');
    this.scenes = new ByteWriter(join(folder, 'scenes.csv'));
    this.scenes.ascii(
      'scene,number,kind,operator,accounts,first_at,last_at,call_refs,stages,presented,codes_captured,held\n',
    );
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
    this.source(call);
    if (this.seen++ % this.every === 0) this.sample(call, flags, shown);
  }

  /** Calls that more than one log holds. */
  private source(call: CallEvent): void {
    const refs = this.shape.sourceRefs?.(call, this.world) ?? [];
    if (refs.length > 1) this.sources?.utf8(`${this.shape.callRef(call, this.world)},${refs.join(';')}\n`);
  }

  private ref(account: number): string {
    return this.shape.accountRef(account, this.world.seed);
  }

  private sample(call: CallEvent, flags: number, shown: Shown): void {
    const told = this.shape.recorded?.(call, this.world) ?? { account: this.ref(call.account), start: call.start };
    const to = this.calls;
    to.ascii(this.shape.callRef(call, this.world)).byte(44).ascii(told.account).byte(44).dateTime(told.start).byte(44);
    if (call.number > 0) to.byte(43).int(call.number);
    to.byte(44);
    if (shown.phone) to.byte(43).int(shown.phone.number);
    to.byte(44)
      .int(call.talk)
      .byte(44)
      .int(flags & SEEN.held ? 1 : 0)
      .byte(10);
  }

  scene(one: SceneEvent): void {
    const accounts = one.accounts.map((account) => this.ref(account)).join(';');
    const calls = one.calls.map((call) => this.shape.callRef(call, this.world)).join(';');
    const shown = one.presented.map((number) => (number > 0 ? `+${number}` : '')).join(';');
    const [first, last] = [one.calls[0]!, one.calls[one.calls.length - 1]!];
    this.scenes.ascii(`${++this.scened},+${one.phone.number},${one.kind},${one.operator},${accounts},`);
    this.scenes
      .dateTime(first.start)
      .byte(44)
      .dateTime(last.start)
      .ascii(`,${calls},${one.presented.length},${shown},`);
    this.scenes.ascii(`${one.captured},${one.held ? 1 : 0}\n`);
  }

  interception(one: InterceptionEvent): void {
    const ref = this.ref(one.account);
    this.codes.ascii(
      `${this.shape.callRef(one.call, this.world)},${ref},${one.number > 0 ? `+${one.number}` : ''},${one.captured ? 1 : 0}\n`,
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
    contacts: Iterable<{ ref: string; number: number }>,
  ): void {
    this.calls.close();
    this.sources?.close();
    this.codes.close();
    this.scenes.close();
    const victims = this.writeNumbers(numbers);
    this.writeAccounts();
    this.writeCentres();
    this.writeContacts(numbers, contacts);
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
    const groups = this.observed.groups();
    const lines = this.world.accounts.map((account) =>
      [
        this.ref(account.index),
        account.operator,
        REGIONS[account.homeRegion]!.code,
        account.calls,
        account.spent,
        this.captured[account.index],
        groups[account.index],
      ].join(','),
    );
    this.write('accounts.csv', 'account_ref,operator,region,calls,spent_minor,codes_captured,findable', lines);
  }

  private writeCentres(): void {
    const lines = this.seenCentres.rows(this.world, (account) => this.ref(account), this.addresses);
    const columns = 'centre,account_ref,kind,seats,addresses,first_at,last_at,at_work,at_once,findable';
    this.write('centres.csv', columns, lines);
  }

  private writeContacts(numbers: NumberTable, contacts: Iterable<{ ref: string; number: number }>): void {
    const to = new ByteWriter(join(this.folder, 'contacts.csv'));
    to.ascii('contact_ref,number,called\n');
    for (const { ref, number } of contacts) {
      to.ascii(`${ref},+`)
        .int(number)
        .ascii(numbers.flags(number) === undefined ? ',0\n' : ',1\n');
    }
    to.close();
  }

  private writeComplaints(complaints: readonly TrueComplaint[]): void {
    const lines = complaints.map(({ event, seed, person, errors, linkable, phone }) =>
      [
        event.ref,
        seed ? this.ref(seed.reached[0]!.account) : '',
        seed?.reached.map((call) => this.shape.callRef(call, this.world)).join(';') ?? '',
        `+${phone.number}`,
        event.called === '' ? 0 : 1,
        event.loss,
        event.currency,
        person,
        errors.join(';'),
        linkable ? 1 : 0,
      ].join(','),
    );
    const header = 'complaint_ref,account_ref,call_refs,number,number_given,loss_minor,currency,person,errors,linkable';
    this.write('complaints.csv', header, lines);
  }

  private writeKnown(known: readonly TrueKnown[]): void {
    const lines = known.map(({ event, operator, trap, near }) =>
      [event.operation, event.kind, operator ?? '', trap ? 1 : 0, near ?? ''].join(','),
    );
    this.write('known.csv', 'operation,kind,operator,trap,near', lines);
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
      cut_offs: habits.talk.lines.map((line) => (line.voicemail === 'cut' ? line.cutOff : 0)),
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
