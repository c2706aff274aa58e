import { Button, Chip, Group, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { colourOf } from './view/colours.ts';
import type { NetworkState } from './view/state.ts';
import type { Network } from './view/use-network.ts';

/** Kinds that a person can begin with by their key. */
const STARTS = [
  'operator',
  'account',
  'number',
  'organisation',
  'email',
  'wallet',
  'ip',
  'device',
  'handle',
  'complaint',
];

export interface NetworkProps {
  readonly state: NetworkState;
  readonly change: (patch: Partial<Record<keyof NetworkState, unknown>>, replace?: boolean) => void;
  readonly network: Network;
  readonly open: (id: string) => void;
}

/** What is in the picture: a node to begin with, kinds, the time. */
export function NetworkControls({ state, change, network, open }: NetworkProps) {
  const { t } = useTranslation('network');
  return (
    <Group gap="sm" align="flex-end" className="no-print">
      <AddNode open={open} />
      <TextInput
        type="date"
        label={t('since')}
        value={state.since ?? ''}
        onChange={(event) => change({ since: event.currentTarget.value || undefined }, true)}
      />
      <TextInput
        type="date"
        label={t('until')}
        value={state.until ?? ''}
        onChange={(event) => change({ until: event.currentTarget.value || undefined }, true)}
      />
      <KindChips state={state} change={change} network={network} open={open} />
      <Button
        variant="default"
        onClick={() => change({ open: undefined, sel: undefined, from: undefined, to: undefined })}
      >
        {t('reset')}
      </Button>
    </Group>
  );
}

function AddNode({ open }: { readonly open: (id: string) => void }) {
  const { t } = useTranslation('network');
  const [kind, setKind] = useState('account');
  const [key, setKey] = useState('');
  const add = (event: FormEvent): void => {
    event.preventDefault();
    if (key.trim() === '') return;
    open(`${kind}:${key.trim()}`);
    setKey('');
  };
  return (
    <form onSubmit={add}>
      <Group gap={4} align="flex-end">
        <NativeSelect
          label={t('add.kind')}
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value)}
          data={STARTS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        />
        <TextInput label={t('add.key')} value={key} onChange={(event) => setKey(event.currentTarget.value)} w={200} />
        <Button type="submit" variant="default">
          {t('add.do')}
        </Button>
      </Group>
    </form>
  );
}

/** The kinds there are in the picture, to leave out or take in; the legend of the colours too. */
function KindChips({ state, change, network }: NetworkProps) {
  const { t } = useTranslation('network');
  const there = new Set([...state.hide, ...[...network.graph.nodes.values()].map(({ kind }) => kind)]);
  const kinds = [...there].sort();
  const shown = kinds.filter((kind) => !state.hide.includes(kind));
  const set = (next: readonly string[]): void => {
    const hide = kinds.filter((kind) => !next.includes(kind));
    change({ hide: hide.length > 0 ? hide : undefined }, true);
  };
  return (
    <Chip.Group multiple value={shown} onChange={set}>
      <Group gap={4} role="group" aria-label={t('kinds-label')}>
        {kinds.map((kind) => (
          <Chip key={kind} value={kind} size="xs" variant="outline">
            <span
              aria-hidden
              style={{
                display: 'inline-block',
                width: 9,
                height: 9,
                borderRadius: 9,
                background: colourOf(kind),
                marginRight: 4,
              }}
            />
            {t(`kinds.${kind}`)}
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  );
}
