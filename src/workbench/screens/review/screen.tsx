import { Group, SegmentedControl, Tabs, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import { useCaseId } from '../../ui/case.ts';
import { Page } from '../../ui/parts/page.tsx';
import { Failed, Loading } from '../../ui/parts/states.tsx';
import { Count } from '../../ui/parts/value-parts.tsx';
import { useUrlState } from '../../ui/url-state.ts';
import { BuildNow } from '../exhibits/view/build-now.tsx';
import { type Queue, queueQuery, type Subject } from './view/data.ts';
import { Desk } from './view/desk.tsx';
import { JudgedList } from './view/judged-list.tsx';

const SUBJECTS = ['', 'accounts', 'complaint_call', 'known_match'] as const;
const state = z.object({
  view: z.catch(z.enum(['queue', 'judged']), 'queue'),
  about: z.catch(z.enum(SUBJECTS), ''),
  pair: z.catch(z.optional(z.string()), undefined),
  offset: z.catch(z.number(), 0),
});

/** Where people decide what the machine is not sure of. */
export function Screen() {
  const { t } = useTranslation('review');
  const [{ view, about, pair, offset }, change] = useUrlState(state);
  const queue = useQuery(queueQuery(useCaseId(), about, view === 'queue' ? offset : 0));
  return (
    <Page
      title={t('title')}
      about={t('about')}
      actions={
        <>
          {queue.data ? <Progress queue={queue.data} /> : null}
          <BuildNow />
        </>
      }
    >
      <Tabs value={view} onChange={(to) => change({ view: to ?? 'queue', offset: undefined, pair: undefined })}>
        <Group justify="space-between" gap="xs">
          <Tabs.List>
            <Tabs.Tab value="queue">{t('tab.queue')}</Tabs.Tab>
            <Tabs.Tab value="judged">{t('tab.judged')}</Tabs.Tab>
          </Tabs.List>
          {view === 'queue' && queue.data ? <Subjects queue={queue.data} about={about} change={change} /> : null}
        </Group>
        <Tabs.Panel value="queue" pt="sm">
          {queue.isPending ? <Loading /> : null}
          {queue.isError ? <Failed error={queue.error} retry={() => void queue.refetch()} /> : null}
          {queue.data ? (
            <Desk
              queue={queue.data}
              matching={waitingIn(queue.data, about)}
              offset={offset}
              chosen={pair}
              choose={(id) => change({ pair: id }, true)}
              page={(to) => change({ offset: to, pair: undefined })}
            />
          ) : null}
        </Tabs.Panel>
        <Tabs.Panel value="judged" pt="sm">
          <JudgedList
            offset={offset}
            page={(to) => change({ offset: to })}
            open={(id) => change({ view: 'queue', pair: id, offset: undefined })}
          />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}

interface SubjectsProps {
  readonly queue: Queue;
  readonly about: (typeof SUBJECTS)[number];
  readonly change: (patch: { about: string | undefined; pair: undefined; offset: undefined }) => void;
}

function Subjects({ queue, about, change }: SubjectsProps) {
  const { t } = useTranslation('review');
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('subject.label')}
      value={about}
      onChange={(to) => change({ about: to === '' ? undefined : to, pair: undefined, offset: undefined })}
      data={SUBJECTS.map((value) => ({
        value,
        label: `${t(`subject.${value === '' ? 'all' : value}`)} (${waitingIn(queue, value)})`,
      }))}
    />
  );
}

function waitingIn({ waiting }: Queue, about: Subject | ''): number {
  return Object.entries(waiting).reduce((sum, [subject, n]) => (about === '' || about === subject ? sum + n : sum), 0);
}

function Progress({ queue }: { readonly queue: Queue }) {
  const { t } = useTranslation('review');
  return (
    <Group gap="md">
      {(['judged', 'judged_by_me', 'conflicts'] as const).map((name) => (
        <Text key={name} size="sm" c={name === 'conflicts' && queue.conflicts > 0 ? 'var(--rb-warn)' : 'dimmed'}>
          <b>
            <Count value={queue[name]} />
          </b>{' '}
          {t(`progress.${name}`, { count: queue[name] })}
        </Text>
      ))}
    </Group>
  );
}
