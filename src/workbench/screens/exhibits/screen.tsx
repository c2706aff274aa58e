import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import { useCaseId } from '../../ui/case.ts';
import { Page } from '../../ui/parts/page.tsx';
import { Empty, Failed, Loading } from '../../ui/parts/states.tsx';
import { useSession } from '../../ui/session.ts';
import { useUrlState } from '../../ui/url-state.ts';
import { BuildNow } from './view/build-now.tsx';
import { exhibitsQuery, WAITING, waitsFor } from './view/data.ts';
import { ExhibitDrawer } from './view/detail.tsx';
import { Drop } from './view/drop.tsx';
import { ExhibitList } from './view/list.tsx';
import { TakeIn } from './view/take-in.tsx';
import { Uploads } from './view/uploads.tsx';
import { useUploads } from './view/use-uploads.ts';
import { WhichExhibits } from './view/which.tsx';

const state = z.object({
  exhibit: z.catch(z.optional(z.string()), undefined),
  only: z.catch(z.enum(['', ...WAITING]), ''),
});

/** What the case is made of: taken in here, with where it came from and what became of every row. */
export function Screen() {
  const { t } = useTranslation('exhibits');
  const { may } = useSession();
  const [{ exhibit, only }, change] = useUrlState(state);
  const answer = useQuery(exhibitsQuery(useCaseId()));
  const { uploads, add } = useUploads();
  const [chosen, setChosen] = useState<readonly File[]>([]);
  if (answer.isPending) return <Loading />;
  if (answer.isError) {
    return (
      <Page title={t('title')}>
        <Failed error={answer.error} retry={() => void answer.refetch()} />
      </Page>
    );
  }
  const { exhibits, upload_limit } = answer.data;
  return (
    <Page title={t('title')} about={t('about')} actions={<BuildNow />}>
      {may.includes('case.take_in') ? <Drop limit={upload_limit} chosen={setChosen} /> : null}
      <Uploads uploads={uploads} />
      {exhibits.length === 0 ? (
        <Empty title={t('empty.title')}>{t('empty.next')}</Empty>
      ) : (
        <>
          <WhichExhibits
            exhibits={exhibits}
            only={only}
            choose={(next) => change({ only: next === '' ? undefined : next })}
          />
          <ExhibitList
            exhibits={exhibits.filter((one) => only === '' || waitsFor(one, only))}
            open={(sha256) => change({ exhibit: sha256 })}
          />
        </>
      )}
      <ExhibitDrawer
        exhibit={exhibits.find(({ sha256 }) => sha256 === exhibit)}
        close={() => change({ exhibit: undefined })}
      />
      {chosen.length > 0 ? (
        <TakeIn
          files={chosen}
          limit={upload_limit}
          close={() => setChosen([])}
          send={(details) => {
            add(chosen, details);
            setChosen([]);
          }}
        />
      ) : null}
    </Page>
  );
}
