import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import { useUrlState } from '../url-state.ts';
import classes from './parts.module.css';

/** Which explanation is open, as the address says it. */
export const explainState = z.object({ explain: z.catch(z.optional(z.string()), undefined) });

interface ExplainProps {
  /** As the CLI names it: `figure:victims`, `victim:+44…`, `operator:op-…`, `link:A/B`. */
  readonly target: string;
  /** The figure itself; without it, a small mark stands for it. */
  readonly children?: ReactNode;
}

/** A figure that opens what it rests on: rule, parameters, SQL, rows, exhibit, raw text. */
export function Explain({ target, children }: ExplainProps) {
  const { t } = useTranslation();
  const [, change] = useUrlState(explainState);
  return (
    <button
      type="button"
      className={`${classes['explain']} ${children ? '' : 'no-print'}`}
      title={t('explain')}
      aria-label={children ? undefined : t('explain')}
      onClick={() => change({ explain: target })}
    >
      {children ?? '?'}
    </button>
  );
}
