import type { SceneStages, ToldStage } from '../domains/explain/stages.ts';
import { integer, plural, visible } from './words.ts';

/** The stages of a scene in turn, the one that is explained marked, and why its calls form it. */
export function stagesText({ scene, kind, number, stages, here, reasons }: SceneStages): string[] {
  const head =
    here === undefined
      ? 'STAGES, in turn (explain one by its name)'
      : `ITS PLACE: stage ${here} of ${stages.length} of scene:${scene}, ${kind.replaceAll('_', ' ')}, with number:${visible(number, 40)}`;
  const why =
    reasons === '' ? [] : ['', 'WHY ITS CALLS FORM A STAGE', ...reasons.split('; ').map((one) => `  – ${one}`)];
  return ['', head, ...stages.map((stage) => stageLine(stage, stage.stage === here)), ...why];
}

function stageLine(stage: ToldStage, here: boolean): string {
  const shown = [stage.organisation, stage.presented].filter((one) => one !== '').map((one) => visible(one, 60));
  const name = stage.presentedName === '' ? '' : `, as “${visible(stage.presentedName, 60)}”`;
  const after = stage.gapSeconds === undefined ? 'first' : `${duration(stage.gapSeconds)} after`;
  const codes = stage.codes > 0 ? `, ${plural(stage.codes, 'code')} captured` : '';
  return [
    `${here ? '> ' : '  '}${stage.id}  ${shown.length > 0 ? shown.join(', ') : 'number withheld'}${name}`,
    `      ${stage.firstAt}, ${after}: ${plural(stage.calls, 'call')} by account ${visible(stage.account, 40)}, ${integer(stage.talkSeconds)} s of talk${codes}; call:${visible(stage.callRef, 60)}`,
  ].join('\n');
}

/** Seconds as people say them, in the two largest units. */
function duration(seconds: number): string {
  const units: [number, string][] = [
    [86_400, 'd'],
    [3600, 'h'],
    [60, 'min'],
    [1, 's'],
  ];
  const at = units.findIndex(([size]) => seconds >= size);
  if (at < 0) return 'at once';
  const [size, unit] = units[at]!;
  const rest = units[at + 1];
  const more = rest ? Math.floor((seconds % size) / rest[0]) : 0;
  return `${integer(Math.floor(seconds / size))} ${unit}${more > 0 ? ` ${more} ${rest![1]}` : ''}`;
}
