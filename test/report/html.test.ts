import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { cssString, evidence, Html, html, pictureMarkup, styleMarkup } from '../../src/report/markup/html.ts';

test('every value in a template is escaped, in text and in quoted attributes', () => {
  const value = `"><img src=x onerror=alert(1)> ' \` & <script>`;
  expect(html`<p title="${value}">${value}</p>`.toString()).toBe(
    '<p title="&quot;&gt;&lt;img src=x onerror=alert(1)&gt; &#39; &#96; &amp; &lt;script&gt;">&quot;&gt;&lt;img src=x onerror=alert(1)&gt; &#39; &#96; &amp; &lt;script&gt;</p>',
  );
});

test('templates nest, lists are joined, and what is absent prints nothing', () => {
  expect(html`<ul>${['a', html`<b>${'<'}</b>`, null, undefined, false, 0]}</ul>`.toString()).toBe(
    '<ul>a<b>&lt;</b>0</ul>',
  );
});

test('markup cannot be forged from a string or an object that looks like it', () => {
  const forged = { toString: () => '<script>' } as unknown as string;
  expect(html`${forged}`.toString()).toBe('&lt;script&gt;');
  expect(() => new Html('<script>', Symbol('made here') as never)).toThrow();
});

test('any evidence comes out as the one text node it went in, or as stand-ins, never as an element', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const { document } = parseHTML(`<!doctype html><html><body>${evidence(text)}</body></html>`);
      for (const element of document.body.querySelectorAll('*')) expect(['BDI', 'SPAN']).toContain(element.tagName);
    }),
  );
});

test('a text as a CSS string can end neither the string nor the style element', () => {
  expect(cssString('a"; } </style><script>')).toBe('"a\\22 \\3b  \\7d  \\3c \\2f style\\3e \\3c script\\3e "');
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(cssString(text)).toMatch(/^"(?:[A-Za-z0-9 ]|\\[0-9a-f]+ )*"$/);
    }),
  );
});

test('the doors for pictures and styles refuse what is neither', () => {
  expect(() => pictureMarkup('<script>')).toThrow();
  expect(() => styleMarkup('a{}</style>')).toThrow();
  expect(() => styleMarkup('@import "x"')).toThrow();
  expect(() => styleMarkup('a{background:url(x)}')).toThrow();
});
