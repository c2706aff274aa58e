/** Calls that a person took, by number shown and time: who else was called with that number just then? */
export class TakenCalls {
  private shown = new Float64Array(1024);
  private starts = new Float64Array(1024);
  private size = 0;
  private index: Map<number, number[]> | undefined;

  add(shown: number, start: number): void {
    if (this.size === this.shown.length) {
      this.shown = grown(this.shown);
      this.starts = grown(this.starts);
    }
    this.shown[this.size] = shown;
    this.starts[this.size++] = start;
  }

  /** Calls with a number shown that began within so many seconds of a time. */
  count(shown: number, start: number, within: number): number {
    this.index ??= this.build();
    return (this.index.get(shown) ?? []).filter((at) => Math.abs(this.starts[at]! - start) <= within).length;
  }

  private build(): Map<number, number[]> {
    const index = new Map<number, number[]>();
    for (let i = 0; i < this.size; i++) {
      const list = index.get(this.shown[i]!);
      if (list) list.push(i);
      else index.set(this.shown[i]!, [i]);
    }
    return index;
  }
}

function grown(from: Float64Array): Float64Array<ArrayBuffer> {
  const to = new Float64Array(from.length * 2);
  to.set(from);
  return to;
}
