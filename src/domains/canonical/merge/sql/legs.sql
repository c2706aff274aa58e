-- Rows of one exhibit and server (ids that begin with a time repeat between servers) that share an id are legs of one call,
-- unless so much time lies between them that the exchange must have used the id again. A row that does not tell its server is
-- of the one that the others tell.
CREATE OR REPLACE TEMP TABLE merge_leg AS
WITH shared AS (
  SELECT
    m.rowid AS r, g.h, m.started_at,
    coalesce(m.ended_at, m.started_at + to_seconds(coalesce(m.duration_s, m.talk_s, 0)), m.answered_at) AS ended_at,
    CASE WHEN merge_outside(m.dialled_key) OR (m.dialled_key IS NULL AND regexp_matches(m.dialled_raw, '([0-9][^0-9]*){7}'))
         THEN merge_called(m.dialled_key, m.dialled_raw) END AS outside,
    m.talk_s, m.answered_at, m.trunk IS NOT NULL AS on_line, m.sequence,
    hash(g.h, coalesce(m.server, min(m.server) OVER (PARTITION BY g.h))) AS ref
  FROM mapped.call__new AS m
  JOIN merge_leg_group AS g ON g.h = hash(m.exhibit, coalesce(m.group_ref, m.unique_ref))
  WHERE m._problem IS NULL AND (m.group_ref IS NOT NULL OR (m.sequence IS NOT NULL AND m.unique_ref IS NOT NULL))
),
legs AS (
  SELECT * EXCLUDE (h, answered_at), CASE WHEN talk_s > 0 OR talk_s IS NULL THEN coalesce(answered_at, ended_at - to_seconds(talk_s)) END AS spoke_at
  FROM shared
),
-- The id used again: a leg that starts long after all others of the id had ended.
parted AS (
  SELECT *,
         started_at > max(ended_at) OVER (PARTITION BY ref ORDER BY started_at NULLS FIRST, r
                                          ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) + to_seconds($leg_gap_s) AS anew
  FROM legs
),
numbered AS (
  SELECT *, count(*) FILTER (WHERE anew) OVER (PARTITION BY ref ORDER BY started_at NULLS FIRST, r
                                               ROWS UNBOUNDED PRECEDING) AS call_no
  FROM parted
),
-- A call that reaches two outside numbers, one after the other or at once, is a call to each: both people were spoken to.
-- Legs inside the exchange belong to the first.
reached AS (
  SELECT *, coalesce(outside, first_value(outside IGNORE NULLS) OVER (
           PARTITION BY ref, call_no ORDER BY started_at NULLS FIRST, r
           ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)) AS party
  FROM numbered
)
SELECT r, started_at, ended_at, outside, spoke_at, on_line, first_value(r) OVER best AS head, first_value(spoke_at) OVER best AS head_spoke_at
FROM reached
WINDOW best AS (
  PARTITION BY ref, call_no, party
  ORDER BY outside IS NULL, spoke_at IS NULL, NOT on_line, spoke_at, talk_s DESC NULLS LAST, sequence NULLS LAST, r
  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
);

INSERT INTO merge_source SELECT r, head, 'leg', 0, false FROM merge_leg WHERE r <> head;

