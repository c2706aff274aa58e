-- Macros that steps use. Their text is part of every step's key.

-- A spelling without the punctuation that people put between digits.
CREATE OR REPLACE MACRO phone_bare(spelling) AS translate(spelling, ' ()./-', '');

-- A number as dialled, as one whole number: a 1 in front keeps leading zeros, a minus stands for a plus in front.
-- +44791… is -144791…, 0791… is 10791…. NULL for anything but an optional plus and 3 to 17 digits (E.164 has at most 15).
CREATE OR REPLACE MACRO phone_dial_key(bare) AS
  CASE WHEN NOT regexp_full_match(bare, '\+?[0-9]{3,17}') THEN NULL
       WHEN starts_with(bare, '+') THEN -CAST('1' || substr(bare, 2) AS BIGINT)
       ELSE CAST('1' || bare AS BIGINT) END;

-- The same of a spelling as it stands, with the two steps that lead to it: nearly all spellings are digits alone, and a
-- text that is again the same after it was a number holds nothing else. Only the others go through the pattern above.
CREATE OR REPLACE MACRO phone_dial_text(spelling) AS
  '1' || CASE WHEN starts_with(spelling, '+') THEN substr(spelling, 2) ELSE spelling END;

CREATE OR REPLACE MACRO phone_spelled_key(spelling, dial_text, whole) AS
  CASE WHEN CAST(whole AS VARCHAR) = dial_text AND whole BETWEEN 1000 AND 999999999999999999
       THEN CASE WHEN starts_with(spelling, '+') THEN -whole ELSE whole END
       ELSE phone_dial_key(phone_bare(spelling)) END;

-- What identifies a number that was dialled: its digits as one whole number (0 where the spelling could not be resolved), which
-- is far cheaper to group and join by than a text, else the spelling.
CREATE OR REPLACE MACRO number_digits(e164) AS coalesce(try_cast(ltrim(e164, '+') AS BIGINT), 0);
CREATE OR REPLACE MACRO raw_number_id(spelling) AS 'raw:' || regexp_replace(spelling, '[^0-9+*#]', '', 'g');

-- A spelling as one whole number from which the spelling comes back as it stood (spelling_of); NULL where it holds more than digits
-- after an optional plus, or more of them than a whole number does.
CREATE OR REPLACE MACRO spelling_key(spelling, dial_text, whole) AS
  CASE WHEN CAST(whole AS VARCHAR) = dial_text THEN CASE WHEN starts_with(spelling, '+') THEN -whole ELSE whole END END;
CREATE OR REPLACE MACRO spelling_of(key) AS CASE WHEN key < 0 THEN '+' ELSE '' END || substr(CAST(abs(key) AS VARCHAR), 2);

-- How likely a machine took a call, per mille: 0 where nobody talked or the call played a recorded message; 1000 where the exchange says
-- that a machine answered and 1001 where it answered itself and nobody was reached; else what its length says.
CREATE OR REPLACE MACRO talk_machine(talk_s, played, told, taken, machine) AS
  CASE WHEN coalesce(talk_s, 0) <= 0 OR played THEN 0
       WHEN told THEN CASE WHEN taken THEN 1000 ELSE 1001 END
       ELSE coalesce(machine, 0) END;
-- That a machine took a call: cut off at a second at which machines are, or one of those of its length that nothing cut off
-- (thousandths, work.talk_machine; beyond the lengths looked at, and of recorded messages, what is believed).
CREATE OR REPLACE MACRO machine_taken(machine, played, talk_s, uncut, least_s, short, long) AS
  1 - (1 - least(machine, 1000) / 1000)
      * (1 - CASE WHEN played THEN short WHEN uncut IS NULL THEN CASE WHEN talk_s > least_s THEN long ELSE short END ELSE uncut / 1000 END);
-- Seconds that somebody talked, also where the lengths of an account's calls count the ringing (work.caller).
CREATE OR REPLACE MACRO talk_unrung(talk_s, answered, ringing_s) AS
  CASE WHEN coalesce(ringing_s, 0) = 0 OR talk_s <= 0 THEN talk_s WHEN NOT answered THEN 0 ELSE greatest(talk_s - ringing_s, 1) END;
