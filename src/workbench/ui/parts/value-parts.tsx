import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { caseQuery, useCaseHref, useCaseId } from '../case.ts';
import classes from './parts.module.css';
import { Untrusted } from './untrusted.tsx';
import { countText, decimalText, durationText, instantOf, probabilityText, zonedText } from './values.ts';

/** A whole number. */
export function Count({ value }: { readonly value: number | bigint | string }) {
  const { i18n } = useTranslation();
  return <>{countText(value, i18n.language)}</>;
}

/** A dialled number, with the way to its page; `raw:` where the spelling could not be resolved. */
export function Phone({ number, link = true }: { readonly number: string; readonly link?: boolean }) {
  const href = useCaseHref();
  const text = <span className={classes['number']}>{number}</span>;
  return link ? <Link to={href('number', number)}>{text}</Link> : text;
}

/** A time on the clock of the case; UTC on hover. */
export function Time({ at, short = false }: { readonly at: string | null | undefined; readonly short?: boolean }) {
  const { t } = useTranslation();
  const id = useCaseId();
  const { data } = useQuery({ ...caseQuery(id), enabled: id !== '' });
  const instant = at ? instantOf(at) : undefined;
  if (!instant) return at ? <Untrusted text={at} /> : null;
  const utc = zonedText(instant, 'UTC');
  const shown = zonedText(instant, data?.time_zone ?? 'UTC');
  return (
    <time dateTime={instant.toISOString()} title={t('time.utc', { utc })} className={classes['number']}>
      {short ? shown.slice(0, 10) : shown}
    </time>
  );
}

/** A sum in a currency; the digits as the engine states them. */
export function Money({ amount, currency }: { readonly amount: string; readonly currency?: string | null }) {
  const { i18n } = useTranslation();
  return (
    <span className={classes['number']}>
      {decimalText(amount, i18n.language)}
      {currency ? ` ${currency}` : ''}
    </span>
  );
}

export function Duration({ seconds }: { readonly seconds: number }) {
  return <span className={classes['number']}>{durationText(seconds)}</span>;
}

export function Probability({ value }: { readonly value: number }) {
  return <span className={classes['number']}>{probabilityText(value)}</span>;
}
