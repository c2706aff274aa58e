import { text } from '../../model/columns.ts';
import { type JudgedPair, judgedPairs, judgementInputs } from '../../pipeline/judgement.ts';
import { defineCodeStep } from '../../pipeline/step.ts';
import { insertBatches } from '../insert.ts';

/** What people said of complaints and calls, so that SQL can heed it. Judgements that were withdrawn are not among them. */
export const complaintJudgement = defineCodeStep({
  name: 'work.complaint_judgement',
  purpose: "People's judgements of complaints and calls",
  reads: [],
  version: 1,
  inputs: (context) => ({
    ...judgementInputs(context.judgements, 'complaint_call'),
    said: judgedPairs(context.judgements, 'complaint_call').map(saidOf),
  }),
  table: {
    name: 'work.complaint_judgement',
    row: 'a pair that was judged',
    key: ['complaint_ref', 'call_ref'],
    columns: [
      text('complaint_ref', 'Complaint'),
      text('call_ref', 'Call'),
      text('verdict', 'same, not_same, unsure, or conflict when people disagree'),
      text('said', 'Who said what, and why'),
    ],
  },
  make: async (target, context, engine) => {
    const pairs = judgedPairs(context.judgements, 'complaint_call');
    await engine.run(`CREATE TABLE ${target} (complaint_ref VARCHAR, call_ref VARCHAR, verdict VARCHAR, said VARCHAR)`);
    await insertBatches(engine, target, [
      pairs.map(({ a }) => a),
      pairs.map(({ b }) => b),
      pairs.map(({ verdict }) => verdict ?? 'conflict'),
      pairs.map(saidOf),
    ]);
  },
});

function saidOf({ judgements }: JudgedPair): string {
  return judgements.map(({ actor, verdict, reason }) => `${actor}: ${verdict} (${reason})`).join('; ');
}
