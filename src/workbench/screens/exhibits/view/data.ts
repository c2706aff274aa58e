import { queryOptions } from '@tanstack/react-query';
import type { InferResponseType } from 'hono/client';
import { ApiError, client, unwrap } from '../../../ui/client.ts';

const inCase = client.case[':case'];

export type Exhibits = InferResponseType<typeof inCase.exhibits.$get, 200>;
export type Exhibit = Exhibits['exhibits'][number];
export type Table = Exhibit['tables'][number];
export type Reason = InferResponseType<(typeof inCase.exhibits)[':exhibit']['rejects']['$get'], 200>[number];

/** What somebody says of the files that they hand in. */
export interface Details {
  readonly reason: string;
  readonly received_from?: string;
  readonly legal_basis?: string;
  readonly handling_code?: 'H0' | 'H1' | 'H2' | 'H3';
  readonly expected_sha256?: string;
}

export const exhibitsQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['case', caseId, 'exhibits'],
    queryFn: () => unwrap(inCase.exhibits.$get({ param: { case: caseId } })),
  });

export const reasonsQuery = (caseId: string, exhibit: string) =>
  queryOptions({
    queryKey: ['case', caseId, 'exhibits', exhibit, 'rejects'],
    queryFn: () => unwrap(inCase.exhibits[':exhibit'].rejects.$get({ param: { case: caseId, exhibit } })),
  });

export function fetchCustody(caseId: string, exhibit: string) {
  return unwrap(inCase.exhibits[':exhibit'].custody.$get({ param: { case: caseId, exhibit } }));
}

/** What the server answers when a file is in the case. */
export interface Taken {
  readonly sha256: string;
  readonly size: number;
  /** False when the case had these bytes already. */
  readonly added: boolean;
}

/**
 * Sends a file: first what it is, then its bytes, straight from the disk.
 *
 * @param sent bytes that are on their way
 * @throws ApiError
 */
export async function sendFile(
  caseId: string,
  file: File,
  details: Details,
  sent: (bytes: number) => void,
): Promise<Taken> {
  const { upload } = await unwrap(
    inCase.uploads.$post({ param: { case: caseId }, json: { ...details, name: file.name, size: file.size } }),
  );
  return put(`/api/case/${encodeURIComponent(caseId)}/uploads/${encodeURIComponent(upload)}`, file, sent);
}

/** fetch does not tell how much was sent; XMLHttpRequest does. */
function put(address: string, file: File, sent: (bytes: number) => void): Promise<Taken> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', address);
    request.setRequestHeader('X-Ringbreak', '1');
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded }) => sent(loaded);
    request.onerror = () => reject(new ApiError(0, { what: 'the connection broke', next: 'Send the file again.' }));
    request.onload = () => {
      if (request.status === 200) resolve(request.response as Taken);
      else reject(new ApiError(request.status, (request.response ?? {}) as object));
    };
    request.send(file);
  });
}

/** `1.2 GB`, with the powers of ten that disks are sold by. */
export function bytesText(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const power = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  return `${power === 0 ? bytes : (bytes / 1000 ** power).toFixed(1)} ${units[power]}`;
}

/** Rows of tables added up. */
export function sumOf(
  tables: readonly Table[],
  what: 'read' | 'accepted' | 'rejected' | 'unused' | 'left_out' | 'merged',
): number {
  return tables.reduce((sum, table) => sum + table[what], 0);
}

/** What of an exhibit may wait for somebody; the overview counts the same and leads here. */
export const WAITING = ['mappings', 'rejects', 'left_out'] as const;
export type Waiting = (typeof WAITING)[number];

export function waitsFor({ mapping, tables }: Exhibit, what: Waiting): boolean {
  if (what === 'mappings') return mapping === 'unconfirmed' || mapping === 'unrecorded';
  if (what === 'rejects') return sumOf(tables, 'rejected') + sumOf(tables, 'unused') > 0;
  return sumOf(tables, 'left_out') > 0;
}
