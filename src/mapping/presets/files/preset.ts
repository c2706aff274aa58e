import { definePreset } from '../preset.ts';

const PATH = '(?:.*[/\\\\])?[^/\\\\]{1,200}';

/** Lists of file names: recordings of calls and what callers read out. Facts: README.md. */
export const FILES = definePreset({
  id: 'files',
  system: 'lists of files',
  tables: [
    {
      id: 'recordings',
      label: 'a list of recordings',
      called: ['recordings', 'monitor'],
      columns: {
        name: {
          names: ['file', 'filename', 'path'],
          looks: { matches: `${PATH}\\.(?:wav|wav49|mp3|gsm|ogg|opus|m4a|aac|amr|flac|sln|ulaw|alaw|g729)` },
        },
      },
      needs: ['name'],
      layouts: [{ least: 1, columns: ['name'] }],
      judged: 1,
      most: 4,
      feeds: [
        {
          target: 'message',
          fields: {
            kind: { from: [], value: 'recording' },
            call_ref: {
              from: ['name'],
              as: { kind: 'first', parts: ['unique_id'] },
              why: 'the exchange writes the call’s id into the name',
            },
            subject: { from: ['name'], as: { kind: 'first', parts: ['file_name'] } },
            body: { from: ['name'], why: 'the path as listed' },
          },
        },
      ],
    },
    {
      id: 'scripts',
      label: 'a list of documents',
      called: ['scripts', 'documents'],
      columns: {
        name: {
          names: ['file', 'filename', 'path'],
          looks: { matches: `${PATH}\\.(?:docx?|odt|rtf|pdf|txt|pptx?|md|html?)` },
        },
      },
      needs: ['name'],
      layouts: [{ least: 1, columns: ['name'] }],
      judged: 1,
      most: 4,
      feeds: [
        {
          target: 'message',
          fields: {
            kind: { from: [], value: 'script' },
            subject: { from: ['name'], as: { kind: 'first', parts: ['file_name'] } },
            body: { from: ['name'], why: 'the path as listed' },
          },
        },
      ],
    },
  ],
});
