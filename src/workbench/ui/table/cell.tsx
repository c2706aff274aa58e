import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCaseHref } from '../case.ts';
import { RuleText } from '../parts/rule-text.tsx';
import { Untrusted } from '../parts/untrusted.tsx';
import { Count, Duration, Money, Phone, Probability, Time } from '../parts/value-parts.tsx';
import { regionText } from '../parts/values.ts';
import type { ColumnKind } from './kind.ts';

export type CellRow = Readonly<Record<string, unknown>>;

interface CellProps {
  readonly value: unknown;
  readonly kind: ColumnKind;
  /** For the currency beside a sum. */
  readonly row: CellRow;
}

/** A value as its kind is read. What is empty is empty. */
export function Cell({ value, kind, row }: CellProps) {
  if (value === null || value === undefined || value === '') return null;
  const text = String(value);
  switch (kind) {
    case 'phone':
      return <Phone number={text} />;
    case 'operator':
      return <CaseLink screen="operator" id={text} />;
    case 'account':
      return <CaseLink screen="account" id={text} />;
    case 'time':
      return <Time at={text} />;
    case 'duration':
      return <Duration seconds={Number(text)} />;
    case 'money':
      return <Money amount={text} currency={typeof row['currency'] === 'string' ? row['currency'] : null} />;
    case 'count':
      return <Count value={text} />;
    case 'probability':
      return <Probability value={Number(text)} />;
    case 'region':
      return <Region region={text} />;
    case 'list':
      return <Untrusted text={text.replaceAll(';', ' · ')} />;
    case 'rule':
      return <RuleText text={text} />;
    case 'truth':
      return <Truth value={value === true} />;
    default:
      return <Untrusted text={text} />;
  }
}

/** A page of the case, named by its key. */
export function CaseLink({ screen, id }: { readonly screen: string; readonly id: string }) {
  const href = useCaseHref();
  return (
    <Link to={href(screen, id)}>
      <Untrusted text={id} limit={60} />
    </Link>
  );
}

export function Region({ region }: { readonly region: string }) {
  const { i18n } = useTranslation();
  return <span title={region}>{regionText(region, i18n.language)}</span>;
}

function Truth({ value }: { readonly value: boolean }) {
  const { t } = useTranslation('table');
  return <>{t(value ? 'yes' : 'no')}</>;
}
