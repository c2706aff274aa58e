// The layers of docs/architecture.md: imports go left only, siblings in braces never import each other.
// base ← model ← {case, engines, formats} ← {mapping, pipeline} ← domains ← actions
//      ← {report, exchange, campaign} ← {commands, workbench};  simulate uses base and model only.
const order = [
  ['base'],
  ['model'],
  ['case', 'engines', 'formats'],
  ['mapping', 'pipeline'],
  ['domains'],
  ['actions'],
  ['report', 'exchange', 'campaign'],
  ['commands', 'workbench'],
];

const rules = order.flatMap((group, level) =>
  group.map((layer) => {
    const siblings = group.filter((other) => other !== layer);
    const later = order.slice(level + 1).flat();
    return {
      name: `layer-${layer}`,
      comment: `src/${layer} may import only itself and the layers to its left (docs/architecture.md). Move the shared piece left.`,
      severity: 'error',
      from: { path: `^src/${layer}/`, pathNot: '\\.test\\.ts$' },
      to: { path: `^src/(${[...siblings, ...later, 'simulate'].join('|')})/` },
    };
  }),
);
// commands dispatches to the simulator, so that is the one arrow into it.
// It starts the workbench too, by its one entrance.
for (const rule of rules) {
  if (rule.name === 'layer-commands')
    Object.assign(rule.to, { path: '^src/workbench/', pathNot: '^src/workbench/serve\\.ts$' });
}

module.exports = {
  forbidden: [
    ...rules,
    {
      name: 'layer-simulate',
      comment:
        'The simulator writes exhibits with writers of its own, so that readers are never tested against themselves.',
      severity: 'error',
      from: { path: '^src/simulate/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/(?!base/|model/|simulate/)' },
    },
    {
      name: 'check-is-independent',
      comment: 'The verifier must not share code with the writers it verifies: only base.',
      severity: 'error',
      from: { path: '^src/case/check/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/(?!base/|case/check/)' },
    },
    {
      name: 'no-cycles',
      comment: 'Break the cycle: move the shared piece left.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'A file nobody imports is dead code.',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: '\\.test\\.ts$|/worker\\.ts$' },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
  },
};
