/** An element of a record, by local names: prefixes and namespaces do not matter. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  /** Own text, blanks around it taken off. */
  text: string;
}

/** The first child of that name, followed down a path. */
export function descend(from: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  let at = from;
  for (const name of path) {
    if (at === undefined) return undefined;
    at = child(at, name);
  }
  return at;
}

function child(of: XmlElement, name: string): XmlElement | undefined {
  // A loop: this runs some thirty times a record.
  for (const candidate of of.children) if (candidate.name === name) return candidate;
  return undefined;
}

/** Text of the element at a path; null where there is none. */
export function textAt(from: XmlElement | undefined, ...path: readonly string[]): string | null {
  const text = descend(from, ...path)?.text;
  return text === undefined || text === '' ? null : text;
}

/** Every element without children below this one, as `a.b` and its text; repeated paths keep their order. */
export function leaves(from: XmlElement, found: [path: string, text: string][] = [], prefix = ''): [string, string][] {
  for (const child of from.children) {
    const path = prefix === '' ? child.name : `${prefix}.${child.name}`;
    if (child.children.length === 0) found.push([path, child.text]);
    else leaves(child, found, path);
  }
  return found;
}

/** An element as it could have been written, for rejects. Not necessarily the bytes of the file. */
export function toXml(element: XmlElement): string {
  const attributes = Object.entries(element.attributes)
    .map(([name, value]) => ` ${name}="${escapeText(value)}"`)
    .join('');
  const inner = escapeText(element.text) + element.children.map(toXml).join('');
  return `<${element.name}${attributes}>${inner}</${element.name}>`;
}

/** Text for use between tags or in quotes. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
