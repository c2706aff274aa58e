import { Tabs } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import { Page } from '../../ui/parts/page.tsx';
import { useUrlState } from '../../ui/url-state.ts';
import { EventDrawer } from './view/event-drawer.tsx';
import { Events } from './view/events.tsx';
import { Keys } from './view/keys.tsx';
import { Verify } from './view/verify.tsx';

const VIEWS = ['events', 'verify', 'keys'] as const;
const state = z.object({
  view: z.catch(z.enum(VIEWS), 'events'),
  type: z.catch(z.string(), ''),
  actor: z.catch(z.string(), ''),
  text: z.catch(z.string(), ''),
  offset: z.catch(z.number(), 0),
  entry: z.catch(z.optional(z.number()), undefined),
});

/** Who did what and why, whether it is still what was signed, and whose keys sign. */
export function Screen() {
  const { t } = useTranslation('ledger');
  const [{ view, entry, ...filter }, change] = useUrlState(state);
  return (
    <Page title={t('title')} about={t('about')}>
      <Tabs value={view} onChange={(to) => change({ view: to === 'events' ? undefined : to })} keepMounted={false}>
        <Tabs.List>
          {VIEWS.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`tab.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="events" pt="sm">
          <Events filter={filter} change={change} open={(index) => change({ entry: index })} />
        </Tabs.Panel>
        <Tabs.Panel value="verify" pt="sm">
          <Verify />
        </Tabs.Panel>
        <Tabs.Panel value="keys" pt="sm">
          <Keys />
        </Tabs.Panel>
      </Tabs>
      <EventDrawer index={entry} close={() => change({ entry: undefined })} />
    </Page>
  );
}
