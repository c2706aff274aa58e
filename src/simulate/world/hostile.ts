import type { Random } from './random.ts';

/** Texts that broke somebody's program once. Seized data is written by criminals; a reader must survive all of it. */
export const HOSTILE: readonly string[] = [
  '<script>alert(1)</script><img src=x onerror=alert(2)>',
  '"><svg onload=fetch(`//evil.example`)>',
  "it's not working; DROP TABLE users; --",
  "'; DELETE FROM calls WHERE '1'='1",
  '=HYPERLINK("http://evil.example","x")',
  "@SUM(1+1)*cmd|' /C calc'!A0",
  '+44 7700 900123 is my number',
  '-2+3',
  "'",
  '"',
  '\\',
  "\\'",
  '\\N',
  '\\.',
  'NULL',
  '',
  ' ',
  '--',
  '/* c */ # h',
  'tab\there',
  'line1\nline2\r\nline3',
  "),(99,'x','y'),('",
  "INSERT INTO `users` VALUES (1,'a');",
  'COPY public.x FROM stdin;',
  'path C:\\temp\\new "quoted"',
  'a;b;c,"d";\'e\'',
  'emoji 😡 中文 ñ é',
  'مرحبا ‮evil‬ right to left',
  'zero​width ﻿mark',
  'combining e\u0301 n\u0303',
  '%s %n %x {{7*7}} <%= 7*7 %>',
  '../../../../etc/passwd',
  '\u0001\u0002\u0007\u001b[31mred\u001b[0m',
  '1e309 0x41 1,234.56 00012',
];

/** At most n characters, none of them half. */
export function cut(text: string, n: number): string {
  return [...text].slice(0, n).join('');
}

/** A text of a customer: mostly plain words, sometimes hostile, rarely very long. */
export function customerText(random: Random, plain: readonly string[]): string {
  const dice = random.unit();
  if (dice < 0.55) return random.pick(plain);
  if (dice < 0.98) return random.pick(HOSTILE);
  return `${random.pick(HOSTILE)} `.repeat(random.between(50, 400));
}
