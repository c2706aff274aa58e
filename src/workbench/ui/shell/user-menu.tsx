import { Button, Menu, SegmentedControl, Select, Stack, Text, useMantineColorScheme } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { chooseLanguage, LANGUAGES, type Language } from '../i18n.ts';
import { signOut, useSession } from '../session.ts';

/** Who is signed in, how the pages look and speak, and the way out. */
export function UserMenu() {
  const { t, i18n } = useTranslation();
  const session = useSession();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu width={280} position="bottom-end" closeOnItemClick={false} trapFocus>
      <Menu.Target>
        <Button variant="subtle" color="gray" c="inherit" title={t('user.menu')}>
          {session.name}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Stack gap="xs" p="xs">
          <Text size="xs" c="dimmed">
            {session.roles.map((role) => t(`roles.${role}`)).join(', ')}
          </Text>
          <SegmentedControl
            size="xs"
            fullWidth
            aria-label={t('user.theme')}
            value={colorScheme}
            onChange={(value) => setColorScheme(value as typeof colorScheme)}
            data={(['light', 'dark', 'auto'] as const).map((value) => ({ value, label: t(`user.${value}`) }))}
          />
          <Select
            label={t('user.language')}
            allowDeselect={false}
            comboboxProps={{ withinPortal: false }}
            value={i18n.language}
            onChange={(value) => value && void chooseLanguage(value as Language)}
            data={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
          />
        </Stack>
        <Menu.Divider />
        <Menu.Item component={Link} to="/account">
          {t('user.account')}
        </Menu.Item>
        {session.may.includes('people.manage') ? (
          <Menu.Item component={Link} to="/people">
            {t('nav.people')}
          </Menu.Item>
        ) : null}
        <Menu.Item onClick={() => void signOut()}>{t('user.signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
