import { appendFile, mkdir, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from '../../src/base/hash.ts';
import { content, type Damage, edit, makeWritable } from './damage.ts';

/** What can happen to exhibits. */
export const damagesToExhibits: readonly Damage[] = [
  {
    name: 'flipped-exhibit-byte',
    code: 'EXHIBIT_BYTES_CHANGED',
    file: '/content',
    affects: 'raw_dump, call',
    async break(sound) {
      await makeWritable(content(sound));
      await edit(content(sound), (text) => text.replace('(1)', '(2)'));
    },
  },
  {
    name: 'truncated-exhibit',
    code: 'EXHIBIT_BYTES_CHANGED',
    file: '/content',
    async break(sound) {
      await makeWritable(content(sound));
      await truncate(content(sound), 5);
    },
  },
  {
    name: 'grown-exhibit',
    code: 'EXHIBIT_BYTES_CHANGED',
    file: '/content',
    async break(sound) {
      await makeWritable(content(sound));
      await appendFile(content(sound), 'x');
    },
  },
  {
    name: 'missing-exhibit',
    code: 'EXHIBIT_MISSING',
    file: '',
    affects: 'raw_dump',
    break: ({ folder, exhibits }) => rm(join(folder, 'exhibits', exhibits.dump.sha256), { recursive: true }),
  },
  {
    name: 'missing-exhibit-content',
    code: 'EXHIBIT_CONTENT_MISSING',
    file: '/content',
    break: (sound) => rm(content(sound)),
  },
  {
    name: 'edited-exhibit-record',
    code: 'EXHIBIT_RECORD_CHANGED',
    file: '/exhibit.json',
    affects: 'origin',
    break: ({ folder, exhibits }) =>
      edit(join(folder, 'exhibits', exhibits.dump.sha256, 'exhibit.json'), (text) => text.replace('shop.sql', 'shop2.sql')),
  },
  {
    name: 'missing-exhibit-record',
    code: 'EXHIBIT_RECORD_MISSING',
    file: '/exhibit.json',
    break: ({ folder, exhibits }) => rm(join(folder, 'exhibits', exhibits.dump.sha256, 'exhibit.json')),
  },
  {
    name: 'extra-exhibit',
    code: 'EXTRA_EXHIBIT',
    file: sha256('planted'),
    async break({ folder }) {
      await mkdir(join(folder, 'exhibits', sha256('planted')));
      await writeFile(join(folder, 'exhibits', sha256('planted'), 'content'), 'planted');
    },
  },
  {
    name: 'extra-file-in-exhibit',
    code: 'EXTRA_FILE',
    file: '/notes.txt',
    break: ({ folder, exhibits }) => writeFile(join(folder, 'exhibits', exhibits.dump.sha256, 'notes.txt'), 'x'),
  },
  {
    name: 'changed-exhibit-in-place',
    code: 'EXHIBIT_BYTES_CHANGED',
    file: 'disk.img',
    affects: 'raw_inPlace',
    break: ({ root }) => edit(join(root, 'disk.img'), (text) => text.replace('big', 'bag')),
  },
  {
    name: 'missing-exhibit-in-place',
    code: 'EXHIBIT_CONTENT_MISSING',
    file: 'disk.img',
    break: ({ root }) => rm(join(root, 'disk.img')),
  },
];
