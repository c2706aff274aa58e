import type { CentresData } from './centres-data.ts';
import type { OperatorLink } from './links-data.ts';
import type { OffencesData } from './offences-data.ts';
import type { HourCount, Top } from './parts-data.ts';
import type { ReportContext } from './report-context.ts';
import type { ScenesData } from './scenes-data.ts';

/** Everything a report prints: the same data gives the same bytes. Money is decimal text, times are ISO 8601 in UTC. */
export interface ReportData {
  readonly format: 1;
  readonly context: ReportContext;
  readonly headline: Headline;
  readonly losses: readonly CurrencyLoss[];
  readonly offences: OffencesData;
  readonly classes: readonly ClassCount[];
  readonly timeline: Timeline;
  readonly hours: readonly HourCount[];
  readonly talk: TalkHistogram;
  readonly operators: Top<OperatorRow>;
  /** Of the foremost operators with several accounts. */
  readonly links: readonly OperatorLink[];
  readonly scatter: Top<OperatorPoint>;
  readonly victims: Top<VictimRow>;
  readonly organisations: Top<OrganisationRow>;
  readonly countries: Top<CountryRow>;
  readonly scenes: ScenesData;
  readonly centres: CentresData;
  readonly known: Top<KnownOperation>;
  readonly rejects: Top<RejectReason>;
  readonly quality: Top<QualityRow>;
  readonly clocks: Top<ClockRow>;
}

export interface Headline {
  readonly victims: number;
  readonly operators: number;
  readonly accounts: number;
  readonly calls: number;
  readonly numbers: number;
  readonly answered: number;
  readonly talkSeconds: number;
  /** Regions with at least one call, `''` left out. */
  readonly countries: number;
  readonly victimCountries: number;
  readonly organisations: number;
  readonly interceptions: number;
  readonly codesCaptured: number;
  readonly complaints: number;
  readonly complaintsLinked: number;
  /** Calls that a linked complaint speaks of. */
  readonly callsLinked: number;
  readonly payments: number;
  readonly firstAt: string | null;
  readonly lastAt: string | null;
  readonly rejected: number;
}

export interface CurrencyLoss {
  readonly currency: string;
  readonly complaints: number;
  readonly linked: number;
  readonly loss: string;
  readonly linkedLoss: string;
}

export interface ClassCount {
  readonly class: string;
  readonly numbers: number;
  readonly calls: number;
}

export type TimelineUnit = 'day' | 'week' | 'month';

export interface TimelineBin {
  /** First day of the bin and first day after it, in the service's time zone. */
  readonly from: string;
  readonly to: string;
  readonly calls: number;
  /** Calls longer than the rule. */
  readonly longCalls: number;
  /** Victims whose first call falls into the bin. */
  readonly victims: number;
}

export interface Timeline {
  readonly unit: TimelineUnit;
  readonly bins: readonly TimelineBin[];
  /** Calls whose start is not known. */
  readonly undated: number;
  /** Calls with a date far away from all others (a wrong clock): counted, not drawn. */
  readonly outside: number;
}

export interface TalkBin {
  /** Longest conversation in seconds: more than `over`, at most `upTo` (null: no end). */
  readonly over: number;
  readonly upTo: number | null;
  readonly victims: number;
  readonly others: number;
}

export interface TalkHistogram {
  readonly threshold: number;
  readonly bins: readonly TalkBin[];
}

export interface OperatorRow {
  readonly priority: number;
  readonly operatorId: string;
  readonly accounts: number;
  readonly accountRefs: string;
  readonly region: string;
  readonly spent: string;
  readonly calls: number;
  readonly victims: number;
  readonly talkSeconds: number;
  readonly codesCaptured: number;
  readonly organisations: string;
  readonly reportedLoss: string;
  readonly reportedLossOther: string;
  readonly knownIn: string;
  readonly reasons: string;
}

export interface OperatorPoint {
  readonly priority: number;
  readonly operatorId: string;
  /** Whole units of the base currency: for the eye only. */
  readonly spent: number;
  readonly victims: number;
  readonly known: boolean;
}

export interface VictimRow {
  readonly number: string;
  readonly region: string;
  readonly calls: number;
  readonly talkSeconds: number;
  readonly longestSeconds: number;
  readonly firstAt: string | null;
  readonly lastAt: string | null;
  readonly codesCaptured: number;
  readonly complaints: number;
  readonly reportedLoss: string;
  readonly reportedLossOther: string;
  readonly care: string;
  readonly organisations: string;
}

export interface OrganisationRow {
  readonly organisation: string;
  readonly numbers: number;
  readonly calls: number;
  readonly victims: number;
  readonly accounts: number;
  readonly codesCaptured: number;
  readonly reportedLoss: string;
  readonly reportedLossOther: string;
}

export interface CountryRow {
  readonly region: string;
  readonly calls: number;
  readonly victims: number;
  readonly complaints: number;
  readonly operators: number;
  readonly reportedLoss: string;
  readonly reportedLossOther: string;
}

export interface KnownOperation {
  readonly operation: string;
  readonly agency: string;
  readonly kinds: string;
  readonly identifiers: number;
  readonly accounts: number;
  readonly operators: number;
  /** The foremost operators, `;`-separated. */
  readonly operatorIds: string;
}

/** Something that was wrong with rows of a table, and what was done about it. */
export interface QualityRow {
  readonly exhibit: string;
  readonly sourceTable: string;
  readonly what: string;
  readonly rows: number;
  readonly treatment: string;
}

/** A clock that was compared with another. Offsets in seconds: ahead is positive. */
export interface ClockRow {
  readonly exhibit: string;
  readonly sourceTable: string;
  readonly server: string;
  readonly against: string;
  readonly basis: string;
  readonly least: number;
  readonly most: number;
  readonly pairs: number;
  readonly corrected: boolean;
}

export interface RejectReason {
  readonly sourceTable: string;
  readonly reason: string;
  readonly rows: number;
  readonly exhibit: string;
  readonly firstRow: number;
}
