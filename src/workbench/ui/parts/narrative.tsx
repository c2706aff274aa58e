import { Fragment } from 'react';
import { Untrusted } from './untrusted.tsx';

/** What people told, with the lines in which they wrote it. */
export function Narrative({ text, limit = 20_000 }: { readonly text: string; readonly limit?: number }) {
  const lines = text.slice(0, limit).split(/\r\n|[\r\n]/);
  return lines.map((line, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text never change places.
    <Fragment key={i}>
      {i > 0 ? <br /> : null}
      <Untrusted text={line} limit={limit} />
    </Fragment>
  ));
}
