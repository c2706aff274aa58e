import { count, OF_VICTIM, share, text } from '../../model/columns.ts';
import { defineSqlStep } from '../../pipeline/step.ts';
import { CLASS_PARAMETERS } from '../classes/parameters.ts';
import {
  SCENE_ACT_COLUMNS,
  SCENE_AGAIN_COLUMNS,
  SCENE_CALL_COLUMNS,
  SCENE_CALLER_COLUMNS,
  SCENE_COLUMNS,
  SCENE_HEAD_COLUMNS,
  SCENE_MEMBER_COLUMNS,
  SCENE_SOURCE_COLUMNS,
  SHOWN_COLUMNS,
  STAGE_COLUMNS,
} from './columns.ts';
import { sceneCrew } from './crew.ts';
import { PACE } from './pace.ts';
import { CODE_PARAMETERS, MESSAGE_PARAMETERS, SCENE_PARAMETERS } from './parameters.ts';
import { scriptOdds } from './script-odds.ts';

const here = import.meta.url;

const evidence = [
  defineSqlStep(here, 'tables/recorded-message.sql', {
    name: 'work.recorded_message',
    purpose: 'Accounts that play a recorded message, and its length',
    reads: ['canonical.call'],
    parameters: MESSAGE_PARAMETERS,
    table: {
      name: 'work.recorded_message',
      row: 'an account that plays a message',
      key: ['account_ref'],
      columns: [
        text('account_ref', 'Account'),
        count('talk_s', 'Length of the message, seconds'),
        count('calls', 'Calls of that length or a second more'),
        count('answered', 'Answered calls of five seconds or more'),
      ],
    },
  }),
  defineSqlStep(here, 'tables/scene-number.sql', {
    name: 'work.scene_number',
    purpose: 'Numbers at which somebody was reached in a way that matters',
    reads: ['number', 'canonical.call', 'work.captured_code', 'work.recorded_message'],
    table: {
      name: 'work.scene_number',
      row: 'a number that matters',
      key: ['number_id'],
      columns: [
        count('number_no', 'The number as a place in the list, from 1'),
        text('number_id', 'The number', OF_VICTIM),
        count('digits', 'The number as a whole number; 0 when it could not be resolved', OF_VICTIM),
        text('class', 'Class of the number'),
        count('calls', 'Calls to the number'),
        share('probability', 'That a person was reached in a way that matters'),
      ],
    },
  }),
  defineSqlStep(here, 'tables/scene-code.sql', {
    name: 'work.scene_code',
    purpose: 'Captured codes by the call they belong to',
    reads: ['canonical.interception', 'canonical.call'],
    parameters: CODE_PARAMETERS,
    table: {
      name: 'work.scene_code',
      row: 'a call on which codes were captured',
      key: ['exhibit', 'source_table', 'source_row'],
      columns: [
        text('exhibit', 'Exhibit of the call'),
        text('source_table', 'Table of the call'),
        count('source_row', 'Row of the call'),
        count('codes', 'Codes captured'),
        count('after_s', 'Seconds from the start of the call to the first'),
      ],
    },
  }),
  defineSqlStep(here, 'tables/rotation.sql', {
    name: 'work.rotation',
    purpose: 'How often each account shows somebody else from one call to the next',
    reads: ['canonical.call', 'work.presented_organisation'],
    parameters: { rotation_sample: SCENE_PARAMETERS.rotation_sample },
    table: {
      name: 'work.rotation',
      row: 'an account',
      key: ['account_ref'],
      columns: [
        text('account_ref', 'Account'),
        count('further', 'Calls after the first of an hour and area'),
        count('changes', 'Identities after the first'),
      ],
    },
  }),
];

