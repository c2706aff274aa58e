/**
 * Sentences that the rules of a build write, in another language. The build writes English into its tables; here a table of
 * templates says what each sentence is called elsewhere. A template is the English text with the places of values in braces:
 * `{n}`, `{n2}` a number, `{list}` texts with commas between them and `{rest…}` a text, both of which are translated
 * themselves, any other name whatever stands there, untouched. `call(s)` stands for one call and for many, too. Several sentences stand side by side with `; ` between them,
 * and several things that are said of one with `, `.
 */
export type Templates = Readonly<Record<string, string>>;

interface Compiled {
  readonly pattern: RegExp;
  readonly names: readonly string[];
  readonly into: string;
}

/** What a text is called in the other language, and which of its sentences no template knows. */
export interface Told {
  readonly text: string;
  readonly unknown: readonly string[];
}

const PLACE = /\{(\w+)\}/g;
const NUMBER = String.raw`([+−-]?\d[\d.,]*)`;
/** Sentences that are kept once they were translated: tables show the same ones again and again. */
const MOST = 5000;
/** Longer texts are no sentences of rules; they are left alone. */
const LONGEST = 4000;

const known = new WeakMap<Templates, (text: string) => Told>();

/** The translator of a table of templates; equal tables give the same one. */
export function translator(templates: Templates): (text: string) => Told {
  const before = known.get(templates);
  if (before) return before;
  const made = newTranslator(templates);
  known.set(templates, made);
  return made;
}

function newTranslator(templates: Templates): (text: string) => Told {
  const compiled = compile(templates);
  const kept = new Map<string, Told>();
  const sentence = (text: string): Told => {
    const found = listed(text, templates) ?? fits(text, templates, compiled, say);
    if (found) return found;
    const bare = text.endsWith('.') ? fits(text.slice(0, -1), templates, compiled, say) : undefined;
    if (bare) return { ...bare, text: `${bare.text}.` };
    const items = text.includes(', ') ? joined(text.split(', '), ', ', sentence) : untold(text);
    return items.unknown.length === 0 ? items : untold(text);
  };
  const say = (text: string): Told => {
    const before = kept.get(text);
    if (before) return before;
    const told =
      text.length > LONGEST
        ? untold(text)
        : (whole(text, templates) ?? remark(text, templates, say) ?? joined(text.split('; '), '; ', sentence));
    if (kept.size >= MOST) kept.clear();
    kept.set(text, told);
    return told;
  };
  return say;
}

/** Templates with places, the most telling first: a text that fits several is the one with the most words of its own. */
function compile(templates: Templates): Compiled[] {
  const weight = (template: string): number => template.replaceAll(PLACE, '').length;
  return Object.keys(templates)
    .filter((template) => /\{\w+\}/.test(template))
    .sort((a, b) => weight(b) - weight(a) || (a < b ? -1 : 1))
    .map((template) => {
      const names = [...template.matchAll(PLACE)].map((match) => match[1]!);
      const parts = template
        .split(/\{\w+\}/)
        .map((part) =>
          part
            .replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
            .replaceAll(String.raw`\(s\)`, String.raw`(?:\(s\)|s)?`),
        );
      const source = parts.map((part, i) => part + (names[i] === undefined ? '' : placeOf(names[i])));
      return { pattern: new RegExp(`^${source.join('')}$`, 'su'), names, into: templates[template]! };
    });
}

function placeOf(name: string): string {
  return /^n\d*$/.test(name) ? NUMBER : '(.+?)';
}

function fits(
  text: string,
  templates: Templates,
  compiled: readonly Compiled[],
  say: (text: string) => Told,
): Told | undefined {
  const exact = whole(text, templates);
  if (exact) return exact;
  for (const { pattern, names, into } of compiled) {
    const match = pattern.exec(text);
    if (!match) continue;
    const values = new Map(names.map((name, i) => [name, placed(name, match[i + 1]!, say)]));
    return {
      text: into.replaceAll(PLACE, (_, name: string) => values.get(name)?.text ?? ''),
      unknown: [...values.values()].flatMap(({ unknown }) => unknown),
    };
  }
  return undefined;
}

/** Several things with commas between them that are all templates themselves; undefined for any other text. */
function listed(text: string, templates: Templates): Told | undefined {
  const items = text.split(', ').map((one) => whole(one, templates));
  const known = items.filter((one) => one !== undefined);
  if (known.length < items.length) return undefined;
  return { text: known.map((one) => one.text).join(', '), unknown: [] };
}

/** A text to which a sentence that is a template itself was added; undefined for any other. */
function remark(text: string, templates: Templates, say: (text: string) => Told): Told | undefined {
  const [, before, added] = /^(.+\.) ([A-Z][^.]*)\.$/su.exec(text) ?? [];
  const known = added === undefined ? undefined : whole(added, templates);
  return known && joined([before!, `${added}.`], ' ', say);
}

/** A text that is a template itself. */
function whole(text: string, templates: Templates): Told | undefined {
  if (!Object.hasOwn(templates, text) || text.includes('{')) return undefined;
  return { text: templates[text]!, unknown: [] };
}

function placed(name: string, text: string, say: (text: string) => Told): Told {
  if (name.startsWith('list')) return joined(text.split(', '), ', ', say);
  return name.startsWith('rest') ? say(text) : { text, unknown: [] };
}

function joined(parts: readonly string[], by: string, say: (text: string) => Told): Told {
  const told = parts.map(say);
  return { text: told.map(({ text }) => text).join(by), unknown: told.flatMap(({ unknown }) => unknown) };
}

/** What no template knows stays as it is. */
function untold(text: string): Told {
  return { text, unknown: [text] };
}
