import * as c from './bytes.ts';
import type { Input } from './input.ts';

/** A line of a client program between statements. */
export interface ClientLine {
  readonly command: string;
  readonly argument: string;
}

/** What is skipped between statements also tells things. */
export interface Between {
  /** Comments seen: `-- MariaDB dump …`, without the dashes, cut at 200 characters. */
  comment(text: string): void;
  /** `DELIMITER ;;`, `\restrict …`. */
  client(line: ClientLine): void;
}

/** Skips blanks, comments, empty statements and client commands until a statement begins or the file ends. */
export async function skipBetween(input: Input, mysql: boolean, between: Between): Promise<void> {
  for (;;) {
    if (input.end - input.position < 64 && !input.final) await input.fill(64);
    const { bytes, position, end } = input;
    if (position >= end) return;
    const byte = bytes[position] as number;
    if (c.BLANK[byte] === 1 || byte === c.SEMICOLON) {
      input.position++;
      continue;
    }
    const head = c.ascii(bytes, position, Math.min(end, position + 32));
    if (isBlockComment(head, mysql)) await skipBlock(input);
    else if (head.startsWith('--') || (mysql && head.startsWith('#'))) between.comment(await takeLine(input));
    else if (head.startsWith('\\') || (mysql && /^delimiter\s/i.test(head)))
      between.client(clientLine(await takeLine(input)));
    else return;
  }
}

/** A comment, other than MySQL's executable ones; the sandbox line is executable but holds a client command. */
function isBlockComment(head: string, mysql: boolean): boolean {
  if (!head.startsWith('/*')) return false;
  return !mysql || !/^\/\*M?!/.test(head) || /^\/\*M?!\d*\s*\\-/.test(head);
}

async function skipBlock(input: Input): Promise<void> {
  input.position += 2;
  for (;;) {
    const at = Buffer.from(input.bytes.buffer, input.bytes.byteOffset, input.end).indexOf(
      '*/',
      input.position,
      'latin1',
    );
    if (at >= 0) {
      input.position = at + 2;
      return;
    }
    input.position = input.final ? input.end : Math.max(input.position, input.end - 1);
    if (input.final) return;
    await input.more();
  }
}

/** The rest of the line, cut at 200 characters; the position goes behind it. */
async function takeLine(input: Input): Promise<string> {
  await input.fill(256);
  const text = c.ascii(input.bytes, input.position, Math.min(input.end, input.position + 200));
  const line = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  for (;;) {
    const newline = input.bytes.indexOf(c.LF, input.position);
    if (newline >= 0 && newline < input.end) {
      input.position = newline + 1;
      return line;
    }
    input.position = input.end;
    if (input.final) return line;
    await input.more();
  }
}

function clientLine(line: string): ClientLine {
  const match = /^\\?(\S+)\s*(.*?)\s*$/.exec(line);
  return { command: (match?.[1] ?? '').toLowerCase(), argument: match?.[2] ?? '' };
}
