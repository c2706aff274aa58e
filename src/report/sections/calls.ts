import { count, counted, longDate, share } from '../format.ts';
import { type Html, html } from '../markup/html.ts';
import { nothing, plotFigure } from '../markup/parts.ts';
import { callsOverTime } from '../plots/calls-over-time.ts';
import { busiest, WEEKDAYS, weekHeat } from '../plots/week-heat.ts';
import type { ReportData } from '../report-data.ts';
import type { Section } from './section.ts';

export const callsSection: Section = {
  id: 'calls',
  title: 'When the calls were placed',
  render: (data) =>
    data.timeline.bins.length === 0
      ? nothing(
          'No call has a known start.',
          'Without a start there is neither a course over time nor a rhythm of the week to show.',
        )
      : html`${overTime(data)}${byHour(data)}`,
};

function overTime(data: ReportData): Html {
  const { timeline } = data;
  const peak = timeline.bins.reduce((best, bin) => (bin.calls > best.calls ? bin : best));
  return plotFigure({
    id: 'plot-time',
    title: `Calls per ${timeline.unit}`,
    finding: html`The busiest ${timeline.unit} began on ${longDate(peak.from)} with ${counted(peak.calls, 'call')}. ${
      timeline.undated > 0 && html`${counted(timeline.undated, 'call has', 'calls have')} no known start. `
    }${
      timeline.outside > 0 &&
      html`${counted(timeline.outside, 'call is', 'calls are')} dated more than a year away from all others and not drawn.`
    }`,
    plot: callsOverTime(timeline, data.context.victimMinTalkSeconds),
    numbers: 'numbers-time',
  });
}

function byHour(data: ReportData): Html {
  const { timeZone } = data.context;
  const peak = busiest(data.hours);
  const all = data.hours.reduce((sum, item) => sum + item.calls, 0);
  const office = data.hours
    .filter((item) => item.weekday <= 5 && item.hour >= 9 && item.hour < 18)
    .reduce((sum, item) => sum + item.calls, 0);
  return plotFigure({
    id: 'plot-week',
    title: 'The rhythm of the week',
    finding: html`${peak && html`The darkest cell, ${WEEKDAYS[peak.weekday - 1]} from ${peak.hour}:00, holds ${counted(peak.calls, 'call')}; white is none. `}${share(office, all)} of the calls were placed from Monday to Friday between 9:00 and 18:00. Hours are in the service’s time zone, ${timeZone.zone} (${confidence(timeZone.confidence)}).`,
    plot: weekHeat(data.hours, timeZone.zone),
    numbers: 'numbers-week',
  });
}

function confidence(value: number): string {
  return value > 0 ? `${count(Math.round(value * 100))} % sure` : 'assumed';
}
