import { Alert, Paper, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import { useCaseHref, useCaseId } from '../../ui/case.ts';
import { Page } from '../../ui/parts/page.tsx';
import { Empty, Failed, Loading } from '../../ui/parts/states.tsx';
import { Untrusted } from '../../ui/parts/untrusted.tsx';
import { useUrlState } from '../../ui/url-state.ts';
import { BuildNow } from '../exhibits/view/build-now.tsx';
import { type Mapping, type Opened, openedQuery, type Targets, targetsQuery } from './view/data.ts';
import { same, withTable } from './view/edit.ts';
import classes from './view/mapping.module.css';
import { SaveBar } from './view/save-bar.tsx';
import { TableEditor } from './view/table-editor.tsx';
import { TableList } from './view/table-list.tsx';
import { useSaving } from './view/use-saving.ts';

/** What the columns of an exhibit mean: suggested by the machine, corrected and vouched for by people. */
export function Screen() {
  const { t } = useTranslation('mapping');
  const caseId = useCaseId();
  const href = useCaseHref();
  const exhibit = useParams({ strict: false }).id ?? '';
  const opened = useQuery(openedQuery(caseId, exhibit));
  const targets = useQuery(targetsQuery(caseId));
  const error = opened.error ?? targets.error;
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <Link to={href('exhibits')}>{t('back')}</Link>
          <BuildNow />
        </>
      }
      about={
        <>
          {opened.data ? <Untrusted text={opened.data.name} limit={120} /> : null} · {t('about')}
        </>
      }
    >
      {error ? <Failed error={error} retry={() => void opened.refetch()} /> : null}
      {!error && !(opened.data && targets.data) ? <Loading /> : null}
      {opened.data && targets.data ? (
        <Editor key={opened.data.sha256 ?? ''} exhibit={exhibit} opened={opened.data} targets={targets.data} />
      ) : null}
    </Page>
  );
}

const state = z.object({ table: z.catch(z.number(), 0) });

interface EditorProps {
  readonly exhibit: string;
  readonly opened: Opened;
  readonly targets: Targets;
}

function Editor({ exhibit, opened, targets }: EditorProps) {
  const { t } = useTranslation('mapping');
  const [{ table: index }, change] = useUrlState(state);
  const stored = opened.mapping as unknown as Mapping;
  const [draft, setDraft] = useDraft(exhibit, opened.sha256 ?? '', stored);
  const [reason, setReason] = useState(t('bar.reason_default'));
  const saving = useSaving({ exhibit, opened, draft, reason, done: () => setDraft(undefined) });
  const table = draft.tables[index] ?? draft.tables[0];
  if (!table) return <Empty title={t('empty')} />;
  return (
    <div className={classes['desk']}>
      <Paper withBorder>
        <TableList mapping={draft} chosen={draft.tables.indexOf(table)} choose={(to) => change({ table: to })} />
      </Paper>
      <Stack gap="sm" miw={0}>
        {opened.problem ? (
          <Alert color="gray" title={t('problem')}>
            {opened.problem.what}
          </Alert>
        ) : null}
        <TableEditor
          key={index}
          exhibit={exhibit}
          table={table}
          targets={targets}
          columns={opened.tables.find((one) => one.table === table.source)?.columns ?? []}
          change={(edited) => setDraft(withTable(draft, draft.tables.indexOf(table), edited))}
        />
        <SaveBar
          {...{ opened, reason, setReason, saving }}
          dirty={!same(draft, stored)}
          discard={() => setDraft(undefined)}
        />
      </Stack>
    </div>
  );
}

/** Edits that are not saved survive leaving the screen, for the mapping that they were begun on. */
function useDraft(exhibit: string, sha256: string, stored: Mapping) {
  const key = `ringbreak.mapping.${exhibit}.${sha256}`;
  const [draft, setDraft] = useState<Mapping>(() => {
    const kept = sessionStorage.getItem(key);
    return kept === null ? stored : (JSON.parse(kept) as Mapping);
  });
  const set = (edited: Mapping | undefined): void => {
    if (edited) sessionStorage.setItem(key, JSON.stringify(edited));
    else sessionStorage.removeItem(key);
    setDraft(edited ?? stored);
  };
  return [draft, set] as const;
}
