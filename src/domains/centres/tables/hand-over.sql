-- People who were called by one account and soon after by another: how often each two accounts took over from each other.
-- Only the few numbers that several accounts called are looked at; an operator who changes accounts hands nobody on. Whose
-- call was passed to a colleague while it went on was handed over too, and not by chance.
WITH shared AS (
  SELECT number FROM number
  WHERE accounts BETWEEN 2 AND $hand_over_accounts AND number <> '' AND class NOT IN ('organisation', 'own_phone', 'associate')
    AND NOT ignores($ignore_centre_evidence, 'hand_overs')
),
followed AS (
  SELECT
    c.dialled, c.account_ref, c.started_at,
    lag(c.account_ref) OVER earlier AS account_before,
    lag(c.started_at) OVER earlier AS started_before
  FROM canonical.call AS c SEMI JOIN shared AS s ON s.number = c.dialled
  WHERE c.account_ref IS NOT NULL AND c.started_at IS NOT NULL
  WINDOW earlier AS (PARTITION BY c.dialled ORDER BY c.started_at, c.exhibit, c.source_table, c.source_row)
),
pair AS (
  SELECT least(f.account_ref, f.account_before) AS account_a, greatest(f.account_ref, f.account_before) AS account_b,
         count(DISTINCT f.dialled) FILTER (WHERE f.started_at <= f.started_before + to_hours($hand_over_hours)) AS numbers,
         count(DISTINCT f.dialled) AS common,
         count(DISTINCT f.dialled) FILTER (WHERE f.started_at > f.started_before + to_hours($hand_over_hours)
           AND f.started_at <= f.started_before + to_days($hand_over_late_days)) AS late
  FROM followed AS f
  LEFT JOIN work.operator_account AS o ON o.account_ref = f.account_ref
  LEFT JOIN work.operator_account AS b ON b.account_ref = f.account_before
  WHERE f.account_ref <> f.account_before AND o.operator_id IS DISTINCT FROM b.operator_id
  GROUP BY account_a, account_b
),
-- Who takes a call is named as an account, else as an agent; an agent of several accounts names none, nor does one of the
-- account's own telephones.
passed AS (
  SELECT c.account_ref, c.transferred_to AS taker, coalesce(nullif(c.dialled, ''), c.dialled_raw) AS dialled,
         epoch_us(c.started_at) // 3600000000 AS hour
  FROM canonical.call AS c
  ANTI JOIN (SELECT DISTINCT account_ref, agent_ref FROM work.presence WHERE agent_ref <> '') AS own
    ON own.account_ref = c.account_ref AND own.agent_ref = c.transferred_to
  WHERE c.transferred_to IS NOT NULL AND c.account_ref IS NOT NULL AND c.started_at IS NOT NULL
    AND NOT ignores($ignore_centre_evidence, 'transfers')
),
agent AS (
  SELECT agent_ref, min(account_ref) AS account_ref
  FROM (SELECT DISTINCT agent_ref, account_ref FROM work.presence WHERE agent_ref <> '')
  GROUP BY agent_ref HAVING count(*) = 1
),
worker AS (
  SELECT DISTINCT account_ref FROM work.presence
),
-- Who takes a call is at work: an extension that is called like a stranger's account is found out by that.
at_work AS (
  SELECT DISTINCT account_ref, unnest([hour - 1, hour, hour + 1]) AS hour FROM work.presence
),
taken AS (
  SELECT p.account_ref, coalesce(w.account_ref, g.account_ref) AS account_to, p.dialled, p.hour
  FROM passed AS p
  LEFT JOIN worker AS w ON w.account_ref = p.taker
  LEFT JOIN agent AS g ON g.agent_ref = p.taker
),
transfer AS (
  SELECT least(t.account_ref, t.account_to) AS account_a, greatest(t.account_ref, t.account_to) AS account_b,
         count(DISTINCT t.dialled) AS transferred
  FROM taken AS t
  SEMI JOIN at_work AS m ON m.account_ref = t.account_to AND m.hour = t.hour
  LEFT JOIN work.operator_account AS o ON o.account_ref = t.account_ref
  LEFT JOIN work.operator_account AS b ON b.account_ref = t.account_to
  WHERE t.account_ref <> t.account_to AND o.operator_id IS DISTINCT FROM b.operator_id
  GROUP BY account_a, account_b
)
SELECT account_a, account_b, coalesce(p.numbers, 0) + coalesce(t.transferred, 0) AS numbers,
       coalesce(p.common, 0) + coalesce(t.transferred, 0) AS common, coalesce(t.transferred, 0) AS transferred,
       coalesce(p.late, 0) AS late
FROM pair AS p FULL JOIN transfer AS t USING (account_a, account_b)
