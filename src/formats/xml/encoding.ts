/** Encodings by their first bytes (XML 1.0, appendix F), else by the declaration, else UTF-8. */
function encodingOf(head: Uint8Array): string {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  if (head[0] === 0x3c && head[1] === 0) return 'utf-16le';
  if (head[0] === 0 && head[1] === 0x3c) return 'utf-16be';
  const declared = /^\s*<\?xml[^>]{0,200}?encoding=["']([\w.:-]{1,40})["']/.exec(latin1(head.subarray(0, 300)))?.[1];
  return declared === undefined || /^utf-?16$/i.test(declared) ? 'utf-8' : declared;
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

/** Turns the chunks of one file into text. An encoding that is not known is read as UTF-8. */
export function xmlDecoder(head: Uint8Array): (chunk: Uint8Array) => string {
  const decoder = makeDecoder(encodingOf(head));
  return (chunk) => decoder.decode(chunk, { stream: true });
}

/** The text of the first bytes of a file, for detection. */
export function xmlHead(head: Uint8Array): string {
  return makeDecoder(encodingOf(head)).decode(head, { stream: true });
}

function makeDecoder(name: string): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(name);
  } catch {
    return new TextDecoder('utf-8');
  }
}

/** Local name of the root element, and whether the text looks like XML at all. */
export function rootName(text: string): string | undefined {
  const bare = text
    .replace(/^\uFEFF/, '')
    .replace(/<\?.*?\?>|<!--[\s\S]*?-->|<!DOCTYPE[^[>]*(?:\[[\s\S]*?\])?\s*>/g, '');
  return /^\s*<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)[\s/>]/.exec(bare)?.[1];
}
