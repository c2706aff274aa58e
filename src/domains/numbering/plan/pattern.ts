/**
 * The small regular-expression language of libphonenumber's metadata, over digits only: literals, `\d`, classes, groups
 * (capturing or not), alternation, `?`, `{n}`, `{m,n}` and `$`. Parsed into a graph without loops, so that reading a
 * number digit by digit always ends.
 */
export type PatternNode =
  | { readonly op: 'digit'; readonly id: number; readonly mask: number; readonly next: PatternNode }
  | { readonly op: 'split'; readonly id: number; readonly to: readonly PatternNode[] }
  | { readonly op: 'save'; readonly id: number; readonly slot: number; readonly next: PatternNode }
  | { readonly op: 'end'; readonly id: number; readonly next: PatternNode }
  | { readonly op: 'match'; readonly id: number };

export interface Pattern {
  readonly start: PatternNode;
  /** Number of capturing groups. */
  readonly groups: number;
}

type Tree =
  | { readonly kind: 'digit'; readonly mask: number }
  | { readonly kind: 'end' }
  | { readonly kind: 'concat'; readonly parts: readonly Tree[] }
  | { readonly kind: 'either'; readonly options: readonly Tree[] }
  | { readonly kind: 'group'; readonly index: number; readonly body: Tree }
  | { readonly kind: 'repeat'; readonly body: Tree; readonly min: number; readonly max: number };

const ANY_DIGIT = 0b11_1111_1111;

/** @throws Error for a construct outside the language: the metadata has changed and this file must learn it. */
export function parsePattern(source: string): Pattern {
  const parser = new Parser(source);
  const tree = parser.either();
  if (!parser.done) throw new Error(`unexpected character ${parser.position} in numbering pattern`);
  const builder = new Builder();
  return { start: builder.build(tree, builder.match()), groups: parser.groups };
}

class Parser {
  groups = 0;
  position = 0;
  readonly #source: string;

  constructor(source: string) {
    this.#source = source;
  }

  get done(): boolean {
    return this.position >= this.#source.length;
  }

  either(): Tree {
    const options = [this.concat()];
    while (this.#take('|')) options.push(this.concat());
    return options.length === 1 ? options[0]! : { kind: 'either', options };
  }

  concat(): Tree {
    const parts: Tree[] = [];
    while (!this.done && !'|)'.includes(this.#peek())) parts.push(this.#repeated());
    return { kind: 'concat', parts };
  }

  #repeated(): Tree {
    const body = this.#atom();
    if (this.#take('?')) return { kind: 'repeat', body, min: 0, max: 1 };
    const braces = /^\{(\d+)(?:,(\d+))?\}/.exec(this.#source.slice(this.position));
    if (!braces) return body;
    this.position += braces[0].length;
    return { kind: 'repeat', body, min: Number(braces[1]), max: Number(braces[2] ?? braces[1]) };
  }

  #atom(): Tree {
    if (this.#take('(?:')) return this.#closed(this.either());
    if (this.#take('(')) {
      const index = ++this.groups;
      return { kind: 'group', index, body: this.#closed(this.either()) };
    }
    if (this.#take('$')) return { kind: 'end' };
    if (this.#take('[')) return { kind: 'digit', mask: this.#set() };
    return { kind: 'digit', mask: this.#digits() };
  }

  #set(): number {
    let mask = 0;
    while (!this.#take(']')) {
      const range = /^(\d)-(\d)/.exec(this.#source.slice(this.position));
      if (range) {
        for (let digit = Number(range[1]); digit <= Number(range[2]); digit++) mask |= 1 << digit;
        this.position += 3;
      } else mask |= this.#digits();
    }
    return mask;
  }

  #digits(): number {
    if (this.#take('\\d')) return ANY_DIGIT;
    const digit = this.#peek();
    if (!/^\d$/.test(digit)) throw new Error(`unexpected character ${this.position} in numbering pattern`);
    this.position++;
    return 1 << Number(digit);
  }

  #closed(tree: Tree): Tree {
    if (!this.#take(')')) throw new Error(`group not closed at ${this.position} in numbering pattern`);
    return tree;
  }

  #peek(): string {
    return this.#source[this.position] ?? '';
  }

  #take(text: string): boolean {
    if (!this.#source.startsWith(text, this.position)) return false;
    this.position += text.length;
    return true;
  }
}

/** Builds the graph from its end backwards; repeats are unrolled, greedy first (as in JavaScript). */
class Builder {
  #nodes = 0;

  match(): PatternNode {
    return { op: 'match', id: this.#nodes++ };
  }

  build(tree: Tree, next: PatternNode): PatternNode {
    switch (tree.kind) {
      case 'digit':
        return { op: 'digit', id: this.#nodes++, mask: tree.mask, next };
      case 'end':
        return { op: 'end', id: this.#nodes++, next };
      case 'concat':
        return tree.parts.reduceRight((after, part) => this.build(part, after), next);
      case 'either':
        return { op: 'split', id: this.#nodes++, to: tree.options.map((option) => this.build(option, next)) };
      case 'group': {
        const close: PatternNode = { op: 'save', id: this.#nodes++, slot: tree.index * 2 - 1, next };
        return { op: 'save', id: this.#nodes++, slot: tree.index * 2 - 2, next: this.build(tree.body, close) };
      }
      case 'repeat': {
        let start = next;
        for (let i = tree.min; i < tree.max; i++) {
          start = { op: 'split', id: this.#nodes++, to: [this.build(tree.body, start), next] };
        }
        for (let i = 0; i < tree.min; i++) start = this.build(tree.body, start);
        return start;
      }
    }
  }
}
