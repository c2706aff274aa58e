-- Every call to a number as whole numbers: which number, who called it, whom it showed, how long somebody talked and how likely
-- a machine took it. Whatever adds up calls reads this: comparing texts instead costs several times as much.
WITH placed AS (
  SELECT presented, presented_name, organisation_no FROM work.presented_organisation WHERE organisation_no IS NOT NULL
),
spelled AS (
  SELECT *, phone_dial_text(dialled_raw) AS dial_text FROM canonical.call WHERE dialled_raw IS NOT NULL
)
SELECT
  CASE WHEN c.dialled = '' THEN u.number_no ELSE number_digits(c.dialled) END AS number_no,
  a.account_no, p.organisation_no, c.started_at, c.answered, c.talk_s, talk_unrung(c.talk_s, c.answered, a.ringing_s) AS spoken_s,
  -- Who hears a recorded message to its end and presses no key was reached, but held by nobody.
  r.account_ref IS NOT NULL AS played,
  talk_machine(c.talk_s, r.account_ref IS NOT NULL, m.disposition IS NOT NULL, m.taken, s.machine) AS machine,
  spelling_key(c.dialled_raw, c.dial_text, try_cast(c.dial_text AS BIGINT)) AS spelling,
  CASE WHEN spelling_key(c.dialled_raw, c.dial_text, try_cast(c.dial_text AS BIGINT)) IS NULL THEN c.dialled_raw END AS spelled
FROM spelled AS c
LEFT JOIN work.caller AS a ON a.account_ref = c.account_ref
LEFT JOIN work.unresolved_number AS u ON u.spelled = CASE WHEN c.dialled = '' THEN raw_number_id(c.dialled_raw) END
LEFT JOIN placed AS p ON p.presented = c.presented AND p.presented_name = coalesce(c.presented_name, '')
LEFT JOIN work.machine_answer AS m
  ON m.disposition = coalesce(c.disposition, '') AND m.answered_by = coalesce(c.answered_by, '')
  AND m.reached = (coalesce(c.trunk, '') <> '')
CROSS JOIN work.talk_dimension AS d
LEFT JOIN work.talk_second AS s
  ON s.talk_s = c.talk_s
  AND s.place = talk_place(d.dimension, c.trunk, c.server, c.dialled, $channel_tail)
LEFT JOIN work.recorded_message AS r ON r.account_ref = c.account_ref AND c.talk_s BETWEEN r.talk_s AND r.talk_s + 1
  AND coalesce(c.digits, '') = ''
