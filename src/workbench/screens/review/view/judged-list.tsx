import { Badge, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useCaseId } from '../../../ui/case.ts';
import { Pager } from '../../../ui/parts/pager.tsx';
import { Empty, Failed, Loading } from '../../../ui/parts/states.tsx';
import { Untrusted } from '../../../ui/parts/untrusted.tsx';
import { type Judged, judgedQuery, SHOWN } from './data.ts';
import { Said, VERDICT_COLOURS } from './said.tsx';
import { useJudging } from './use-judging.ts';

/** What was judged: conflicts first, then the newest; what the next build will make otherwise is said. */
export function JudgedList({
  offset,
  page,
  open,
}: {
  readonly offset: number;
  readonly page: (offset: number) => void;
  readonly open: (id: string) => void;
}) {
  const { t } = useTranslation('review');
  const answer = useQuery(judgedQuery(useCaseId(), offset));
  const { busy, withdraw } = useJudging(() => {});
  if (answer.isPending) return <Loading />;
  if (answer.isError) return <Failed error={answer.error} retry={() => void answer.refetch()} />;
  const { total, pairs } = answer.data;
  if (total === 0) return <Empty title={t('judged.empty')}>{t('judged.empty_next')}</Empty>;
  return (
    <Stack gap="xs">
      {pairs.map((pair) => (
        <Paper key={pair.id} withBorder p="sm" component="article" aria-label={pair.id}>
          <Head pair={pair} open={() => open(pair.id)} />
          <Said judgements={pair.judgements} withdraw={(index) => void withdraw(index)} busy={busy} />
        </Paper>
      ))}
      <Pager offset={offset} matching={total} size={SHOWN} page={(to) => page(to ?? 0)} />
    </Stack>
  );
}

function Head({ pair, open }: { readonly pair: Judged; readonly open: () => void }) {
  const { t } = useTranslation('review');
  const waits =
    (pair.verdict === 'same' || pair.verdict === 'not_same') && pair.now !== 'absent' && pair.verdict !== pair.now;
  return (
    <Group gap="xs" mb={4}>
      <Badge color={VERDICT_COLOURS[pair.verdict]} variant="filled" tt="none">
        {t(`verdict.${pair.verdict}`)}
      </Badge>
      <Text size="sm" c="dimmed">
        {t(`subject.${pair.subject}`)}
      </Text>
      <Text size="sm" fw={600} miw={0}>
        <Untrusted text={`${pair.a} · ${pair.b}`} limit={120} />
      </Text>
      <Text size="sm" c="dimmed">
        {t(waits ? 'judged.waits' : `now.${pair.now}`)}
      </Text>
      <Button variant="subtle" size="compact-xs" onClick={open}>
        {t('judged.open')}
      </Button>
    </Group>
  );
}
