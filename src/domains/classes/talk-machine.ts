import type { Engine } from '../../engines/engine.ts';
import { count, flag } from '../../model/columns.ts';
import type { BuildContext } from '../../pipeline/context.ts';
import { defineCodeStep, parametersOf, type Step } from '../../pipeline/step.ts';
import { insertBatches } from '../insert.ts';
import { CLASS_PARAMETERS } from './parameters.ts';
import { type Followed, type MachineShares, machineShares, type TalkCounts } from './talk-mixture.ts';

/** First calls to so many numbers are enough; more are thinned out by their digits. */
const ENOUGH = 400_000;
/** Unanswered first calls with one outcome from which it says how often they are followed by another. */
const OUTCOME_CALLS = 50;
/** What follows calls that reached nobody, where a case has too few to say: ours. */
const MISSED: Followed = [0.9, 0.05, 0.05];

/** How many calls of each length a machine took, where nothing cut them off: told by length and by who is called again. */
export const talkMachine: Step = defineCodeStep({
  name: 'work.talk_machine',
  purpose: 'Share of machines among calls of each length that nothing cut off, by length and by who was called again',
  reads: [
    'canonical.call',
    'work.caller',
    'work.machine_answer',
    'work.talk_second',
    'work.talk_dimension',
    'work.recorded_message',
    'work.session_start',
  ],
  version: 4,
  parameters: {
    channel_tail: CLASS_PARAMETERS.channel_tail,
    spike_max_s: CLASS_PARAMETERS.spike_max_s,
    victim_min_talk_s: CLASS_PARAMETERS.victim_min_talk_s,
    short_machine: CLASS_PARAMETERS.short_machine,
    long_machine: CLASS_PARAMETERS.long_machine,
    machine_share: CLASS_PARAMETERS.machine_share,
    machine_worth: CLASS_PARAMETERS.machine_worth,
    ignore_evidence: CLASS_PARAMETERS.ignore_evidence,
  },
  table: {
    name: 'work.talk_machine',
    row: 'a length of talk, with or without a further call',
    key: ['talk_s', 'followed'],
    columns: [
      count('talk_s', 'Seconds of talk'),
      flag('followed', 'The number was called again afterwards'),
      count('machine', 'Thousandths of such calls that a machine took'),
    ],
  },
  make: makeTalkMachine,
});

async function makeTalkMachine(target: string, context: BuildContext, engine: Engine): Promise<void> {
  const values = parametersOf(talkMachine, context);
  const longest = Number(values.spike_max_s);
  const ignored = String(values.ignore_evidence).split(',').includes('lengths');
  const seen = ignored ? undefined : await readFirstCalls(engine, longest, values.channel_tail ?? '');
  const believed = {
    least: Number(values.victim_min_talk_s),
    short: Number(values.short_machine),
    long: Number(values.long_machine),
    machines: Number(values.machine_share),
    worth: Number(values.machine_worth),
  };
  const shares = believedShares(longest, believed, seen);
  const rows: string[][] = [[], [], []];
  for (const followed of [false, true]) {
    for (const [second, share] of (followed ? shares.again : shares.once).entries()) {
      if (second === 0) continue;
      rows[0]!.push(String(second));
      rows[1]!.push(String(followed));
      rows[2]!.push(String(Math.round(1000 * share)));
    }
  }
  await engine.run(`CREATE TABLE ${target} (talk_s BIGINT, followed BOOLEAN, machine BIGINT)`);
  await insertBatches(engine, target, rows);
}

/** The fitted shares, with what is believed without the case as far as the case has few calls. */
function believedShares(
  longest: number,
  belief: { least: number; short: number; long: number; machines: number; worth: number },
  seen: FirstCalls | undefined,
): MachineShares {
  const calls = seen ? [...seen.once, ...seen.same, ...seen.other].reduce((a, b) => a + b, 0) : 0;
  const fitted = seen && machineShares(seen, { ...belief, missed: seen.missed });
  const trust = calls / (calls + belief.worth);
  const mixed = (shares: readonly number[] | undefined) =>
    Array.from({ length: longest + 1 }, (_, second) => {
      const share = trust * (shares?.[second] ?? 0);
      // Announcements, music, a phone put aside: of any length, and none of the lengths that are fitted.
      return second > belief.least ? 1 - (1 - share) * (1 - belief.long) : share + (1 - trust) * belief.short;
    });
  return { once: mixed(fitted?.once), again: mixed(fitted?.again) };
}

