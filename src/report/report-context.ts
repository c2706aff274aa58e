/** What a report needs that no table of the case database holds. Plain data: the caller reads the case folder. */
export interface ReportContext {
  /** ISO 8601, UTC. The only clock of a report. */
  readonly generatedAt: string;
  readonly caseInfo: ReportCase;
  readonly exhibits: readonly ReportExhibit[];
  readonly mappings: readonly ReportMapping[];
  /** Whole sentences, most doubtful first. */
  readonly assumptions: readonly string[];
  readonly steps: readonly ReportStep[];
  readonly ledger: ReportLedger;
  /** `ringbreak 0.1.0`, `duckdb 1.5.5`, `libphonenumber metadata 8.13` … in the order in which they are printed. */
  readonly versions: readonly string[];
  readonly timeZone: ReportTimeZone;
  /** Seconds: a conversation longer than this makes a victim. The value the build used. */
  readonly victimMinTalkSeconds: number;
  /** Hide the middle digits of dialled numbers. */
  readonly mask?: boolean;
}

export interface ReportCase {
  readonly id: string;
  readonly title: string;
  readonly agency: string;
  /** For example `H1` or `OFFICIAL-SENSITIVE`; empty when none was set. */
  readonly handling: string;
  /** ISO 4217: the currency that money is ranked by. */
  readonly baseCurrency: string;
}

export interface ReportExhibit {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly format: string;
  /** ISO 8601, UTC. */
  readonly receivedAt: string;
  readonly receivedBy?: string;
  /** Only its hash is kept in the case: the content stays where it was. */
  readonly inPlace?: boolean;
  readonly tables: readonly ReportExhibitTable[];
  /** Remarks of the reader. */
  readonly notes?: readonly string[];
}

export interface ReportExhibitTable {
  readonly table: string;
  readonly read: number;
  /** By the reader; collectReport takes off what the mapping could not use. */
  readonly accepted: number;
  readonly rejected: number;
  /** Rows that another row stands for; collectReport fills it in. */
  readonly merged?: number;
  /** Rows of a kind that the mapping leaves out; collectReport fills it in. */
  readonly leftOut?: number;
  /** Canonical tables that it feeds; empty: kept, feeds nothing. */
  readonly feeds: readonly string[];
}

export type MappingStatus = 'unconfirmed' | 'confirmed' | 'edited';

export interface ReportMapping {
  /** SHA-256 and name of the exhibit it reads. */
  readonly exhibit: string;
  readonly exhibitName: string;
  readonly status: MappingStatus;
  /** Who confirmed it and when (ISO 8601). */
  readonly confirmedBy?: string;
  readonly confirmedAt?: string;
  readonly tables: readonly ReportMappedTable[];
}

export interface ReportMappedTable {
  readonly source: string;
  readonly target: string | null;
  /** 0 to 1. */
  readonly confidence: number;
  /** `canonical column ← source column(s)`, ready to print. */
  readonly fields: readonly { readonly target: string; readonly source: string }[];
}

export interface ReportStep {
  readonly name: string;
  /** One sentence. */
  readonly purpose: string;
  readonly parameters: readonly ReportParameter[];
}

export interface ReportParameter {
  readonly name: string;
  readonly value: string | number | boolean | null;
  readonly about: string;
  /** Where the value comes from: a publication, a decision in the ledger, the default. */
  readonly source: string;
}

export interface ReportLedger {
  readonly size: number;
  /** RFC 6962 root, as the checkpoint spells it. */
  readonly root: string;
  /** The signed note, whole. */
  readonly checkpoint: string;
}

export interface ReportTimeZone {
  /** IANA name of the zone in which the service's clock ran. */
  readonly zone: string;
  /** 0 to 1. */
  readonly confidence: number;
  /** One sentence. */
  readonly basis: string;
}
