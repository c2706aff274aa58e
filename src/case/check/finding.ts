/**
 * `damage`: something is not what the ledger vouches for. `stale`: sound, but derived/ was built before the newest
 * exhibit or mapping. `harmless`: left by an interrupted write; it counts for nothing and may stay.
 */
export type Severity = 'damage' | 'stale' | 'harmless';

/** One thing that the check met. No evidence in it: paths inside the case, line numbers, hashes. */
export interface Finding {
  readonly severity: Severity;
  /** Stable, upper snake case (docs/case-format.md lists them). */
  readonly code: string;
  /** One sentence: what is wrong. */
  readonly what: string;
  readonly where: {
    /** Relative to the case folder; absolute for an exhibit that was added in place. */
    readonly file: string;
    /** 1-based line of ledger/entries.jsonl. */
    readonly line?: number;
    /** First damaged bytes: from 0, `to` exclusive. */
    readonly bytes?: { readonly from: number; readonly to: number };
  };
  /** What cannot be relied on because of it. */
  readonly affects: string;
}

/** What the check went through, whether sound or not. */
export interface Verified {
  ledger_entries: number;
  exhibits: number;
  exhibit_bytes: number;
  mappings: number;
  steps: number;
  derived_files: number;
  /** Absent in a case that was never served by a workbench. */
  audit_entries?: number;
}

export interface CheckReport {
  /** No damage. Stale and harmless findings do not count. */
  readonly sound: boolean;
  /** The first damaged thing, in the order case.json, ledger, exhibits, mappings, derived, audit. */
  readonly first: Finding | undefined;
  readonly findings: readonly Finding[];
  readonly verified: Readonly<Verified>;
  /** The ledger's signed state, undefined when no valid checkpoint is there. Root and key are base64. */
  readonly ledger: { readonly size: number; readonly root: string; readonly signed_by: string } | undefined;
}

/** Where the parts of the check put what they find. */
export class Findings {
  readonly list: Finding[] = [];
  readonly verified: Verified = {
    ledger_entries: 0,
    exhibits: 0,
    exhibit_bytes: 0,
    mappings: 0,
    steps: 0,
    derived_files: 0,
  };

  add(severity: Severity, code: string, where: Finding['where'] | string, what: string, affects: string): void {
    this.list.push({ severity, code, what, where: typeof where === 'string' ? { file: where } : where, affects });
  }

  damage(code: string, where: Finding['where'] | string, what: string, affects: string): void {
    this.add('damage', code, where, what, affects);
  }

  harmless(code: string, where: Finding['where'] | string, what: string): void {
    this.add('harmless', code, where, what, 'nothing');
  }
}
