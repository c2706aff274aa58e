import { Button, ScrollArea, Table, TextInput } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Untrusted } from '../../ui/parts/untrusted.tsx';
import { colourOf } from './view/colours.ts';
import type { Graph, GraphNode } from './view/model.ts';

interface NetworkTableProps {
  readonly graph: Graph;
  readonly selected: string | undefined;
  readonly onSelect: (id: string) => void;
  readonly onOpen: (id: string) => void;
}

const ROW = 34;

/** The same picture as a table: all that the drawing shows, for keyboards, screen readers and paper. */
export function NetworkTable({ graph, selected, onSelect, onOpen }: NetworkTableProps) {
  const { t } = useTranslation('network');
  const [wanted, setWanted] = useState('');
  const scroll = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => rowsOf(graph, wanted), [graph, wanted]);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW,
    overscan: 12,
  });
  const items = virtual.getVirtualItems();
  const above = items[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <>
      <TextInput
        aria-label={t('table.find')}
        placeholder={t('table.find')}
        value={wanted}
        onChange={(event) => setWanted(event.currentTarget.value)}
        m="xs"
      />
      <ScrollArea
        viewportRef={scroll}
        h="calc(100% - 46px)"
        mih={360}
        viewportProps={{ tabIndex: 0, 'aria-label': t('title') }}
      >
        <Table stickyHeader fz="sm" aria-rowcount={rows.length}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('table.kind')}</Table.Th>
              <Table.Th>{t('table.node')}</Table.Th>
              <Table.Th ta="right">{t('table.connections')}</Table.Th>
              <Table.Th>{t('table.do')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            <tr style={{ height: above }} aria-hidden />
            {items.map((item) => (
              <NodeRow
                key={rows[item.index]!.node.id}
                {...rows[item.index]!}
                selected={selected}
                onSelect={onSelect}
                onOpen={onOpen}
              />
            ))}
            <tr style={{ height: below }} aria-hidden />
          </Table.Tbody>
        </Table>
      </ScrollArea>
    </>
  );
}

interface NodeLine {
  readonly node: GraphNode;
  readonly degree: number;
}

function rowsOf(graph: Graph, wanted: string): NodeLine[] {
  const degree = new Map<string, number>();
  for (const { a, b } of graph.edges.values()) {
    for (const id of [a, b]) degree.set(id, (degree.get(id) ?? 0) + 1);
  }
  const text = wanted.trim().toLowerCase();
  return [...graph.nodes.values()]
    .filter(({ label, id }) => text === '' || label.toLowerCase().includes(text) || id.toLowerCase().includes(text))
    .map((node) => ({ node, degree: degree.get(node.id) ?? 0 }))
    .sort((a, b) => b.degree - a.degree || a.node.id.localeCompare(b.node.id));
}

function NodeRow({ node, degree, selected, onSelect, onOpen }: NodeLine & Omit<NetworkTableProps, 'graph'>) {
  const { t } = useTranslation('network');
  return (
    <Table.Tr aria-selected={node.id === selected} style={{ height: ROW }}>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>
        <span aria-hidden style={{ color: colourOf(node.kind, node.hub) }}>
          ●
        </span>{' '}
        {t(`kinds.${node.kind}`)}
      </Table.Td>
      <Table.Td style={{ overflowWrap: 'anywhere' }}>
        {node.collapsed ? t('table.collapsed', { count: node.collapsed.count }) : <Untrusted text={node.label} />}
      </Table.Td>
      <Table.Td ta="right">{degree}</Table.Td>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>
        {node.collapsed ? null : (
          <Button size="compact-xs" variant="subtle" onClick={() => onSelect(node.id)}>
            {t('table.select')}
          </Button>
        )}
        {node.opened ? null : (
          <Button size="compact-xs" variant="subtle" onClick={() => onOpen(node.id)}>
            {node.collapsed ? t('panel.more') : t('panel.open')}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
