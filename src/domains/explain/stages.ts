import { readFileSync } from 'node:fs';
import type { Reader } from '../../engines/engine.ts';
import type { BuildContext } from '../../pipeline/context.ts';
import { parametersIn } from '../../pipeline/step.ts';
import { SCENE_PARAMETERS } from '../scenes/parameters.ts';

/** A stage of a scene as it is told: who seemed to call, when, and what came of it. */
export interface ToldStage {
  readonly stage: number;
  /** As `explain` takes it: `stage:sc-…/2`. */
  readonly id: string;
  /** Organisation impersonated; empty when none was recognised. */
  readonly organisation: string;
  /** Number shown, E.164, else as stored; empty when it was withheld. */
  readonly presented: string;
  /** Name typed beside it; hostile. */
  readonly presentedName: string;
  readonly account: string;
  /** The service's key of the call that stands for the stage. */
  readonly callRef: string;
  /** First call, ISO 8601, UTC. */
  readonly firstAt: string;
  /** Seconds since the stage before ended; undefined for the first. */
  readonly gapSeconds: number | undefined;
  readonly calls: number;
  readonly talkSeconds: number;
  readonly codes: number;
}

/** The stages of a scene in turn; of one stage also its place among them, and why its calls form it. */
export interface SceneStages {
  readonly scene: string;
  /** As in `scene`: chain, code_interception, …, and the number that was worked on. */
  readonly kind: string;
  readonly number: string;
  readonly stages: readonly ToldStage[];
  /** Number of the stage that is explained; undefined where the scene is. */
  readonly here?: number;
  /** Sentences, `; ` between them; empty where the scene is explained. */
  readonly reasons: string;
}

const sql = (file: string): string => readFileSync(new URL(`./traces/${file}.sql`, import.meta.url), 'utf8');
const STAGES = sql('scene-stages');
const WHY = sql('stage-why');

/** What the stages of a scene were. */
export async function sceneStages(engine: Reader, scene: string): Promise<SceneStages> {
  return { ...(await storyOf(engine, scene)), reasons: '' };
}

/**
 * Where a stage stands in its scene, and why its calls form a stage.
 * @param id scene and number of the stage: `sc-…/2`
 */
export async function explainStage(engine: Reader, context: BuildContext, id: string): Promise<SceneStages> {
  const [scene, stage] = id.split('/');
  const held = parametersIn({ scene_held_s: SCENE_PARAMETERS.scene_held_s }, context);
  const [why] = await engine.rows(WHY, { id, ...held });
  return { ...(await storyOf(engine, scene!)), here: Number(stage), reasons: String(why?.['reasons'] ?? '') };
}

async function storyOf(engine: Reader, scene: string): Promise<Omit<SceneStages, 'reasons'>> {
  const rows = await engine.rows(STAGES, { id: scene });
  const [first] = rows;
  const stages = rows.map((row) => ({
    stage: Number(row['stage']),
    id: `stage:${scene}/${String(row['stage'])}`,
    organisation: String(row['organisation'] ?? ''),
    presented: String(row['presented'] ?? ''),
    presentedName: String(row['presented_name'] ?? ''),
    account: String(row['account_ref'] ?? ''),
    callRef: String(row['call_ref'] ?? ''),
    firstAt: String(row['first_at'] ?? ''),
    gapSeconds: row['gap_s'] === null || row['gap_s'] === undefined ? undefined : Number(row['gap_s']),
    calls: Number(row['calls']),
    talkSeconds: Number(row['talk_s']),
    codes: Number(row['codes_captured']),
  }));
  return { scene, kind: String(first?.['kind'] ?? ''), number: String(first?.['number_id'] ?? ''), stages };
}
