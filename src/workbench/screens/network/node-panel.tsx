import { Anchor, Badge, Button, Group, Stack, Table, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCaseHref } from '../../ui/case.ts';
import { Panel } from '../../ui/parts/panel.tsx';
import { Untrusted } from '../../ui/parts/untrusted.tsx';
import type { NetworkProps } from './controls.tsx';
import { type Graph, type GraphEdge, type GraphNode, kindOf, nextLimit, refOf } from './view/model.ts';
import { writeOpened } from './view/state.ts';

/** Kinds with a page of their own, and its path. */
const DOSSIERS: Readonly<Record<string, string>> = { operator: 'operator', account: 'account', number: 'number' };
/** Connections listed here; the table has all. */
const LISTED = 60;

/** About the selected node: what it is, what it is connected with, what can be done. */
export function NodePanel({ state, change, network, open }: NetworkProps) {
  const { t } = useTranslation('network');
  const href = useCaseHref();
  const node = state.sel === undefined ? undefined : network.graph.nodes.get(state.sel);
  if (!node) {
    return (
      <Panel title={t('panel.none')}>
        <Text size="sm">{t('panel.help')}</Text>
      </Panel>
    );
  }
  const dossier = DOSSIERS[node.kind];
  const opened = network.opened.find((one) => one.node === node.id);
  const remove = () =>
    change({ open: writeOpened(network.opened.filter((one) => one.node !== node.id)), sel: undefined });
  return (
    <Panel title={t(`kinds.${node.kind}`)}>
      <Stack gap="xs">
        <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
          <Untrusted text={node.label} />
        </Text>
        {node.hub ? <Badge color="gray">{t('hub')}</Badge> : null}
        <Group gap="xs">
          {opened ? (
            <Button size="compact-sm" variant="default" onClick={remove}>
              {t('panel.close')}
            </Button>
          ) : (
            <Button size="compact-sm" onClick={() => open(node.id)}>
              {t('panel.open')}
            </Button>
          )}
          {opened && nextLimit(opened.limit) > opened.limit ? (
            <Button
              size="compact-sm"
              variant="default"
              onClick={() =>
                change({
                  open: writeOpened(
                    network.opened.map((one) => (one.node === node.id ? { ...one, limit: nextLimit(one.limit) } : one)),
                  ),
                })
              }
            >
              {t('panel.more')}
            </Button>
          ) : null}
          <PathButton node={node} from={state.from} change={change} />
          {dossier ? (
            <Anchor size="sm" component={Link} to={href(dossier, refOf(node.id))}>
              {t('panel.dossier')}
            </Anchor>
          ) : null}
        </Group>
        <Connections graph={network.graph} node={node} select={(id) => change({ sel: id }, true)} />
      </Stack>
    </Panel>
  );
}

interface PathButtonProps {
  readonly node: GraphNode;
  readonly from: string | undefined;
  readonly change: NetworkProps['change'];
}

function PathButton({ node, from, change }: PathButtonProps) {
  const { t } = useTranslation('network');
  const ends = from !== undefined && from !== node.id;
  return (
    <Button
      size="compact-sm"
      variant="default"
      onClick={() => change(ends ? { to: node.id } : { from: node.id, to: undefined })}
    >
      {ends ? t('path.end') : t('path.begin')}
    </Button>
  );
}

interface ConnectionsProps {
  readonly graph: Graph;
  readonly node: GraphNode;
  readonly select: (id: string) => void;
}

function Connections({ graph, node, select }: ConnectionsProps) {
  const { t, i18n } = useTranslation('network');
  const edges = [...graph.edges.values()].filter(({ a, b }) => a === node.id || b === node.id);
  const other = (edge: GraphEdge): string => (edge.a === node.id ? edge.b : edge.a);
  const rows = edges.filter((edge) => !graph.nodes.get(other(edge))?.collapsed).sort((a, b) => b.n - a.n);
  const number = new Intl.NumberFormat(i18n.language);
  return (
    <>
      <Text size="sm" c="dimmed">
        {t('panel.connections', { count: rows.length })}
      </Text>
      <Table fz="sm" verticalSpacing={2}>
        <Table.Tbody>
          {rows.slice(0, LISTED).map((edge) => {
            const there = graph.nodes.get(other(edge))!;
            return (
              <Table.Tr key={edge.id}>
                <Table.Td c="dimmed">{t(`edges.${edge.edge}`)}</Table.Td>
                <Table.Td style={{ overflowWrap: 'anywhere' }}>
                  <Anchor component="button" type="button" fz="sm" ta="left" onClick={() => select(there.id)}>
                    {t(`kinds.${kindOf(there.id)}`)} <Untrusted text={there.label} />
                  </Anchor>
                </Table.Td>
                <Table.Td ta="right">{edge.n > 0 ? number.format(edge.n) : ''}</Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
      {rows.length > LISTED ? <Text size="sm">{t('panel.rest', { count: rows.length - LISTED })}</Text> : null}
    </>
  );
}
