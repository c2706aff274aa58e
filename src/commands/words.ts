/** Numbers as people read them; the same on every machine, whatever its locale. */
export function integer(value: number | bigint | string): string {
  const [whole, fraction] = String(typeof value === 'number' ? Math.round(value) : value).split('.');
  const grouped = whole!.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB'];

/** A byte count with a decimal unit: 1 kB is 1000 bytes. */
export function bytes(count: number): string {
  let value = count;
  let unit = 0;
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${unit === 0 ? Math.round(value) : value.toFixed(1)} ${UNITS[unit]}`;
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${integer(count)} ${count === 1 ? one : many}`;
}

/** Text from evidence on a terminal: control and direction marks made visible, cut to a width. */
export function visible(text: string, width = 60): string {
  const shown = text.replace(
    /[\p{Cc}\p{Cf}\u2028\u2029]/gu,
    (mark) => `<${mark.codePointAt(0)!.toString(16).padStart(2, '0')}>`,
  );
  const letters = [...shown];
  return letters.length > width ? `${letters.slice(0, width - 1).join('')}…` : shown;
}

/** Columns of text, aligned; numbers to the right. */
export function table(header: readonly string[], rows: readonly (readonly string[])[], indent = ''): string {
  const widths = header.map((name, i) => Math.max(name.length, ...rows.map((row) => [...(row[i] ?? '')].length)));
  const numeric = header.map((_, i) => rows.length > 0 && rows.every((row) => /^[-\d.,% ]*$/.test(row[i] ?? '')));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, i) => {
        const space = ' '.repeat(Math.max(0, widths[i]! - [...cell].length));
        return numeric[i] ? space + cell : cell + space;
      })
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  return [line(header), rule, ...rows.map(line)].map((text) => indent + text).join('\n');
}
