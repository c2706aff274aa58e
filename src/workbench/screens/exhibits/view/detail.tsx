import { Button, Drawer, Group, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCaseHref, useCaseId } from '../../../ui/case.ts';
import { Facts } from '../../../ui/parts/facts.tsx';
import { Panel } from '../../../ui/parts/panel.tsx';
import { Failed } from '../../../ui/parts/states.tsx';
import { Untrusted } from '../../../ui/parts/untrusted.tsx';
import { Time } from '../../../ui/parts/value-parts.tsx';
import { useSession } from '../../../ui/session.ts';
import { bytesText, type Exhibit, fetchCustody } from './data.ts';
import classes from './exhibits.module.css';
import { MappingBadge } from './list.tsx';
import { Rejects } from './rejects.tsx';
import { Tables } from './tables.tsx';

/** One exhibit: where it came from, what is in it, and what could not be used of it. */
export function ExhibitDrawer({
  exhibit,
  close,
}: {
  readonly exhibit: Exhibit | undefined;
  readonly close: () => void;
}) {
  const { t } = useTranslation('exhibits');
  return (
    <Drawer
      opened={exhibit !== undefined}
      onClose={close}
      position="right"
      lockScroll={false}
      size={860}
      title={
        <Text span fw={700} fz="h2">
          {exhibit ? <Untrusted text={exhibit.name} limit={120} /> : null}
        </Text>
      }
      closeButtonProps={{ 'aria-label': t('close') }}
      transitionProps={{ duration: 0 }}
    >
      {exhibit ? <Detail exhibit={exhibit} /> : null}
    </Drawer>
  );
}

function Detail({ exhibit }: { readonly exhibit: Exhibit }) {
  const { t } = useTranslation('exhibits');
  const href = useCaseHref();
  const { may } = useSession();
  return (
    <Stack gap="md">
      <Custody exhibit={exhibit} />
      {exhibit.read ? (
        <Panel
          title={t('tables.title')}
          actions={
            <Group gap="xs">
              <MappingBadge status={exhibit.mapping} />
              {may.includes('case.map') ? (
                <Link to={href('mapping', exhibit.sha256)}>{t('tables.mapping')}</Link>
              ) : null}
            </Group>
          }
        >
          <Tables tables={exhibit.tables} />
          {exhibit.notes.map((note) => (
            <Text key={note} size="xs" c="dimmed" mt={4}>
              <Untrusted text={note} limit={300} />
            </Text>
          ))}
        </Panel>
      ) : (
        <Text size="sm">{t('not_read_about')}</Text>
      )}
      {exhibit.read && may.includes('case.raw') ? <Rejects exhibit={exhibit.sha256} /> : null}
    </Stack>
  );
}

function Custody({ exhibit }: { readonly exhibit: Exhibit }) {
  const { t } = useTranslation('exhibits');
  const caseId = useCaseId();
  const { may } = useSession();
  const save = useMutation({
    mutationFn: async () => {
      const record = await fetchCustody(caseId, exhibit.sha256);
      saveJson(`custody-${exhibit.sha256.slice(0, 16)}.json`, record);
    },
  });
  return (
    <Panel
      title={t('custody.title')}
      actions={
        may.includes('ledger.read') ? (
          <Button variant="default" onClick={() => save.mutate()} loading={save.isPending}>
            {t('custody.save')}
          </Button>
        ) : null
      }
    >
      <Facts
        of={[
          [
            t('custody.sha256'),
            <span key="hash" className={classes['mono']}>
              {exhibit.sha256}
            </span>,
          ],
          [t('custody.size'), `${bytesText(exhibit.size)} (${exhibit.size})`],
          [t('custody.received_at'), <Time key="at" at={exhibit.received_at.replace(/\.\d+Z$/, 'Z')} />],
          [t('custody.received_by'), <Untrusted key="by" text={exhibit.received_by} />],
          [
            t('custody.received_from'),
            exhibit.received_from ? <Untrusted key="from" text={exhibit.received_from} /> : '',
          ],
          [t('custody.legal_basis'), exhibit.legal_basis ? <Untrusted key="basis" text={exhibit.legal_basis} /> : ''],
          [t('custody.handling_code'), exhibit.handling_code ?? t('not_assessed')],
          [t('custody.storage'), t(`storage.${exhibit.storage}`)],
          [t('custody.event'), String(exhibit.event)],
        ]}
      />
      {save.isError ? <Failed error={save.error} /> : null}
    </Panel>
  );
}

/** Gives the person a file of what is shown. */
function saveJson(name: string, value: unknown): void {
  const address = URL.createObjectURL(new Blob([`${JSON.stringify(value, null, 2)}\n`], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