-- Of a recorded message nobody is held by more than the least that makes a victim.
CREATE OR REPLACE MACRO talk_spoken(talk_s, played, least_s) AS CASE WHEN played THEN least(talk_s, least_s) ELSE talk_s END;

-- Bands in which scenes compare calls: the time between (seconds), the talk of the call itself (seconds).
CREATE OR REPLACE MACRO script_gap(gap_s) AS
  CASE WHEN gap_s < 600 THEN 0 WHEN gap_s < 3600 THEN 1 WHEN gap_s < 14400 THEN 2 WHEN gap_s < 86400 THEN 3
       WHEN gap_s < 259200 THEN 4 WHEN gap_s < 691200 THEN 5 ELSE 6 END;
CREATE OR REPLACE MACRO script_after(talk_s) AS CASE WHEN talk_s <= 20 THEN 0 WHEN talk_s <= 60 THEN 1 ELSE 2 END;

-- What overlapping talks say of who speaks (work.operator_caller), hundredths of a natural log-odds. Of the overlaps within
-- one desk that chance would bring (thousandths), people make a quarter at most (desks that two share): Poisson. What
-- happens on one day only may be a slip; on fewer than one day of eight it is nobody's way to work.
CREATE OR REPLACE MACRO callers_evidence(own, own_by_chance, days, days_apart) AS
  CASE WHEN 8 * days_apart < days THEN least(0, 75 * own_by_chance // 1000 - 139 * own)
       ELSE 75 * own_by_chance // 1000 - 139 * own + CASE WHEN days_apart > 1 THEN 150 ELSE 0 END END;

-- Log-odds, in hundredths, that several people talk rather than one who uses several accounts: meetings against those that
-- chance would bring (thousandths). A Poisson of that rate against a tenth of it, which wrong clocks and a call held while
-- the next is made allow for: ln 10 for a meeting, 0.9 for each that is missing.
CREATE OR REPLACE MACRO meetings_evidence(meetings, by_chance) AS 230 * meetings - 90 * by_chance // 1000;

-- The number that was shown as one whole number: its digits where it is one, below zero a spelling that is none, 0 when withheld. Only for
-- telling whether two are the same.
CREATE OR REPLACE MACRO shown_no(presented, presented_raw) AS
  CASE WHEN presented <> '' THEN number_digits(presented)
       WHEN regexp_matches(presented_raw, '[1-9]') THEN -1 - CAST(hash(regexp_replace(presented_raw, '[^0-9]', '', 'g')) >> 2 AS BIGINT)
       ELSE 0 END;
-- Whom a called person saw: the organisation that was recognised, else the number.
CREATE OR REPLACE MACRO identity_no(organisation_no, shown) AS coalesce((CAST(1 AS BIGINT) << 60) + organisation_no, shown);

-- Whether a kind of evidence is among those that are left out, comma-separated.
CREATE OR REPLACE MACRO ignores(kinds, kind) AS list_contains(string_split(kinds, ','), kind);

-- A call as one whole number: the place of its table among those that hold calls (work.scene_source), and its row; and back.
CREATE OR REPLACE MACRO call_no(source_no, source_row) AS (source_no << 40) + source_row;
CREATE OR REPLACE MACRO call_source(no) AS no >> 40;
CREATE OR REPLACE MACRO call_row(no) AS no & 1099511627775;

-- Where a call is named that something may cut off: on its trunk, without what an exchange adds to the name, its server, or by how the
-- dialled number begins; the whole service is the place without a name.
CREATE OR REPLACE MACRO talk_place(dimension, trunk, server, dialled, channel_tail) AS
  CASE dimension WHEN 'trunk' THEN regexp_replace(coalesce(trunk, ''), channel_tail, '')
                 WHEN 'server' THEN coalesce(server, '')
                 WHEN 'prefix' THEN substr(dialled, 1, 4) ELSE '' END;
