import { Group, Paper, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface PanelProps {
  readonly title: string;
  readonly about?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a page with a heading of its own. */
export function Panel({ title, about, actions, children }: PanelProps) {
  return (
    <Paper component="section" aria-label={title} withBorder p="sm" miw={0} h="100%">
      <Group justify="space-between" align="baseline" mb={about ? 0 : 'xs'} gap="xs">
        <Title order={2}>{title}</Title>
        {actions}
      </Group>
      {about ? (
        <Text size="sm" c="dimmed" mb="xs" component="div">
          {about}
        </Text>
      ) : null}
      {children}
    </Paper>
  );
}
