import { useTranslation } from 'react-i18next';
import classes from './parts.module.css';
import { untrustedParts } from './untrusted-parts.ts';

/** The note with which a long text ends (report/markup/visible.ts). */
const CUT = /^… ⟨cut: (\d+) characters⟩$/;

/**
 * Text from evidence: criminals wrote it. Never HTML, links inert, nothing invisible, nothing that turns its neighbours
 * round, letters that pose as others marked.
 */
export function Untrusted({ text, limit }: { readonly text: string | null | undefined; readonly limit?: number }) {
  const { t } = useTranslation();
  if (text === null || text === undefined || text === '') return null;
  const parts = untrustedParts(text, limit);
  return (
    <bdi>
      {parts.map((part, i) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never change places.
        if (part.kind === 'plain') return <span key={i}>{part.text}</span>;
        return (
          <mark
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never change places.
            key={i}
            className={classes[part.kind]}
            title={t(`untrusted.${part.kind}`)}
          >
            {CUT.test(part.text) ? t('untrusted.cut', { count: Number(CUT.exec(part.text)![1]) }) : part.text}
          </mark>
        );
      })}
    </bdi>
  );
}
