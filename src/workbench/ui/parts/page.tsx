import { Box, Group, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';

interface PageProps {
  /** Title of the page and of the browser's tab. */
  readonly title: string;
  /** Shown instead of the title where it needs marks (evidence). */
  readonly heading?: ReactNode;
  readonly about?: ReactNode;
  /** Buttons at the right of the title. */
  readonly actions?: ReactNode;
  /** Fills the height of the window, for tables that scroll inside. */
  readonly full?: boolean;
  readonly children: ReactNode;
}

/** The frame of every screen: a heading, a line about it, what can be done, the content. */
export function Page({ title, heading, about, actions, full, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Ringbreak`;
  }, [title]);
  return (
    <Stack gap="sm" p="md" h={full ? 'calc(100dvh - var(--app-shell-header-height, 48px))' : undefined} mih={0}>
      <Group justify="space-between" align="flex-end" wrap="wrap" gap="xs">
        <Box miw={0}>
          <Title order={1}>{heading ?? title}</Title>
          {about ? (
            <Text c="dimmed" size="sm" component="div">
              {about}
            </Text>
          ) : null}
        </Box>
        {actions ? (
          <Group gap="xs" className="no-print">
            {actions}
          </Group>
        ) : null}
      </Group>
      {children}
    </Stack>
  );
}
