import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useCaseId } from '../../ui/case.ts';
import { client, unwrap } from '../../ui/client.ts';
import { Waterfall } from '../../ui/parts/waterfall.tsx';
import { useSession } from '../../ui/session.ts';
import { useRules } from '../../ui/use-rules.ts';

/** Bits that are too few to be shown. */
const LEAST = 0.05;

/** Why the number was taken for a person's line, or for the other kind that fits best: bit by bit. */
export function LineWeights({ number }: { readonly number: string }) {
  const { t } = useTranslation('dossier');
  const say = useRules();
  const caseId = useCaseId();
  const { may } = useSession();
  const answer = useQuery({
    queryKey: ['case', caseId, 'explain', `number:${number}`, 0],
    enabled: number !== '' && may.includes('case.raw'),
    queryFn: () =>
      unwrap(
        client.case[':case'].explain.$get({ param: { case: caseId }, query: { id: `number:${number}`, limit: '0' } }),
      ),
  });
  const weights = answer.data?.weights ?? [];
  if (weights.length === 0) return null;
  const total = (kind: string): number => weights.reduce((sum, { bits }) => sum + (bits[kind] ?? 0), 0);
  const [best] = Object.keys(weights[0]!.bits).sort((a, b) => total(b) - total(a));
  if (best === undefined) return null;
  const kind = say(best).replaceAll('_', ' ');
  const steps = weights.map(({ evidence, bits }) => ({ label: say(evidence), value: bits[best] ?? 0 }));
  return (
    <div>
      <Text size="xs" c="dimmed">
        {t('weights.about', { kind })}
      </Text>
      <Waterfall
        label={t('weights.title', { kind })}
        steps={steps.filter(({ value }) => Math.abs(value) >= LEAST)}
        total={{ label: t('weights.total'), text: total(best).toFixed(1) }}
      />
    </div>
  );
}
