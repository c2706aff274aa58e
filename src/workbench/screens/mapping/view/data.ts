import { queryOptions } from '@tanstack/react-query';
import type { InferResponseType } from 'hono/client';
import type { FieldMapping, Lookup, Mapping, Pairs, TableMapping } from '../../../../mapping/mapping.ts';
import { client, unwrap } from '../../../ui/client.ts';

const mapping = client.case[':case'].mapping;
const one = mapping[':exhibit'];

export type { FieldMapping, Lookup, Mapping, Pairs, TableMapping };
/** Rows whose column holds one of some texts. */
export type Filter = NonNullable<TableMapping['only']>;
/** A column by its place and name. */
export type Source = Pick<Filter, 'column' | 'name'>;
export type SourceTable = InferResponseType<typeof mapping.tables.$get, 200>[number];
export type Targets = InferResponseType<typeof mapping.targets.$get, 200>;
export type Target = Targets[number];
export type Opened = InferResponseType<typeof one.$get, 200>;
export type Columns = InferResponseType<typeof one.columns.$get, 200>;
export type Column = Columns['columns'][number];
export type Previewed = InferResponseType<typeof one.preview.$post, 200>;

const at = (caseId: string, exhibit: string) => ({ param: { case: caseId, exhibit } });

export const targetsQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['case', caseId, 'mapping', 'targets'],
    queryFn: () => unwrap(mapping.targets.$get({ param: { case: caseId } })),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const sourcesQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['case', caseId, 'mapping', 'tables'],
    queryFn: () => unwrap(mapping.tables.$get({ param: { case: caseId } })),
  });

export const openedQuery = (caseId: string, exhibit: string) =>
  queryOptions({
    queryKey: ['case', caseId, 'mapping', exhibit],
    queryFn: () => unwrap(one.$get(at(caseId, exhibit))),
  });

export const columnsQuery = (caseId: string, exhibit: string, table: string) =>
  queryOptions({
    queryKey: ['case', caseId, 'mapping', exhibit, 'columns', table],
    queryFn: () => unwrap(one.columns.$get({ ...at(caseId, exhibit), query: { table } })),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const previewQuery = (caseId: string, exhibit: string, table: TableMapping) =>
  queryOptions({
    queryKey: ['case', caseId, 'mapping', exhibit, 'preview', table],
    queryFn: () => unwrap(one.preview.$post({ ...at(caseId, exhibit), json: { table } })),
    placeholderData: (before: Previewed | undefined) => before,
  });

/** How the server would read columns for a field. */
export function proposeField(
  caseId: string,
  exhibit: string,
  json: { table: string; target: string; field: string; columns: number[] },
): Promise<FieldMapping> {
  return unwrap(one.field.$post({ ...at(caseId, exhibit), json })) as Promise<FieldMapping>;
}

export interface Saving {
  readonly mapping: Mapping;
  readonly expected: string | undefined;
  readonly reason: string;
  readonly confirm: boolean;
}

export function sendMapping(caseId: string, exhibit: string, { mapping: edited, expected, reason, confirm }: Saving) {
  const json = { mapping: edited, reason, confirm, ...(expected === undefined ? {} : { expected }) };
  return unwrap(one.$put({ ...at(caseId, exhibit), json }));
}

export function sendConfirmation(caseId: string, exhibit: string, expected: string, reason: string) {
  return unwrap(one.confirmation.$post({ ...at(caseId, exhibit), json: { expected, reason } }));
}

export function fetchSaved(caseId: string, exhibit: string) {
  return unwrap(one.saved.$get(at(caseId, exhibit)));
}

export function sendSaved(caseId: string, exhibit: string, text: string, reason: string) {
  return unwrap(one.saved.$post({ ...at(caseId, exhibit), json: { text, reason } }));
}
