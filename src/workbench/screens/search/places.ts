/** A result as the API gives it. */
export interface FoundRow {
  readonly id: string;
  readonly matched: readonly string[];
  readonly row: Readonly<Record<string, unknown>>;
}

/** Where a result leads, below the case: segments of the path, and the query. */
export interface Place {
  readonly path: readonly string[];
  readonly search?: Readonly<Record<string, unknown>>;
}

const text = (value: unknown): string => (value === null || value === undefined ? '' : String(value));

/** The page that shows a result; undefined where none does. */
export function placeOf(kind: string, { id, row }: FoundRow): Place | undefined {
  const at = (path: string, key: unknown): Place | undefined =>
    text(key) === '' ? undefined : { path: [path, text(key)] };
  switch (kind) {
    case 'number':
      return at('number', id);
    case 'operator':
      return at('operator', id);
    case 'account':
      return at('account', id);
    case 'known':
      return at('operator', row['operator_id']);
    case 'identifier':
      return { path: ['network'], search: { open: [`identifier:${text(row['kind'])}:${id}~60`] } };
    case 'complaint':
      return { path: ['complaints'], search: { ref: id } };
    case 'organisation':
      return { path: [], search: { explain: `organisation:${id}` } };
    case 'presented':
      return text(row['organisation']) === ''
        ? undefined
        : { path: [], search: { explain: `organisation:${text(row['organisation'])}` } };
    case 'contact':
      return at('number', row['phone']);
    case 'centre':
      return { path: [], search: { explain: `centre:${id}` } };
    case 'message':
      return at('account', row['account_ref']);
    case 'scene':
      return at('number', row['number']) ?? { path: [], search: { explain: `scene:${id}` } };
    case 'call':
      return at('number', row['dialled']) ?? at('account', row['account_ref']);
    default:
      return undefined;
  }
}

/** Columns that say nothing beside the result's own key. */
const UNSAID = new Set(['currency', 'number', 'raw_example', 'presented_raw']);

/** What is told of a result beside its key: columns that matched first, then the others, without empty ones. */
export function detailsOf({ id, matched, row }: FoundRow): readonly (readonly [column: string, value: unknown])[] {
  const names = [...matched, ...Object.keys(row).filter((name) => !matched.includes(name) && !UNSAID.has(name))];
  return names.flatMap((name) => {
    const value = row[name];
    return value === null || value === undefined || value === '' || value === id ? [] : [[name, value] as const];
  });
}
