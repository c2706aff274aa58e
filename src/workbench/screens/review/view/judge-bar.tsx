import { Button, Group, Switch, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Verdict } from './data.ts';
import classes from './review.module.css';

/** Keys of the verdicts and of what else can be done; the same in every language, as in the terminal. */
export const KEYS = { same: 's', not_same: 'n', unsure: 'u', skip: 'k', undo: 'z', reason: 'r' } as const;

interface JudgeBarProps {
  readonly reason: string;
  readonly setReason: (reason: string) => void;
  readonly judge: (verdict: Verdict) => void;
  readonly skip: () => void;
  /** Undefined while there is nothing to take back. */
  readonly undo: (() => void) | undefined;
  readonly busy: boolean;
  /** What was done last, in words. */
  readonly told: string;
  readonly singleKeys: boolean;
  readonly setSingleKeys: (on: boolean) => void;
  readonly reasonRef: React.RefObject<HTMLInputElement | null>;
}

/** Where a person says what they think, and why. */
export function JudgeBar(props: JudgeBarProps) {
  const { t } = useTranslation('review');
  const { reason, setReason, judge, busy, singleKeys, setSingleKeys, reasonRef } = props;
  const key = (name: keyof typeof KEYS) => (singleKeys ? <span className={classes['key']}>{KEYS[name]}</span> : null);
  const silent = busy || reason.trim() === '';
  return (
    <section className={classes['bar']} aria-label={t('bar.label')}>
      <Group gap="xs" align="flex-end">
        <TextInput
          ref={reasonRef}
          label={t('bar.reason')}
          title={t('bar.reason_about')}
          value={reason}
          maxLength={2000}
          error={reason.trim() === '' ? t('bar.reason_missing') : undefined}
          onChange={(event) => setReason(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape' || event.key === 'Enter') event.currentTarget.blur();
          }}
          flex={1}
          miw={220}
        />
        <Switch
          label={t('bar.keys')}
          checked={singleKeys}
          onChange={(event) => setSingleKeys(event.currentTarget.checked)}
          size="xs"
          pb={6}
        />
      </Group>
      <Group gap="xs" mt="xs">
        <Button onClick={() => judge('same')} disabled={silent}>
          {t('verdict.same')} {key('same')}
        </Button>
        <Button onClick={() => judge('not_same')} disabled={silent}>
          {t('verdict.not_same')} {key('not_same')}
        </Button>
        <Button variant="default" onClick={() => judge('unsure')} disabled={silent}>
          {t('verdict.unsure')} {key('unsure')}
        </Button>
        <Button variant="subtle" onClick={props.skip} disabled={busy}>
          {t('bar.skip')} {key('skip')}
        </Button>
        <Button variant="subtle" onClick={props.undo} disabled={busy || !props.undo}>
          {t('bar.undo')} {key('undo')}
        </Button>
        <Text size="sm" c="dimmed" role="status" aria-live="polite">
          {busy ? t('bar.writing') : props.told}
        </Text>
      </Group>
    </section>
  );
}
