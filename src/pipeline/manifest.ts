import { join } from 'node:path';
import { canonicalJson } from '../base/canonical-json.ts';
import { readTextIfThere, writeFileAtomic } from '../base/files.ts';
import { hashOf } from '../base/hash.ts';

/** One finished step as the verifier sees it: key = SHA-256 of the canonical JSON of inputs. */
export interface ManifestStep {
  readonly name: string;
  readonly key: string;
  readonly inputs: Record<string, unknown>;
  /** Files it left in derived/, outside the database. */
  readonly files: readonly { readonly path: string; readonly sha256: string }[];
  /** Rows of its table, or of its files. */
  readonly rows: number;
}

export interface Manifest {
  readonly format: 1;
  readonly steps: readonly ManifestStep[];
}

export const MANIFEST = 'manifest.json';

/** Writes derived/manifest.json: canonical, with a hash over itself, so that any flipped byte shows. */
export async function writeManifest(derived: string, manifest: Manifest): Promise<void> {
  const text = canonicalJson({ ...manifest, manifest_sha256: hashOf(manifest) });
  await writeFileAtomic(join(derived, MANIFEST), text);
}

/** The manifest, or undefined when there is none or it is damaged: derived data is then simply made again. */
export async function readManifest(derived: string): Promise<Manifest | undefined> {
  const text = await readTextIfThere(join(derived, MANIFEST));
  if (text === undefined) return undefined;
  try {
    const { manifest_sha256, ...manifest } = JSON.parse(text) as Manifest & { manifest_sha256: string };
    return hashOf(manifest) === manifest_sha256 ? manifest : undefined;
  } catch {
    return undefined;
  }
}
