import { ByteWriter } from './bytes.ts';
import { type CsvStyle, csvCell, type Encoding, encodeText } from './csv.ts';
import type { TextTable } from './table.ts';

/** A CSV file that grows row by row, in any of the encodings; nothing but a block of rows is held. */
export class CsvTable implements TextTable {
  readonly name: string;
  rows = 0;
  private readonly to: ByteWriter;
  private readonly style: CsvStyle;
  private readonly encoding: Encoding;
  private held = '';

  constructor(path: string, name: string, header: readonly string[], style: CsvStyle, encoding: Encoding) {
    this.name = name;
    this.style = style;
    this.encoding = encoding;
    this.to = new ByteWriter(path);
    if (encoding === 'utf-8-bom' || encoding === 'utf-16le') this.held = '\ufeff';
    this.put(header);
  }

  row(cells: readonly (string | null)[]): void {
    this.rows++;
    this.put(cells);
  }

  private put(cells: readonly (string | null)[]): void {
    const { style } = this;
    let line = '';
    for (let i = 0; i < cells.length; i++) line += (i > 0 ? style.delimiter : '') + csvCell(cells[i] ?? '', style);
    this.held += line + style.lineEnd;
    if (this.held.length > 1 << 16) this.flush();
  }

  private flush(): void {
    // The mark of the encoding is already in the text.
    this.to.raw(encodeText(this.held, this.encoding === 'utf-8-bom' ? 'utf-8' : this.encoding, false));
    this.held = '';
  }

  close(): void {
    this.flush();
    this.to.close();
  }
}
