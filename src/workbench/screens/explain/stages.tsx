import { Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ToldStage } from '../../../domains/explain/stages.ts';
import { Explain } from '../../ui/parts/explain.tsx';
import { RuleText } from '../../ui/parts/rule-text.tsx';
import { Untrusted } from '../../ui/parts/untrusted.tsx';
import { Duration, Time } from '../../ui/parts/value-parts.tsx';
import classes from './explain.module.css';
import type { Explained } from './routes.ts';

/** Of scenes and stages: who seemed to call in turn, with the stage that is explained marked, and why its calls form it. */
export function StagesPart({ explained: { stages } }: { readonly explained: Explained }) {
  const { t } = useTranslation('explain');
  if (!stages) return null;
  return (
    <>
      {stages.reasons === '' ? null : (
        <Stack gap={4}>
          <Title order={3}>{t('stages.why')}</Title>
          <ul className={classes['reasons']}>
            {stages.reasons.split('; ').map((reason) => (
              <li key={reason}>
                <RuleText text={reason} limit={600} />
              </li>
            ))}
          </ul>
        </Stack>
      )}
      <Stack gap={4}>
        <Title order={3}>{t('stages.title')}</Title>
        <Text size="xs" c="dimmed" component="div">
          <Explain target={`scene:${stages.scene}`}>scene:{stages.scene}</Explain> ·{' '}
          <Explain target={`number:${stages.number}`}>
            <Untrusted text={stages.number} limit={40} />
          </Explain>
        </Text>
        <ol className={classes['stages']}>
          {stages.stages.map((stage) => (
            <li key={stage.id} aria-current={stage.stage === stages.here ? 'step' : undefined}>
              <Stage stage={stage} />
            </li>
          ))}
        </ol>
      </Stack>
    </>
  );
}

function Stage({ stage }: { readonly stage: ToldStage }) {
  const { t } = useTranslation('explain');
  const shown = [stage.organisation, stage.presented].filter((one) => one !== '').join(', ');
  return (
    <>
      <div>
        {stage.stage}.{' '}
        <Explain target={stage.id}>
          <Untrusted text={shown === '' ? t('stages.withheld') : shown} limit={100} />
        </Explain>
      </div>
      <Text size="xs" c="dimmed" component="div">
        <Time at={stage.firstAt} />
        {stage.gapSeconds === undefined ? null : (
          <>
            {' '}
            (+
            <Duration seconds={stage.gapSeconds} />)
          </>
        )}{' '}
        · {t('stages.calls', { count: stage.calls })} · <Duration seconds={stage.talkSeconds} />
        {stage.codes > 0 ? <> · {t('stages.codes', { count: stage.codes })}</> : null}
      </Text>
    </>
  );
}
