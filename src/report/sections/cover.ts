import { count, counted, isZero, longDate, minute, money, regionName } from '../format.ts';
import { evidence, type Html, type HtmlValue, html } from '../markup/html.ts';
import { command } from '../markup/parts.ts';
import { suspectPeak } from '../plots/suspect-peak.ts';
import type { CurrencyLoss, ReportData } from '../report-data.ts';

/** What a prosecutor sees first: whose case, how to handle it, the figures, and what they mean in one paragraph. */
export function cover(data: ReportData): Html {
  const { caseInfo, generatedAt, versions, mask } = data.context;
  return html`<header class="cover" id="top">
<p class="kind">Report on a seized fraud service</p>
<h1>${evidence(caseInfo.title, 200)}</h1>
<dl class="about">
<div><dt>Agency</dt><dd>${evidence(caseInfo.agency, 200)}</dd></div>
<div><dt>Case</dt><dd>${evidence(caseInfo.id, 64)}</dd></div>
<div><dt>Made on</dt><dd>${longDate(generatedAt)}, <span class="nowrap">${minute(generatedAt).slice(11)}</span></dd></div>
<div><dt>Made with</dt><dd>${versions.slice(0, 1)}</dd></div>
</dl>
${mask && html`<p class="masked">Dialled numbers are masked in this copy: their middle digits are hidden.</p>`}
${unconfirmed(data)}
<h2 class="unseen" id="figures">Headline figures</h2>
<dl class="figures">
${headline(data)}
</dl>
<div class="inwords">
<p class="summary">${summary(data)}</p>
<p class="explainable">Every figure here can be led back to the rows it was counted from: ${command('ringbreak explain CASE figure:victims')} names the steps, rules, exhibits, tables and row numbers. The name to use stands under each figure.</p>
</div>
</header>`;
}

/** The one thing that must not be overlooked. */
function unconfirmed(data: ReportData): HtmlValue {
  const open = data.context.mappings.filter((mapping) => mapping.status !== 'confirmed');
  if (open.length === 0) return null;
  return html`<aside class="warning" aria-label="Unconfirmed mapping"><p><strong>Provisional.</strong> No person has confirmed yet how ${
    open.length === 1 ? 'one exhibit was' : html`${counted(open.length, 'exhibit')} were`
  } read: which column is the dialled number, which the talk time. The machine’s reading and its reasons are in <a href="#mapping">Mapping</a>; ${command('ringbreak map CASE --confirm')} records the confirmation in the ledger.</p></aside>`;
}

function headline(data: ReportData): readonly Html[] {
  const { headline: figures } = data;
  const rule = `${count(data.context.victimMinTalkSeconds)} s`;
  return [
    tile('victims', 'Victims', count(figures.victims), `numbers held in conversation for more than ${rule}`, 'hero'),
    tile('operators', 'Operators', count(figures.operators), `behind ${counted(figures.accounts, 'account')}`),
    tile('calls', 'Calls', count(figures.calls), `to ${counted(figures.numbers, 'number')}`),
    tile('countries', 'Countries', count(figures.countries), `${count(figures.victimCountries)} with victims`),
    tile(
      'codes_captured',
      'Codes captured',
      count(figures.codesCaptured),
      `in ${counted(figures.interceptions, 'attempt')}`,
    ),
    tile(
      'complaints_linked',
      'Complaints linked',
      count(figures.complaintsLinked),
      `of ${counted(figures.complaints, 'complaint')} to calls in these records`,
    ),
    tile(
      'reported_loss',
      'Reported loss',
      lossLines(data.losses),
      'of linked complaints; currencies are never added up',
      'money',
    ),
  ];
}

function tile(name: string, label: string, value: HtmlValue, about: HtmlValue, style = ''): Html {
  return html`<div class="tile ${style}"><dt>${label}</dt><dd class="value">${value}</dd><dd class="meaning">${about}</dd><dd class="how"><code>figure:${name}</code></dd></div>
`;
}

const LOSS_LINES = 3;

