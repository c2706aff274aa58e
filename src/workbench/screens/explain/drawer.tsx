import { Accordion, Badge, Button, CopyButton, Drawer, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useCase, useCaseId } from '../../ui/case.ts';
import { client, unwrap } from '../../ui/client.ts';
import { explainState } from '../../ui/parts/explain.tsx';
import { RuleText } from '../../ui/parts/rule-text.tsx';
import { Failed, Loading } from '../../ui/parts/states.tsx';
import { Untrusted } from '../../ui/parts/untrusted.tsx';
import { Money } from '../../ui/parts/value-parts.tsx';
import { useUrlState } from '../../ui/url-state.ts';
import { useRules } from '../../ui/use-rules.ts';
import { citation } from './citation.ts';
import { EvidencePart } from './evidence.tsx';
import type { Explained } from './routes.ts';
import { PublishedRow } from './row.tsx';
import { StagesPart } from './stages.tsx';
import { RuleSteps } from './steps.tsx';
import { WeightsPart } from './weights.tsx';

/** Source rows of each kind that are shown at first, and when more are asked for. */
const FIRST = 5;

/** What the figure that the address names rests on, at the side of every screen. */
export function ExplainDrawer() {
  const { t } = useTranslation('explain');
  const [{ explain }, change] = useUrlState(explainState);
  return (
    <Drawer
      opened={explain !== undefined}
      onClose={() => change({ explain: undefined })}
      position="right"
      size={680}
      title={
        <Text span fw={700} fz="h2">
          {t('title')}
        </Text>
      }
      closeButtonProps={{ 'aria-label': t('close') }}
      transitionProps={{ duration: 0 }}
    >
      {explain === undefined ? null : <Content id={explain} />}
    </Drawer>
  );
}

function Content({ id }: { readonly id: string }) {
  const caseId = useCaseId();
  const answer = useQuery({
    queryKey: ['case', caseId, 'explain', id, FIRST],
    queryFn: () =>
      unwrap(client.case[':case'].explain.$get({ param: { case: caseId }, query: { id, limit: String(FIRST) } })),
  });
  if (answer.isPending) return <Loading />;
  if (answer.isError) return <Failed error={answer.error} retry={() => void answer.refetch()} />;
  return <Told explained={answer.data as unknown as Explained} />;
}

function Told({ explained }: { readonly explained: Explained }) {
  const { t } = useTranslation('explain');
  const [say, sayOfSteps] = [useRules(), useRules('steps')];
  const about = useCase();
  const [first] = explained.steps;
  const [row] = explained.rows;
  // A figure is its row, and what has sentences says what matters: where there is neither, the row does.
  const told =
    explained.stages !== undefined || row?.['value'] !== undefined || Boolean(row?.['rule'] ?? row?.['reasons']);
  const rule = row?.['rule'] ?? row?.['reasons'] ?? row?.['priority_reasons'];
  return (
    <Stack gap="md">
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <div>
          <Text size="xs" c="dimmed" ff="monospace">
            <Untrusted text={explained.id} />
          </Text>
          {row?.['value'] === undefined ? null : (
            <Text size="xl" fw={600}>
              <Money amount={String(row['value'])} currency={say(String(row['unit'] ?? ''))} />
            </Text>
          )}
          {rule ? (
            <Text size="sm">
              <RuleText text={String(rule)} limit={2000} />
            </Text>
          ) : null}
        </div>
        <CopyButton value={citation(explained, about)}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy} flex="none">
              {t(copied ? 'copied' : 'copy')}
            </Button>
          )}
        </CopyButton>
      </Group>
      {explained.withheld ? (
        <Text size="sm" c="dimmed">
          {t('withheld')}
        </Text>
      ) : null}
      <StagesPart explained={explained} />
      <WeightsPart explained={explained} />
      {first ? (
        <Text size="sm" component="div">
          <Badge variant="light" size="sm" tt="none" mr={6}>
            {first.name}
          </Badge>
          {sayOfSteps(first.purpose)}
        </Text>
      ) : null}
      {explained.evidence.length > 0 ? <EvidencePart evidence={explained.evidence} /> : null}
      <Accordion variant="separated" multiple chevronPosition="left" defaultValue={told ? [] : ['row']}>
        {row && first ? (
          <Accordion.Item value="row">
            <Accordion.Control>{t('row', { table: first.name })}</Accordion.Control>
            <Accordion.Panel>
              <PublishedRow row={row} />
            </Accordion.Panel>
          </Accordion.Item>
        ) : null}
        <Accordion.Item value="steps">
          <Accordion.Control>{t('steps.title', { count: explained.steps.length })}</Accordion.Control>
          <Accordion.Panel>
            <RuleSteps steps={explained.steps} />
          </Accordion.Panel>
        </Accordion.Item>
      </Accordion>
    </Stack>
  );
}