-- A call that is handed on inside the exchange goes on in further legs, each of which begins as the one before ends: held,
-- asked about, connected with another. The called person is on the line until the last of them ends that has one.
CREATE OR REPLACE TEMP TABLE merge_leg_talk AS
WITH later AS (
  SELECT * FROM merge_leg WHERE spoke_at > head_spoke_at
),
spoken AS (
  SELECT l.head, l.r, l.spoke_at, l.ended_at, l.on_line OR NOT h.on_line AS on_line,
         CASE WHEN l.outside IS NULL THEN coalesce(m.trunk, m.dialled_raw) WHEN m.account_ref <> k.account_ref THEN m.account_ref END AS taken_by
  FROM later AS l
  JOIN merge_leg AS h ON h.r = l.head
  JOIN mapped.call__new AS m ON m.rowid = l.r
  JOIN mapped.call__new AS k ON k.rowid = l.head
  UNION ALL
  SELECT head, r, spoke_at, ended_at, true, NULL FROM merge_leg AS h SEMI JOIN later AS l ON l.head = h.r
),
gaps AS (
  SELECT *, spoke_at > max(ended_at) OVER (PARTITION BY head ORDER BY spoke_at, r ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
                       + to_seconds($talk_slack_s) AS apart
  FROM spoken
),
runs AS (
  SELECT *, count(*) FILTER (WHERE apart) OVER (PARTITION BY head ORDER BY spoke_at, r ROWS UNBOUNDED PRECEDING) AS gap
  FROM gaps
)
SELECT head, date_diff('second', min(spoke_at), max(ended_at) FILTER (WHERE on_line)) AS talk_s,
       arg_min(taken_by, (spoke_at, r)) FILTER (WHERE on_line) AS taken_by
FROM runs WHERE gap = 0
GROUP BY head
HAVING count(*) > 1;

-- The call starts with its first leg and ends with its last; who was called and what was said is the outside leg's. What
-- that leg does not tell, the first leg that tells it.
CREATE OR REPLACE TEMP TABLE merge_leg_call AS
SELECT
  l.head, min(m.started_at) AS started_at, max(l.ended_at) AS ended_at,
  arg_min(m.account_ref, l.r) AS account_ref, arg_min(m.agent_ref, l.r) AS agent_ref,
  arg_min(m.presented_raw, l.r) FILTER (WHERE l.outside IS NOT NULL) AS presented_raw, arg_min(m.presented_key, l.r) FILTER (WHERE l.outside IS NOT NULL) AS presented_key,
  arg_min(m.presented_name, l.r) FILTER (WHERE l.outside IS NOT NULL) AS presented_name, arg_min(m.call_ref, l.r) AS call_ref,
  arg_min(m.recording, l.r) AS recording, arg_min(m.transferred_to, l.r) AS transferred_to,
  arg_min(m.ip_raw, l.r) AS ip_raw, arg_min(m.digits, l.r) AS digits,
  arg_min(m.list_ref, l.r) AS list_ref, arg_min(m.contact_ref, l.r) AS contact_ref,
  arg_min(m.trunk, l.r) AS trunk, arg_min(m.answered_by, l.r) AS answered_by,
  arg_min(m.cost, l.r) AS cost
FROM merge_leg AS l JOIN mapped.call__new AS m ON m.rowid = l.r
GROUP BY l.head
HAVING count(*) > 1;

UPDATE mapped.call__new AS m SET
  started_at = p.started_at,
  ended_at = CASE WHEN m.ended_at IS NULL THEN NULL ELSE greatest(m.ended_at, p.ended_at) END,
  duration_s = CASE WHEN m.duration_s IS NULL THEN NULL
                    ELSE greatest(m.duration_s, date_diff('second', p.started_at, p.ended_at)) END,
  account_ref = coalesce(m.account_ref, p.account_ref), agent_ref = coalesce(m.agent_ref, p.agent_ref),
  presented_key = CASE WHEN m.presented_raw IS NULL THEN p.presented_key ELSE m.presented_key END,
  presented_raw = coalesce(m.presented_raw, p.presented_raw), presented_name = coalesce(m.presented_name, p.presented_name),
  call_ref = coalesce(m.call_ref, p.call_ref), recording = coalesce(m.recording, p.recording),
  transferred_to = coalesce(m.transferred_to, p.transferred_to), ip_raw = coalesce(m.ip_raw, p.ip_raw),
  digits = coalesce(m.digits, p.digits), list_ref = coalesce(m.list_ref, p.list_ref),
  contact_ref = coalesce(m.contact_ref, p.contact_ref), trunk = coalesce(m.trunk, p.trunk),
  answered_by = coalesce(m.answered_by, p.answered_by), cost = coalesce(m.cost, p.cost)
FROM merge_leg_call AS p
WHERE p.head = m.rowid;

UPDATE mapped.call__new AS m SET
  talk_s = CASE WHEN m.talk_s IS NULL THEN NULL ELSE greatest(m.talk_s, t.talk_s) END,
  transferred_to = coalesce(m.transferred_to, t.taken_by)
FROM merge_leg_talk AS t
WHERE t.head = m.rowid;
