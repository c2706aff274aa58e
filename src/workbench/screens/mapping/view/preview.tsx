import { Alert, Group, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useCaseId } from '../../../ui/case.ts';
import { Panel } from '../../../ui/parts/panel.tsx';
import { Failed, Loading } from '../../../ui/parts/states.tsx';
import { Untrusted } from '../../../ui/parts/untrusted.tsx';
import type { Preview as Made } from '../preview.ts';
import { previewQuery, type TableMapping } from './data.ts';
import classes from './mapping.module.css';

/** What a build would make of the first rows, with what it could not use or read. */
export function Preview({ exhibit, table }: { readonly exhibit: string; readonly table: TableMapping }) {
  const { t } = useTranslation('mapping');
  const [asked] = useDebouncedValue(table, 250);
  const answer = useQuery({ ...previewQuery(useCaseId(), exhibit, asked), enabled: asked.target !== null });
  if (table.target === null) return null;
  const made = answer.data?.preview as Made | undefined;
  return (
    <Panel title={t('preview.title')} about={t('preview.about')}>
      <div role="status" aria-live="polite">
        {answer.isPending ? <Loading /> : null}
        {answer.isError ? <Failed error={answer.error} /> : null}
        {answer.data?.problem ? (
          <Alert color="gray" title={t('preview.problem')}>
            <Text size="sm" className={classes['warn']}>
              <Untrusted text={answer.data.problem.what} limit={300} />
            </Text>
          </Alert>
        ) : null}
        {made ? <Counts made={made} /> : null}
      </div>
      {made ? <Rows made={made} /> : null}
    </Panel>
  );
}

function Counts({ made }: { readonly made: Made }) {
  const { t } = useTranslation('mapping');
  const rejected = Object.entries(made.rejected);
  const unparsed = Object.entries(made.unparsed);
  return (
    <Stack gap={2} mb="xs">
      <Text size="sm">{t('preview.made', { count: made.made })}</Text>
      <Group gap="sm">
        {rejected.map(([code, rows]) => (
          <Text key={code} size="sm" className={classes['warn']}>
            {t('preview.rejected', { count: rows, code })}
          </Text>
        ))}
        {unparsed.map(([name, cells]) => (
          <Text key={name} size="sm" className={classes['warn']}>
            {t('preview.unparsed', { count: cells, name })}
          </Text>
        ))}
      </Group>
    </Stack>
  );
}

function Rows({ made }: { readonly made: Made }) {
  const { t } = useTranslation('mapping');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    <section className={classes['scroll']} tabIndex={0} aria-label={t('preview.title')}>
      <table className={classes['table']}>
        <thead>
          <tr>
            <th>{t('preview.row')}</th>
            {made.columns.map((name) => (
              <th key={name}>{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {made.rows.map((row, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a preview have no other name.
            <tr key={i}>
              <td>
                {String(row['source_row'])}
                {row['_problem'] ? <div className={classes['warn']}>{String(row['_problem'])}</div> : null}
              </td>
              {made.columns.map((name) => (
                <td key={name} className={classes['cell']}>
                  <Untrusted text={row[name] === null || row[name] === undefined ? '' : String(row[name])} limit={60} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
