import { count, flag, moment, OF_VICTIM, share, text } from '../../model/columns.ts';
import type { Column } from '../../model/table.ts';

const CALL_NO = count('call_no', 'The call: place of its table among those of the exhibits and its row, in one number');
const SCENE_NO = count('scene_no', 'The scene: its first call');

export const SCENE_SOURCE_COLUMNS: readonly Column[] = [
  count('source_no', 'Place of the table, from 1'),
  text('exhibit', 'Exhibit'),
  text('source_table', 'Table with calls'),
];

export const SCENE_CALLER_COLUMNS: readonly Column[] = [
  count('account_no', 'Its place, as in work.caller'),
  text('account_ref', 'Account that called'),
  text('operator_id', 'Operator behind the account'),
  text('crew', 'Call centre of the account, else its operator'),
  count('crew_no', 'The crew as a place in the list, from 1'),
];

export const SCENE_CALL_COLUMNS: readonly Column[] = [
  CALL_NO,
  count('number_no', 'The number, as in work.scene_number'),
  count('crew_no', 'The crew, as in work.scene_caller; 0 where no account is known'),
  flag('alone', 'The only call to the number'),
  text('area', 'How the number begins: country or area', OF_VICTIM),
  count('account_no', 'Account that called, as in work.scene_caller'),
  text('call_ref', "The service's key of the call, else its table and row"),
  moment('started_at', 'Start, UTC'),
  flag('answered', 'Somebody or something answered'),
  count('talk_s', 'Talk time, seconds'),
  count('codes', 'Codes captured on the call'),
  share('machine', 'Probability that a machine answered, by outcome and length'),
  flag('played', 'As long as the message that the account plays'),
  share('held', 'Probability that a person was held in conversation'),
  count(
    'organisation_no',
    'Organisation that was impersonated, as in work.shown_organisation; empty when none was recognised',
  ),
  count('shown', 'Number shown: its digits, below zero a spelling without, 0 withheld'),
  count('name', 'Name typed beside it: a whole number for telling whether two are the same; 0: none'),
  text('presented_raw', 'Presented number as stored'),
];

export const SCENE_AGAIN_COLUMNS: readonly Column[] = [
  CALL_NO,
  SCENE_NO,
  count('turn', 'Place of the call in its scene, from 1'),
  count('account_no', 'Account that called, as in work.scene_caller'),
  flag('answered', 'Somebody or something answered'),
  count('talk_s', 'Talk time, seconds'),
  count('codes', 'Codes captured on the call'),
  share('machine', 'Probability that a machine answered, by outcome and length'),
  count('gap_s', 'Seconds since the call before of the same crew ended'),
  flag('reached', 'A person answered'),
  flag('again', 'A person answered who had answered before'),
  count(
    'before',
    'What had come of the call compared with: 0 nobody answered, 1 a few words, 2 a warning, 3 a conversation or a code; empty: none',
  ),
  flag('other', 'Under another identity than that call'),
  count('identity', 'Who was shown: organisation or number, as a whole number'),
  text('relation', 'same: that call was by the same operator or call centre; other: by another'),
  count('since_s', 'Seconds since that call ended'),
  count('before_home', 'Crew of that call, as in work.scene_caller'),
  count('before_s', 'Its talk time, seconds'),
  share('before_machine', 'Probability that a machine answered it'),
  flag('before_code', 'A code was captured on it'),
];

export const SCENE_MEMBER_COLUMNS: readonly Column[] = [
  SCENE_NO,
  CALL_NO,
  flag('alone', 'The only call to the number'),
  count('turn', 'Place of the call in its scene, from 1'),
  count('stage', 'Stage within the scene, from 1'),
  count('gap_s', 'Seconds since the call before of the same crew ended'),
  flag('again', 'A person answered who had answered before'),
  flag('other', 'Under another identity than the call in which more than a few words were spoken last'),
  share('link', 'Probability that a new stage of a script begins here'),
  text(
    'shown',
    'set: the identity was set for this call; ordinary: others saw it too at the time; alone: no other call at the time; unknown',
  ),
  share('habit', 'Share of such talks after which the script of the crew goes on'),
  share(
    'rotation',
    'How far the account changes its number from call to call as a rule: 0 up to half of the calls, 1 always',
  ),
  count('before_s', 'Talk time of the call compared with, seconds'),
  share('since_d', 'Days since that call ended'),
  text('relation', 'same: that call was by the same operator or call centre; other: by another'),
];