interface FirstCalls extends TalkCounts {
  readonly missed: Followed;
}

/** The first call to each number: its length, and what followed. Numbers with which sessions begin are left out: test phones. */
async function readFirstCalls(
  engine: Engine,
  longest: number,
  tail: string | number | bigint | boolean | readonly string[],
): Promise<FirstCalls> {
  const [counted] = await engine.rows('SELECT count(*) AS calls FROM canonical.call');
  const rows = await engine.rows(FIRST_CALLS, {
    channel_tail: tail,
    thin: Math.floor(Number(counted!.calls) / ENOUGH) * 2 + 1,
  });
  const empty = () => new Array<number>(longest + 1).fill(0);
  const found = [empty(), empty(), empty()] as const;
  const unanswered = new Map<string, [number, number, number]>();
  for (const row of rows) {
    const [second, followed] = [Number(row.talk_s), Number(row.followed)];
    if (second > longest) continue;
    if (second > 0) found[followed]![second]! += Number(row.weight) / 1000;
    else {
      const one = unanswered.get(String(row.outcome)) ?? [0, 0, 0];
      one[followed]! += Number(row.calls);
      unanswered.set(String(row.outcome), one);
    }
  }
  return { once: found[0], same: found[1], other: found[2], missed: missedOf([...unanswered.values()]) };
}

/** What follows the outcome that is followed most: busy and wrong numbers are called again less often than people who were not in. */
function missedOf(outcomes: readonly (readonly [number, number, number])[]): Followed {
  const worth = 2;
  const rates = outcomes
    .map((calls) => ({ calls, total: calls[0] + calls[1] + calls[2] }))
    .filter(({ total }) => total >= OUTCOME_CALLS)
    .map(({ calls, total }) => calls.map((n, i) => (n + worth * MISSED[i]!) / (total + worth)) as unknown as Followed);
  return (
    rates.reduce<Followed | undefined>((best, rate) => (best && best[0] <= rate[0] ? best : rate), undefined) ?? MISSED
  );
}

const FIRST_CALLS = `
WITH per_call AS NOT MATERIALIZED (
  SELECT number_digits(c.dialled) AS digits,
         struct_pack(at := c.started_at, ref := c.call_ref, talk_s := coalesce(talk_unrung(c.talk_s, c.answered, a.ringing_s), 0), outcome := coalesce(c.disposition, ''),
                     shown := coalesce(c.presented, ''),
                     person := CASE WHEN r.account_ref IS NOT NULL OR m.disposition IS NOT NULL THEN 0 ELSE 1000 - coalesce(s.machine, 0) END) AS told
  FROM canonical.call AS c
  LEFT JOIN work.caller AS a ON a.account_ref = c.account_ref
  LEFT JOIN work.machine_answer AS m
    ON m.disposition = coalesce(c.disposition, '') AND m.answered_by = coalesce(c.answered_by, '')
    AND m.reached = (coalesce(c.trunk, '') <> '')
  CROSS JOIN work.talk_dimension AS d
  LEFT JOIN work.talk_second AS s
    ON s.talk_s = c.talk_s
    AND s.place = talk_place(d.dimension, c.trunk, c.server, c.dialled, $channel_tail)
  LEFT JOIN work.recorded_message AS r ON r.account_ref = c.account_ref AND c.talk_s BETWEEN r.talk_s AND r.talk_s + 1
    AND coalesce(c.digits, '') = ''
  WHERE c.started_at IS NOT NULL AND number_digits(c.dialled) > 0 AND number_digits(c.dialled) % $thin = 0
),
first AS (
  SELECT digits, told[1] AS call, CASE WHEN len(told) = 1 THEN 0 WHEN told[1].shown = told[2].shown THEN 1 ELSE 2 END AS followed
  FROM (SELECT digits, min(told, 2) AS told FROM per_call GROUP BY digits)
)
SELECT f.call.talk_s AS talk_s, f.followed AS followed, CASE WHEN f.call.talk_s = 0 THEN f.call.outcome ELSE '' END AS outcome,
       count(*) AS calls, sum(f.call.person) AS weight
FROM first AS f
ANTI JOIN work.session_start AS b ON b.digits = f.digits
GROUP BY ALL
ORDER BY talk_s, followed, outcome`;
