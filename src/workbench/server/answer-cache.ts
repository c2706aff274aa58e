/** Answers by question, the least recently used forgotten first when they take more than `limit` characters. */
export class AnswerCache<T> {
  readonly #limit: number;
  readonly #answers = new Map<string, { readonly answer: T; readonly size: number }>();
  #size = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get(question: string): T | undefined {
    const found = this.#answers.get(question);
    if (!found) return undefined;
    this.#answers.delete(question);
    this.#answers.set(question, found);
    return found.answer;
  }

  /** @param size of the answer in characters; one above an eighth of the limit is not kept */
  set(question: string, answer: T, size: number): void {
    const whole = size + question.length;
    this.#forget(question);
    if (whole > this.#limit / 8) return;
    this.#answers.set(question, { answer, size: whole });
    this.#size += whole;
    for (const oldest of this.#answers.keys()) {
      if (this.#size <= this.#limit) return;
      this.#forget(oldest);
    }
  }

  #forget(question: string): void {
    this.#size -= this.#answers.get(question)?.size ?? 0;
    this.#answers.delete(question);
  }
}
