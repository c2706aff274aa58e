import { Button, Menu, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { caseHref, caseQuery, casesQuery, useCaseId } from '../case.ts';

/** The name of the case, and the others to change to. */
export function CaseSwitcher() {
  const { t } = useTranslation();
  const id = useCaseId();
  const current = useQuery(caseQuery(id));
  const cases = useQuery(casesQuery);
  return (
    <Menu width={320} position="bottom-start">
      <Menu.Target>
        <Button variant="subtle" color="gray" maw={260} c="inherit" title={t('case.switch')} rightSection="▾">
          <Text span truncate size="sm" fw={600}>
            {current.data?.title ?? '…'}
          </Text>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {cases.data?.map((one) => (
          <Menu.Item key={one.id} component={Link} to={caseHref(one.id, '')}>
            <Text size="sm" fw={one.id === id ? 600 : 400}>
              {one.title}
            </Text>
            <Text size="xs" c="dimmed">
              {one.agency}
            </Text>
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item component={Link} to="/">
          {t('case.all')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
