/** Endings of containers and formats that are no part of a table's name. */
const ENDING =
  /\.(?:gz|gzip|zst|zstd|xz|zip|tar|tgz|csv|tsv|tab|psv|txt|dat|log|json|jsonl|ndjson|xlsx|xlsm|parquet|parq|sql|db|sqlite3?)$/i;

/** A table's name from its file's: the last part of the path, without endings; `table` when nothing is left. */
export function tableNameOf(sourceName: string): string {
  let name = sourceName.split(/[!/\\]/).at(-1) ?? '';
  while (ENDING.test(name)) name = name.replace(ENDING, '');
  return name.trim() === '' || name === '-' ? 'table' : name;
}
