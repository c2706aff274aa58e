import { Badge, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCaseHref } from '../../ui/case.ts';
import classes from '../../ui/dossier/dossier.module.css';
import { useDossier } from '../../ui/dossier/dossier.tsx';
import { Narrative } from '../../ui/parts/narrative.tsx';
import { RuleText } from '../../ui/parts/rule-text.tsx';
import { Withheld } from '../../ui/parts/states.tsx';
import { Untrusted } from '../../ui/parts/untrusted.tsx';
import { Money, Probability, Time } from '../../ui/parts/value-parts.tsx';

/** Complaints about calls to the number, with what people told. */
export function ComplaintCards() {
  const { t } = useTranslation('number');
  const { parts, hidden } = useDossier();
  const href = useCaseHref();
  return (
    <>
      {(parts['complaints'] ?? []).map((complaint) => (
        <div key={String(complaint['complaint_ref'])} className={classes['scene']}>
          <Group gap="sm">
            <Link to={href('complaints')} search={{ complaint: String(complaint['complaint_ref']) }}>
              <Untrusted text={String(complaint['complaint_ref'])} limit={60} />
            </Link>
            <Badge size="sm" variant="light">
              <RuleText text={String(complaint['status'])} />
            </Badge>
            <Text size="sm" component="div">
              <Probability value={Number(complaint['probability'])} /> ·{' '}
              <Time at={String(complaint['received_on'] ?? '')} short />
              {complaint['loss'] ? (
                <>
                  {' · '}
                  <Money amount={String(complaint['loss'])} currency={String(complaint['currency'] ?? '')} />
                </>
              ) : null}
            </Text>
            {complaint['organisation'] ? (
              <Text size="sm" component="div">
                {t('claimed')} <Untrusted text={String(complaint['organisation'])} limit={80} />
              </Text>
            ) : null}
          </Group>
          <blockquote className={classes['narrative']}>
            {hidden.has('complaints.narrative') ? (
              <Withheld />
            ) : (
              <Narrative text={String(complaint['narrative'] ?? '')} limit={2000} />
            )}
          </blockquote>
        </div>
      ))}
    </>
  );
}
