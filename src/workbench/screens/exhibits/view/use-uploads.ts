import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useCaseId } from '../../../ui/case.ts';
import { type Details, sendFile, type Taken } from './data.ts';

/** A file on its way into the case. */
export interface Upload {
  readonly id: number;
  readonly name: string;
  readonly size: number;
  readonly state: 'waiting' | 'sending' | 'taking' | 'done' | 'failed';
  /** Bytes that are on their way. */
  readonly sent: number;
  readonly taken?: Taken;
  readonly error?: unknown;
}

/** Sends files one after the other: two at once are no faster, and the case takes in one at a time. */
export function useUploads() {
  const caseId = useCaseId();
  const queries = useQueryClient();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const next = useRef(1);
  const turn = useRef<Promise<void>>(Promise.resolve());
  const change = (id: number, patch: Partial<Upload>): void =>
    setUploads((before) => before.map((one) => (one.id === id ? { ...one, ...patch } : one)));

  const send = async (id: number, file: File, details: Details): Promise<void> => {
    change(id, { state: 'sending' });
    try {
      const taken = await sendFile(caseId, file, details, (sent) =>
        change(id, sent >= file.size ? { sent, state: 'taking' } : { sent }),
      );
      change(id, { state: 'done', taken });
      await queries.invalidateQueries({ queryKey: ['case', caseId, 'exhibits'] });
    } catch (error) {
      change(id, { state: 'failed', error });
    }
  };

  const add = (files: readonly File[], details: Details): void => {
    for (const file of files) {
      const id = next.current++;
      const { name, size } = file;
      setUploads((before) => [...before, { id, name, size, state: 'waiting', sent: 0 }]);
      turn.current = turn.current.then(() => send(id, file, details));
    }
  };
  return { uploads, add };
}
