import { z } from 'zod';
import { hashOf } from '../../base/hash.ts';
import { canonicalText, jsonIn, objectIn } from './disk.ts';

const sha256Text = z.string().regex(/^[0-9a-f]{64}$/);

/** derived/manifest.json; `inputs` may hold more, all of which goes into the key. */
const manifestSchema = z.object({
  format: z.literal(1),
  steps: z.array(
    z.object({
      name: z.string(),
      key: sha256Text,
      inputs: z.looseObject({
        exhibits: z.array(sha256Text).optional(),
        mappings: z.array(z.object({ exhibit: sha256Text, sha256: sha256Text })).optional(),
        parameters: z.record(z.string(), z.unknown()).optional(),
        upstream: z.array(z.object({ name: z.string(), key: sha256Text })).optional(),
      }),
      files: z.array(z.object({ path: z.string(), sha256: sha256Text })),
      rows: z.int().min(0),
    }),
  ),
  manifest_sha256: sha256Text,
});
export type Manifest = z.infer<typeof manifestSchema>;
export type ManifestStep = Manifest['steps'][number];

/** Reads a manifest, or says what is wrong with its bytes. */
export function readManifest(bytes: Buffer): { manifest: Manifest } | { wrong: string } {
  const value = jsonIn(bytes);
  const parsed = manifestSchema.safeParse(value);
  if (!parsed.success) return { wrong: 'it is not a manifest of format 1' };
  const text = canonicalText(value);
  if (text === undefined || !(bytes.equals(Buffer.from(text)) || bytes.equals(Buffer.from(`${text}\n`)))) {
    return { wrong: 'it is not canonical JSON' };
  }
  const { manifest_sha256: recorded, ...rest } = objectIn(value)!;
  if (hashOf(rest) !== recorded) return { wrong: 'its content does not fit its own hash' };
  return { manifest: parsed.data };
}

/** Names of the steps that use an exhibit, directly or through other steps, in the manifest's order. */
export function stepsUsing(manifest: Manifest, exhibit: string): string[] {
  const direct = (step: ManifestStep) =>
    step.inputs.exhibits?.includes(exhibit) || step.inputs.mappings?.some((mapping) => mapping.exhibit === exhibit);
  return closure(manifest, (step) => direct(step) ?? false);
}

/** Names of the given steps and all that build on them. */
export function stepsAfter(manifest: Manifest, name: string): string[] {
  return closure(manifest, (step) => step.name === name);
}

function closure(manifest: Manifest, starts: (step: ManifestStep) => boolean): string[] {
  const reached = new Set(manifest.steps.filter(starts).map(({ name }) => name));
  for (let before = -1; before !== reached.size; ) {
    before = reached.size;
    for (const step of manifest.steps) {
      if (step.inputs.upstream?.some(({ name }) => reached.has(name))) reached.add(step.name);
    }
  }
  return manifest.steps.map(({ name }) => name).filter((name) => reached.has(name));
}
