import type { Row } from '../engines/engine.ts';
import type * as data from './report-data.ts';
import { text, whole } from './values.ts';

function time(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

export function headlineOf(row: Row): data.Headline {
  return {
    victims: whole(row.victims),
    operators: whole(row.operators),
    accounts: whole(row.accounts),
    calls: whole(row.calls),
    numbers: whole(row.numbers),
    answered: whole(row.answered),
    talkSeconds: whole(row.talk_s),
    countries: whole(row.countries),
    victimCountries: whole(row.victim_countries),
    organisations: whole(row.organisations),
    interceptions: whole(row.interceptions),
    codesCaptured: whole(row.codes_captured),
    complaints: whole(row.complaints),
    complaintsLinked: whole(row.complaints_linked),
    callsLinked: whole(row.calls_linked),
    payments: whole(row.payments),
    firstAt: time(row.first_at),
    lastAt: time(row.last_at),
    rejected: whole(row.rejected),
  };
}

export function lossOf(row: Row): data.CurrencyLoss {
  return {
    currency: text(row.currency),
    complaints: whole(row.complaints),
    linked: whole(row.linked),
    loss: text(row.loss),
    linkedLoss: text(row.linked_loss),
  };
}

export function operatorOf(row: Row): data.OperatorRow {
  return {
    priority: whole(row.priority),
    operatorId: text(row.operator_id),
    accounts: whole(row.accounts),
    accountRefs: text(row.account_refs),
    region: text(row.region),
    spent: text(row.spent),
    calls: whole(row.calls),
    victims: whole(row.victims),
    talkSeconds: whole(row.talk_s),
    codesCaptured: whole(row.codes_captured),
    organisations: text(row.organisations),
    reportedLoss: text(row.reported_loss),
    reportedLossOther: text(row.reported_loss_other),
    knownIn: text(row.known_in),
    reasons: text(row.priority_reasons),
  };
}

export function pointOf(row: Row): data.OperatorPoint {
  return {
    priority: whole(row.priority),
    operatorId: text(row.operator_id),
    spent: whole(row.spent),
    victims: whole(row.victims),
    known: row.known === true,
  };
}

export function victimOf(row: Row, number: (value: unknown) => string): data.VictimRow {
  return {
    number: number(row.number),
    region: text(row.region),
    calls: whole(row.calls),
    talkSeconds: whole(row.talk_s),
    longestSeconds: whole(row.longest_s),
    firstAt: time(row.first_at),
    lastAt: time(row.last_at),
    codesCaptured: whole(row.codes_captured),
    complaints: whole(row.complaints),
    reportedLoss: text(row.reported_loss),
    reportedLossOther: text(row.reported_loss_other),
    care: text(row.care),
    organisations: text(row.organisations),
  };
}

export function organisationOf(row: Row): data.OrganisationRow {
  return {
    organisation: text(row.organisation),
    numbers: whole(row.numbers),
    calls: whole(row.calls),
    victims: whole(row.victims),
    accounts: whole(row.accounts),
    codesCaptured: whole(row.codes_captured),
    reportedLoss: text(row.reported_loss),
    reportedLossOther: text(row.reported_loss_other),
  };
}

export function countryOf(row: Row): data.CountryRow {
  return {
    region: text(row.region),
    calls: whole(row.calls),
    victims: whole(row.victims),
    complaints: whole(row.complaints),
    operators: whole(row.operators),
    reportedLoss: text(row.reported_loss),
    reportedLossOther: text(row.reported_loss_other),
  };
}

export function knownOf(row: Row): data.KnownOperation {
  return {
    operation: text(row.operation),
    agency: text(row.agency),
    kinds: text(row.kinds),
    identifiers: whole(row.identifiers),
    accounts: whole(row.accounts),
    operators: whole(row.operators),
    operatorIds: text(row.operator_ids),
  };
}

export function qualityOf(row: Row): data.QualityRow {
  return {
    exhibit: text(row.exhibit),
    sourceTable: text(row.source_table),
    what: text(row.what),
    rows: whole(row.rows),
    treatment: text(row.treatment),
  };
}

export function clockOf(row: Row): data.ClockRow {
  const server = text(row.against_server);
  return {
    exhibit: text(row.exhibit),
    sourceTable: text(row.source_table),
    server: text(row.server),
    against: row.basis === 'ids' ? 'the ids of its rows' : `${text(row.against_table)}${server && ` ${server}`}`,
    basis: text(row.basis),
    least: whole(row.least),
    most: whole(row.most),
    pairs: whole(row.pairs),
    corrected: row.corrected === true,
  };
}

export function rejectOf(row: Row): data.RejectReason {
  return {
    sourceTable: text(row.source_table),
    reason: text(row.reason),
    rows: whole(row.rows),
    exhibit: text(row.exhibit),
    firstRow: whole(row.first_row),
  };
}
