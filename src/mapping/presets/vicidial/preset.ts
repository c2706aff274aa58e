import { definePreset } from '../preset.ts';
import { AGENT_LOG, CALL_LOG, CLOSER_LOG, LOG } from './calls.ts';
import { CARRIER_LOG, DIAL_CID_LOG, DTMF_LOG, LOG_EXTENDED, XFER_LOG } from './looked-up.ts';
import { LIST, RECORDING_LOG, USER_LOG, USERS } from './people.ts';

/** VICIdial, the dialler of many call centres. Facts and sources: README.md. */
export const VICIDIAL = definePreset({
  id: 'vicidial',
  system: 'VICIdial',
  tables: [
    LOG,
    CLOSER_LOG,
    CALL_LOG,
    LIST,
    USERS,
    USER_LOG,
    RECORDING_LOG,
    AGENT_LOG,
    XFER_LOG,
    DIAL_CID_LOG,
    DTMF_LOG,
    CARRIER_LOG,
    LOG_EXTENDED,
  ],
});
