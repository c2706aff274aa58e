import { count, counted } from '../format.ts';
import type { OperatorLink } from '../links-data.ts';
import { evidence, type Html, html } from '../markup/html.ts';
import { waterfall } from '../plots/waterfall.ts';

const WHICH = {
  strongest: 'strongest link',
  weakest: 'weakest link that holds accounts together',
  only: 'link',
} as const;

/** Why the foremost operators' accounts are taken for one hand's, each link as a waterfall. */
export function operatorLinks(links: readonly OperatorLink[]): Html | null {
  if (links.length === 0) return null;
  return html`<h3 id="operator-links">Why accounts are taken for one operator</h3>
<p>For the foremost operators with several accounts: the strongest link, and the weakest of those without which the accounts would not be together. Each bar adds to or takes from the log-odds (in bits: 1 doubles the odds) that the two accounts are one operator’s, beginning with those of any two accounts. The same for any pair, also one that is not linked: <code>ringbreak explain CASE link:A/B</code>.</p>
${links.map(drawn)}`;
}

function drawn({ operatorId, which, pair }: OperatorLink, i: number): Html {
  const steps = pair.waterfall.map(({ about, accounts, bits }) => ({
    label: accounts > 0 ? `${about} (${counted(accounts, 'account')})` : about,
    bits,
  }));
  const id = `link-${i + 1}`;
  return html`<figure id="${id}" class="link" aria-labelledby="${id}-title">
<figcaption><h4 id="${id}-title">${evidence(operatorId, 40)}: ${WHICH[which]}, accounts ${evidence(pair.account_a, 60)} and ${evidence(pair.account_b, 60)}</h4><p>${pair.sentence}${pair.measured !== undefined && html` Measured: ${pair.measured}.`}</p></figcaption>
${waterfall(steps, pair.total, `${WHICH[which]} of an operator: ${pair.sentence}`)}
${ignored(pair.generic)}<p class="numbers"><a href="#numbers-links">The numbers behind this plot</a></p>
</figure>
`;
}

function ignored(generic: OperatorLink['pair']['generic']): Html {
  if (generic.length === 0) return html`<p>No value that both used was ignored as generic.</p>`;
  const listed = generic
    .slice(0, 5)
    .map(({ kind, accounts }, i) => html`${i > 0 && ', '}${kind} of ${count(accounts)} accounts`);
  const more = generic.length > 5 ? html` and ${count(generic.length - 5)} more` : '';
  return html`<p>Ignored as generic, though both used it: ${listed}${more}.</p>`;
}
