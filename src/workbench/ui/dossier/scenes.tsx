import { Badge, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Explain } from '../parts/explain.tsx';
import { RuleText } from '../parts/rule-text.tsx';
import { Untrusted } from '../parts/untrusted.tsx';
import { Count, Duration, Probability, Time } from '../parts/value-parts.tsx';
import { CaseLink } from '../table/cell.tsx';
import classes from './dossier.module.css';
import { type DossierRow, useDossier } from './dossier.tsx';

/** Runs of calls to a number, each with the identities that were played in turn. */
export function Scenes() {
  const { parts } = useDossier();
  const stages = Map.groupBy(parts['stages'] ?? [], (stage) => String(stage['scene_id']));
  return (
    <>
      {(parts['scenes'] ?? []).map((scene) => (
        <Scene key={String(scene['scene_id'])} scene={scene} stages={stages.get(String(scene['scene_id'])) ?? []} />
      ))}
    </>
  );
}

function Scene({ scene, stages }: { readonly scene: DossierRow; readonly stages: readonly DossierRow[] }) {
  const { t } = useTranslation('dossier');
  return (
    <div className={classes['scene']}>
      <Group gap="sm">
        <Badge variant="light" size="sm">
          {t(`scene.${String(scene['kind'])}`, { defaultValue: String(scene['kind']) })}
        </Badge>
        <Text size="sm" component="div">
          <Time at={String(scene['first_at'])} /> · {t('scene.calls', { count: Number(scene['calls']) })} ·{' '}
          <Duration seconds={Number(scene['talk_s'])} />
        </Text>
        {scene['operator_id'] ? (
          <Text size="sm" component="div">
            <CaseLink screen="operator" id={String(scene['operator_id'])} />
          </Text>
        ) : null}
        <Text size="sm" c="dimmed" component="div">
          <Probability value={Number(scene['probability'])} /> <Explain target={`scene:${String(scene['scene_id'])}`} />
        </Text>
      </Group>
      <Text size="sm">
        <RuleText text={String(scene['outcome'] ?? '')} limit={300} />
      </Text>
      <Text size="xs" c="dimmed">
        <RuleText text={String(scene['reasons'] ?? '')} limit={600} />
      </Text>
      <ol className={classes['stages']}>
        {stages.map((stage) => (
          <li key={String(stage['stage'])} className={classes['stage']} data-code={Number(stage['codes_captured']) > 0}>
            <div>
              {String(stage['stage'])}.{' '}
              <Explain target={`stage:${String(stage['scene_id'])}/${String(stage['stage'])}`}>
                <Untrusted
                  text={String(stage['organisation'] || stage['presented'] || t('scene.withheld'))}
                  limit={60}
                />
              </Explain>
            </div>
            <div>
              <Count value={Number(stage['calls'])} /> × · <Duration seconds={Number(stage['talk_s'])} />
            </div>
            {Number(stage['codes_captured']) > 0 ? (
              <strong>{t('scene.codes', { count: Number(stage['codes_captured']) })}</strong>
            ) : null}
          </li>
        ))}
      </ol>
    </div>
  );
}