const scenes = [
  defineSqlStep(here, 'tables/scene-source.sql', {
    name: 'work.scene_source',
    purpose: 'The tables that hold calls',
    reads: ['canonical.call'],
    table: {
      name: 'work.scene_source',
      row: 'a table of an exhibit',
      key: ['source_no'],
      columns: SCENE_SOURCE_COLUMNS,
    },
  }),
  defineSqlStep(here, 'tables/scene-caller.sql', {
    name: 'work.scene_caller',
    purpose: 'The operator and the crew of each account that called',
    reads: ['work.caller', 'work.operator_account', 'work.centre_account'],
    table: { name: 'work.scene_caller', row: 'an account', key: ['account_ref'], columns: SCENE_CALLER_COLUMNS },
  }),
  defineSqlStep(here, 'tables/scene-call.sql', {
    name: 'work.scene_call',
    purpose: 'Calls to the numbers that matter, with crew, identity shown and how likely somebody was held',
    reads: [
      'work.scene_number',
      'work.scene_source',
      'work.scene_caller',
      'canonical.call',
      'work.scene_code',
      'work.recorded_message',
      'work.machine_answer',
      'work.talk_second',
      'work.talk_dimension',
      'work.presented_organisation',
    ],
    parameters: { scene_held_s: SCENE_PARAMETERS.scene_held_s, channel_tail: CLASS_PARAMETERS.channel_tail },
    table: {
      name: 'work.scene_call',
      row: 'a call',
      key: ['call_no'],
      columns: SCENE_CALL_COLUMNS,
    },
  }),
  defineSqlStep(here, 'tables/scene-shown.sql', {
    name: 'work.scene_shown',
    purpose: 'Whether the identity of a call was set for it, or what others saw at the time too',
    reads: ['canonical.call', 'work.scene_call', 'work.scene_caller'],
    table: {
      name: 'work.scene_shown',
      row: 'a call to a number that had seen another identity before',
      key: ['call_no'],
      columns: SHOWN_COLUMNS,
    },
  }),
  defineSqlStep(here, 'tables/scene-gap.sql', {
    name: 'work.scene_gap',
    purpose: 'How likely a further call belongs to the same scene, by the time between',
    reads: ['work.scene_call'],
    table: {
      name: 'work.scene_gap',
      row: 'a relation of two callers and a band of time',
      key: ['relation', 'band'],
      columns: [
        text('relation', 'same: the same operator or call centre calls again; other: another does'),
        count('band', 'Band'),
        share('from_d', 'Shortest gap, days'),
        share('to_d', 'Gaps are shorter than this, days'),
        count('pairs', 'Pairs of calls in the band'),
        share('prior', 'Probability before looking at the case'),
        share('coincidences', 'Pairs expected by coincidence'),
        share('probability', 'That such a pair is one scene'),
      ],
    },
  }),
  sceneCrew,
  defineSqlStep(here, 'tables/scene-again.sql', {
    name: 'work.scene_again',
    purpose: 'Calls to numbers that were called several times, with what had come of the calls before',
    reads: ['work.scene_call', 'work.scene_gap', 'work.scene_crew'],
    parameters: {
      scene_max_days: SCENE_PARAMETERS.scene_max_days,
      scene_min_days: SCENE_PARAMETERS.scene_min_days,
      scene_held_s: SCENE_PARAMETERS.scene_held_s,
      script_warning_s: SCENE_PARAMETERS.script_warning_s,
    },
    table: {
      name: 'work.scene_again',
      row: 'a call to a number that was called several times',
      key: ['call_no'],
      columns: SCENE_AGAIN_COLUMNS,
    },
  }),
  scriptOdds,
  defineSqlStep(here, 'tables/scene-member.sql', {
    name: 'work.scene_member',
    purpose: 'Calls with the scene and the stage they belong to',
    reads: [
      'work.scene_call',
      'work.scene_again',
      'work.scene_gap',
      'work.script_habit',
      'work.script_look',
      'work.scene_shown',
      'work.rotation',
      'work.scene_caller',
    ],
    parameters: { short_machine: CLASS_PARAMETERS.short_machine },
    table: {
      name: 'work.scene_member',
      row: 'a call of a scene',
      key: ['call_no'],
      columns: SCENE_MEMBER_COLUMNS,
    },
  }),
  defineSqlStep(here, 'tables/scene-act.sql', {
    name: 'work.scene_act',
    purpose: 'The stages of every scene, also of those that are not kept',
    reads: ['work.scene_member', 'work.scene_call'],
    table: {
      name: 'work.scene_act',
      row: 'a stage of a scene',
      key: ['scene_no', 'stage'],
      columns: SCENE_ACT_COLUMNS,
    },
  }),
  defineSqlStep(here, 'tables/scene-head.sql', {
    name: 'work.scene_head',
    purpose: 'The names of scenes',
    reads: ['work.scene_member', 'work.scene_call', 'work.scene_number', 'work.scene_source'],
    table: { name: 'work.scene_head', row: 'a scene', key: ['scene_no'], columns: SCENE_HEAD_COLUMNS },
  }),
  defineSqlStep(here, 'tables/scene.sql', {
    name: 'scene',
    purpose: 'One crew working on one number over one or several calls, and what it was',
    reads: [
      'work.scene_act',
      'work.scene_head',
      'work.scene_number',
      'work.scene_caller',
      'work.shown_organisation',
      'work.scene_member',
      'work.scene_call',
      'work.number_loss',
    ],
    parameters: { scene_answered: SCENE_PARAMETERS.scene_answered, scene_held_s: SCENE_PARAMETERS.scene_held_s },
    table: { name: 'scene', row: 'a crew working on a number', key: ['scene_id'], columns: SCENE_COLUMNS },
    checks: [
      { about: 'a scene has one row', sql: 'SELECT scene_id FROM $table GROUP BY scene_id HAVING count(*) > 1' },
      { about: 'no more answered calls than calls', sql: 'SELECT 1 FROM $table WHERE answered > calls' },
    ],
  }),
  defineSqlStep(here, 'tables/scene-stage.sql', {
    name: 'scene_stage',
    purpose: 'The stages of scenes: the calls under one identity in turn',
    reads: [
      'work.scene_act',
      'work.scene_head',
      'work.scene_call',
      'work.scene_caller',
      'work.shown_organisation',
      'scene',
    ],
    table: { name: 'scene_stage', row: 'a stage of a scene', key: ['scene_id', 'stage'], columns: STAGE_COLUMNS },
  }),
];

/** What the calls to one number were together, and how fast and when accounts call. */
export const SCENES = [...evidence, ...scenes, ...PACE];
