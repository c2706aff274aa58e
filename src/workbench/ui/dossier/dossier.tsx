import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCaseId } from '../case.ts';
import { client, unwrap } from '../client.ts';
import { Page } from '../parts/page.tsx';
import { Panel } from '../parts/panel.tsx';
import { Failed, Loading } from '../parts/states.tsx';
import { Untrusted } from '../parts/untrusted.tsx';
import classes from './dossier.module.css';

export type DossierRow = Readonly<Record<string, unknown>>;

export interface Dossier {
  readonly id: string;
  readonly row: DossierRow;
  readonly parts: Readonly<Record<string, readonly DossierRow[]>>;
  /** `part.column` of what is withheld. */
  readonly hidden: ReadonlySet<string>;
}

const Context = createContext<Dossier | undefined>(undefined);

/** The dossier that is open: only inside `OpenDossier`. */
export function useDossier(): Dossier {
  const dossier = useContext(Context);
  if (!dossier) throw new Error('no dossier is open here');
  return dossier;
}

interface OpenDossierProps {
  readonly kind: 'number' | 'operator' | 'account';
  readonly children: ReactNode;
}

/** Fetches the dossier that the address names. */
export function OpenDossier({ kind, children }: OpenDossierProps) {
  const caseId = useCaseId();
  const id = String((useParams({ strict: false }) as { id?: string }).id ?? '');
  const answer = useQuery({
    queryKey: ['case', caseId, 'dossier', kind, id],
    queryFn: () => unwrap(client.case[':case'].dossier[kind].$get({ param: { case: caseId }, query: { id } })),
  });
  const dossier = useMemo(
    () => (answer.data ? { ...answer.data, id, hidden: new Set(answer.data.hidden) } : undefined),
    [answer.data, id],
  );
  if (answer.isError) {
    return (
      <Page title={id} heading={<Untrusted text={id} limit={80} />}>
        <Failed error={answer.error} retry={() => void answer.refetch()} />
      </Page>
    );
  }
  if (!dossier) return <Loading />;
  return <Context.Provider value={dossier}>{children}</Context.Provider>;
}

/** A panel for parts of a dossier: not there where none of them has rows. */
export function PartPanel(props: {
  readonly title: string;
  readonly parts: readonly string[];
  readonly about?: ReactNode;
  readonly children: ReactNode;
}) {
  const { parts } = useDossier();
  if (props.parts.every((part) => (parts[part]?.length ?? 0) === 0)) return null;
  return (
    <Panel title={props.title} about={props.about}>
      {props.children}
    </Panel>
  );
}

/** Two columns of panels, one on narrow screens and on paper. */
export function Columns({ children }: { readonly children: ReactNode }) {
  return <div className={classes['columns']}>{children}</div>;
}

/** Paper or PDF, by the browser. */
export function PrintButton() {
  const { t } = useTranslation('dossier');
  return (
    <Button variant="default" onClick={() => window.print()}>
      {t('print')}
    </Button>
  );
}