function lossLines(losses: readonly CurrencyLoss[]): HtmlValue {
  const known = losses.filter((loss) => !isZero(loss.linkedLoss));
  if (known.length === 0) return 'none';
  const more = known.length - LOSS_LINES;
  return [
    ...known
      .slice(0, LOSS_LINES)
      .map((loss) => html`<span class="line">${money(loss.linkedLoss, loss.currency)}</span>`),
    more > 0 &&
      html`<span class="line more">and <a href="#complaints">${counted(more, 'more currency', 'more currencies')}</a></span>`,
  ];
}

/** The case in one paragraph of plain language; a sentence is left out where there is nothing to tell. */
export function summary(data: ReportData): Html {
  const { headline: figures, organisations, known } = data;
  const rule = data.context.victimMinTalkSeconds;
  if (figures.calls === 0) {
    return html`The exhibits hold no calls that could be read, so there is nothing to count yet. <a href="#exhibits">Exhibits</a> says what was read and <a href="#mapping">Mapping</a> how it was understood.`;
  }
  const first = organisations.rows[0];
  const peak = suspectPeak(data.talk);
  const places = data.countries.rows
    .filter((row) => row.region !== '' && row.victims > 0)
    .slice(0, 3)
    .map((row) => inSentence(row.region));
  const sentences: HtmlValue[] = [
    html`${period(figures.firstAt, figures.lastAt)} accounts of the seized service placed ${counted(figures.calls, 'call')} to ${counted(figures.numbers, 'number')} in ${counted(figures.countries, 'country', 'countries')}.`,
    figures.victims > 0
      ? html` Of these numbers, <strong>${count(figures.victims)} ${were(figures.victims)} held in conversation for more than ${count(rule)} seconds</strong> and ${figures.victims === 1 ? 'counts as a victim' : 'count as victims'}; lines of organisations and the account holders’ own phones are left out.`
      : html` No number was held in conversation for more than ${count(rule)} seconds, so none counts as a victim.`,
    peak &&
      html` Of the victims, ${count(peak.bin.victims)} need to be checked first: their longest conversation ended within the same ten seconds, as <a href="#plot-talk">a voicemail would</a>.`,
    places.length > 0 && html` Most victims’ numbers belong to ${listed(places)}.`,
    html` Behind ${counted(figures.accounts, 'account')} ${figures.operators === 1 ? 'stands' : 'stand'}, as far as shared identifiers tell, ${counted(figures.operators, 'operator')}.`,
    first &&
      html` Impersonated ${were(figures.organisations)} ${counted(figures.organisations, 'organisation')}${figures.organisations > 1 && html`, ${evidence(first.organisation, 60)} before all others`}.`,
    figures.codesCaptured > 0 &&
      html` The service’s own records show ${counted(figures.codesCaptured, 'one-time code')} captured.`,
    figures.complaints > 0 &&
      html` Of ${counted(figures.complaints, 'complaint')} by the public, ${count(figures.complaintsLinked)} ${figures.complaintsLinked === 1 ? 'speaks' : 'speak'} of calls that are in these records.`,
    known.total > 0 &&
      html` Identifiers used here are already known to ${counted(known.total, 'operation')} of other agencies.`,
  ];
  return html`${sentences}`;
}

function period(firstAt: string | null, lastAt: string | null): string {
  if (!firstAt || !lastAt) return 'On days that are not recorded,';
  const [first, last] = [longDate(firstAt), longDate(lastAt)];
  return first === last ? `On ${first}` : `Between ${first} and ${last}`;
}

function were(many: number): string {
  return many === 1 ? 'was' : 'were';
}

/** Countries whose English name takes an article. */
const WITH_ARTICLE = new Set([
  'AE',
  'BS',
  'CD',
  'CF',
  'DO',
  'GB',
  'GM',
  'KM',
  'MH',
  'MV',
  'NL',
  'PH',
  'SC',
  'SB',
  'US',
  'VA',
]);

function inSentence(region: string): string {
  return `${WITH_ARTICLE.has(region) ? 'the ' : ''}${regionName(region)}`;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
