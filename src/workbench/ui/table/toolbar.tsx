import { ActionIcon, Button, Checkbox, Group, Menu, Popover, ScrollArea, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSession } from '../session.ts';
import type { TableColumn } from './kind.ts';

interface ColumnsProps {
  readonly all: readonly TableColumn[];
  readonly chosen: readonly string[];
  readonly label: (column: string) => string;
  readonly change: (columns: string[] | undefined) => void;
}

/** Which columns are shown, in which order. */
export function ColumnsMenu({ all, chosen, label, change }: ColumnsProps) {
  const { t } = useTranslation('table');
  const rest = all.map(({ name }) => name).filter((name) => !chosen.includes(name));
  const moved = (name: string, by: number): string[] => {
    const next = chosen.filter((one) => one !== name);
    next.splice(Math.max(0, chosen.indexOf(name) + by), 0, name);
    return next;
  };
  return (
    <Popover width={300} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default">{t('columns.button')}</Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('columns.button')}>
        <ScrollArea.Autosize mah={420} type="auto">
          <Stack gap={4}>
            {[...chosen, ...rest].map((name) => {
              const shown = chosen.includes(name);
              return (
                <Group key={name} gap={4} wrap="nowrap" justify="space-between">
                  <Checkbox
                    size="xs"
                    label={label(name)}
                    checked={shown}
                    disabled={shown && chosen.length === 1}
                    onChange={() => change(shown ? chosen.filter((one) => one !== name) : [...chosen, name])}
                  />
                  {shown ? (
                    <Group gap={2} wrap="nowrap">
                      {([-1, 1] as const).map((by) => (
                        <ActionIcon
                          key={by}
                          size="xs"
                          variant="subtle"
                          color="gray"
                          aria-label={t(by < 0 ? 'columns.before' : 'columns.after', { column: label(name) })}
                          onClick={() => change(moved(name, by))}
                        >
                          {by < 0 ? '↑' : '↓'}
                        </ActionIcon>
                      ))}
                    </Group>
                  ) : null}
                </Group>
              );
            })}
          </Stack>
        </ScrollArea.Autosize>
        <Button mt="xs" variant="default" onClick={() => change(undefined)}>
          {t('columns.reset')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}

/** Takes out exactly what is seen: these columns, filters and order. */
export function ExportMenu({ address }: { readonly address: (format: string) => string }) {
  const { t } = useTranslation('table');
  const { may } = useSession();
  if (!may.includes('case.export')) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default">{t('export.button')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {['csv', 'parquet', 'json'].map((format) => (
          <Menu.Item key={format} component="a" href={address(format)} download>
            {t(`export.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
