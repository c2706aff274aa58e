/** What the chapter of scenes prints. Times are ISO 8601 in UTC. */
export interface ScenesData {
  readonly kinds: readonly KindCount[];
  readonly styles: readonly KindCount[];
  readonly bursts: {
    readonly total: number;
    readonly calls: number;
    readonly peak: number;
    /** The fastest of them. */
    readonly fastest: readonly BurstRow[];
  };
  readonly chains: readonly ChainRow[];
  readonly chainsTotal: number;
  readonly shifts: readonly ShiftRow[];
}

export interface KindCount {
  readonly name: string;
  readonly rows: number;
  readonly calls: number;
  readonly codes: number;
}

export interface ChainRow {
  readonly sceneId: string;
  readonly number: string;
  readonly operatorId: string;
  readonly calls: number;
  readonly talkSeconds: number;
  readonly codesCaptured: number;
  readonly probability: number;
  readonly outcome: string;
  readonly reasons: string;
  readonly firstAt: string | null;
  readonly stages: readonly StageRow[];
}

export interface StageRow {
  readonly stage: number;
  readonly shown: string;
  readonly accountRef: string;
  /** Seconds after the first call of the scene. */
  readonly afterSeconds: number;
  readonly talkSeconds: number;
  readonly codes: number;
}

export interface BurstRow {
  readonly burstId: string;
  readonly accountRef: string;
  readonly operatorId: string;
  readonly startedAt: string;
  readonly seconds: number;
  readonly calls: number;
  readonly numbers: number;
  readonly peak: number;
  readonly concurrent: number;
}

export interface ShiftRow {
  readonly accountRef: string;
  readonly operatorId: string;
  readonly attempts: number;
  readonly style: string;
  readonly peak: number;
  readonly bursts: number;
  readonly activeDays: number;
  /** Calls by hour of the day in UTC, 24 of them. */
  readonly hours: readonly number[];
  readonly shift: string;
  readonly zone: string;
  readonly sure: number;
}
