import { Alert, Button, Group, SegmentedControl, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../ui/parts/page.tsx';
import { Empty, Failed, Loading } from '../../ui/parts/states.tsx';
import { useUrlState } from '../../ui/url-state.ts';
import { NetworkCanvas } from './canvas.tsx';
import { NetworkControls } from './controls.tsx';
import classes from './network.module.css';
import { NodePanel } from './node-panel.tsx';
import { NetworkTable } from './table.tsx';
import { refOf } from './view/model.ts';
import { networkState, withOpened, writeOpened } from './view/state.ts';
import { type Network, useNetwork } from './view/use-network.ts';

/** Accounts, operators, identifiers, organisations and victims, and what connects them. */
export function Screen() {
  const { t } = useTranslation('network');
  const [state, change] = useUrlState(networkState);
  const [noWebgl, setNoWebgl] = useState(false);
  const network = useNetwork(state);
  const open = (id: string): void => {
    const node = network.graph.nodes.get(id);
    const [wanted, limit] = node?.collapsed ? [node.collapsed.of, node.collapsed.limit] : [id, undefined];
    change({ open: writeOpened(withOpened(network.opened, wanted, limit)), sel: wanted });
  };
  const select = (id: string | undefined): void => {
    if (id !== undefined && network.graph.nodes.get(id)?.collapsed) open(id);
    else change({ sel: id }, true);
  };
  const asTable = state.as === 'table' || noWebgl;
  return (
    <Page
      full
      title={t('title')}
      about={t('about')}
      actions={
        <SegmentedControl
          aria-label={t('as.label')}
          value={asTable ? 'table' : 'graph'}
          onChange={(as) => change({ as })}
          data={[
            { value: 'graph', label: t('as.graph'), disabled: noWebgl },
            { value: 'table', label: t('as.table') },
          ]}
        />
      }
    >
      <NetworkControls state={state} change={change} network={network} open={open} />
      {noWebgl ? <Alert color="yellow">{t('no-webgl')}</Alert> : null}
      <PathNotice
        network={network}
        from={state.from}
        to={state.to}
        clear={() => change({ from: undefined, to: undefined })}
      />
      {network.error ? <Failed error={network.error} /> : null}
      <div className={classes.split}>
        <div className={classes.picture}>
          {network.pending ? (
            <div className={classes.waiting}>
              <Loading />
            </div>
          ) : null}
          {!network.pending && network.graph.nodes.size === 0 ? (
            <Empty title={t('empty')}>{t('empty-next')}</Empty>
          ) : null}
          {asTable ? (
            <NetworkTable graph={network.graph} selected={state.sel} onSelect={select} onOpen={open} />
          ) : (
            <NetworkCanvas
              graph={network.graph}
              pending={network.pending}
              selected={state.sel}
              label={t('canvas', { nodes: network.graph.nodes.size, edges: network.graph.edges.size })}
              onSelect={select}
              onOpen={open}
              onUnavailable={() => setNoWebgl(true)}
            />
          )}
        </div>
        <div className={classes.side}>
          <NodePanel state={state} change={change} network={network} open={open} />
        </div>
      </div>
    </Page>
  );
}

interface PathNoticeProps {
  readonly network: Network;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly clear: () => void;
}

/** What a search for a path gave, in words. */
function PathNotice({ network, from, to, clear }: PathNoticeProps) {
  const { t } = useTranslation('network');
  if (from === undefined) return null;
  const text = (): string => {
    if (to === undefined) return t('path.choose', { from: refOf(from) });
    if (!network.path) return t('path.searching');
    if (network.path.found > 0)
      return t('path.found', { count: network.path.found, length: network.path.nodes.length - 1 });
    return network.path.bounded ? t('path.bounded') : t('path.none');
  };
  return (
    <Alert variant="light" role="status" p="xs">
      <Group justify="space-between" gap="xs">
        <Text size="sm">{text()}</Text>
        <Button size="compact-sm" variant="default" onClick={clear}>
          {t('path.clear')}
        </Button>
      </Group>
    </Alert>
  );
}
