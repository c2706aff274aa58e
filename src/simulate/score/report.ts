import type { CalibrationTable } from './calibration.ts';
import type { ScoreLine } from './measure.ts';

/** What a case is worth against the truth. */
export interface ScoreReport {
  readonly shape: string;
  readonly seed: number;
  readonly lines: readonly ScoreLine[];
  readonly calibration: readonly CalibrationTable[];
}