export const SCENE_HEAD_COLUMNS: readonly Column[] = [
  SCENE_NO,
  text('scene_id', 'sc- and 16 hex digits over number and first call'),
];

export const SCENE_ACT_COLUMNS: readonly Column[] = [
  SCENE_NO,
  count('stage', 'Stage, from 1'),
  count('best_no', 'Its first call in which somebody was held, else answered'),
  count(
    'best_turn',
    'Place of that call in the scene; 2^41 more where nobody was held, 2^40 more where nobody answered',
  ),
  count('number_no', 'The number, as in work.scene_number'),
  count('account_no', 'Account that made that call, as in work.scene_caller; 0: not known'),
  count('account_a', 'First account that called, by name'),
  count('account_z', 'And the last'),
  count('organisation_a', 'First organisation impersonated, by name, as in work.shown_organisation'),
  count('organisation_z', 'And the last'),
  moment('first_at', 'First call of the stage, UTC'),
  moment('last_at', 'End of its last call, UTC'),
  count('calls', 'Calls'),
  count('answered', 'Calls that were answered'),
  count('reached', 'Calls that a person answered'),
  count('again', 'Calls that a person answered who had answered before'),
  count('talk_s', 'Talk time, seconds'),
  count('longest_s', 'Longest call, seconds of talk'),
  share('held', 'Probability that a person was held in conversation'),
  count('codes', 'One-time codes captured'),
  count('played', 'Calls as long as the message that the account plays'),
  share('link', 'Probability that a new stage of a script begins here'),
  count('machines', 'Calls that ended at a length where a machine ends calls'),
];

export const SCENE_COLUMNS: readonly Column[] = [
  text('scene_id', 'sc- and 16 hex digits over number and first call; stable while its first call stays'),
  text('number', 'The number, E.164; empty when it could not be resolved', OF_VICTIM),
  text('number_id', 'The number, or raw: and the digits', OF_VICTIM),
  text('kind', 'chain, code_interception, recorded_message, call_back or single'),
  share('probability', 'That the kind is right'),
  text('operator_id', 'Operator; the first of the crew where several work together'),
  count('accounts', 'Accounts that called'),
  text('account_refs', 'Those accounts, ;-separated'),
  moment('first_at', 'First call, UTC'),
  moment('last_at', 'End of the last call, UTC'),
  count('calls', 'Calls'),
  count('answered', 'Calls that were answered'),
  count('talk_s', 'Talk time in all, seconds'),
  count('longest_s', 'Longest call, seconds of talk'),
  count('stages', 'Identities in turn'),
  text('presented', 'Numbers shown, in the order of the stages, ;-separated'),
  text('organisations', 'Organisations impersonated, ;-separated'),
  count('codes_captured', 'One-time codes captured'),
  text('outcome', 'What came of it, in words'),
  text('reasons', 'Why it is a scene of its kind, in words'),
];

export const STAGE_COLUMNS: readonly Column[] = [
  text('scene_id', 'Scene'),
  count('stage', 'Stage, from 1'),
  text('presented', 'Number shown, E.164; empty when none exists'),
  text('presented_raw', 'Number shown, as stored'),
  text('organisation', 'Organisation impersonated; empty when none was recognised'),
  text('account_ref', 'Account that called'),
  text('call_ref', "The service's key of the first call in which somebody was held, else answered"),
  moment('first_at', 'First call of the stage, UTC'),
  moment('last_at', 'End of its last call, UTC'),
  count('calls', 'Calls'),
  count('talk_s', 'Talk time, seconds'),
  count('gap_s', 'Seconds since the stage before ended; empty for the first'),
  count('codes_captured', 'One-time codes captured'),
];

export const SHOWN_COLUMNS: readonly Column[] = [
  CALL_NO,
  count('others', 'Other calls of the account to the area in the hours around'),
  count('alike', 'Of them under the same identity'),
  text('shown', 'set, ordinary, alone (no other call of the account around it) or unknown'),
];
