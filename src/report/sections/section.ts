import type { Html } from '../markup/html.ts';
import type { ReportData } from '../report-data.ts';

/** A chapter of the report. */
export interface Section {
  /** Anchor; stable, since people cite it. */
  readonly id: string;
  readonly title: string;
  readonly render: (data: ReportData) => Html;
}
