import { ByteWriter } from './bytes.ts';

export type JsonCell = string | number | boolean | null;

/** Objects in a file: one a line (NDJSON), or one array. Keys come in the order of `keys`; absent cells are left out. */
export class JsonTable {
  readonly name: string;
  rows = 0;
  private readonly to: ByteWriter;
  private readonly keys: readonly string[];
  private readonly array: boolean;

  constructor(path: string, name: string, keys: readonly string[], form: 'lines' | 'array') {
    this.name = name;
    this.keys = keys.map((key) => JSON.stringify(key));
    this.array = form === 'array';
    this.to = new ByteWriter(path);
    if (this.array) this.to.ascii('[');
  }

  /** @param cells one a key; undefined leaves the key out. */
  row(cells: readonly (JsonCell | undefined)[]): void {
    const parts: string[] = [];
    cells.forEach((cell, i) => {
      if (cell !== undefined) parts.push(`${this.keys[i]}:${JSON.stringify(cell)}`);
    });
    if (this.array && this.rows > 0) this.to.ascii(',\n');
    this.rows++;
    this.to.utf8(this.array ? `{${parts.join(',')}}` : `{${parts.join(',')}}\n`);
  }

  close(): void {
    if (this.array) this.to.ascii(']\n');
    this.to.close();
  }
}
