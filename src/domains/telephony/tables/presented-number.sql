-- A row per number that was shown to the people called; spellings that are no number stand by themselves. Whether it exists,
-- whose it is, how often and by whom it was shown: an invalid or never assigned number is evidence.
WITH per_account AS (
  SELECT
    number_digits(presented) AS shown,
    CASE WHEN presented = '' THEN coalesce(presented_raw, '') ELSE '' END AS spelled,
    account_ref, min(presented_raw) AS presented_raw, count(*) AS calls, min(started_at) AS first_at, max(started_at) AS last_at
  FROM canonical.call
  GROUP BY shown, spelled, account_ref
),
per_number AS (
  SELECT p.shown, p.spelled, min(p.presented_raw) AS presented_raw, sum(p.calls) AS calls, count(p.account_ref) AS accounts,
         count(DISTINCT coalesce(o.operator_id, p.account_ref)) AS operators, min(p.first_at) AS first_at, max(p.last_at) AS last_at
  FROM per_account AS p LEFT JOIN work.operator_account AS o ON o.account_ref = p.account_ref
  GROUP BY p.shown, p.spelled
),
harmed AS (
  SELECT shown, spelled, count(*) AS victims
  FROM (
    SELECT DISTINCT number_digits(c.presented) AS shown,
           CASE WHEN c.presented = '' THEN coalesce(c.presented_raw, '') ELSE '' END AS spelled, c.dialled
    FROM canonical.call AS c SEMI JOIN victim AS v ON v.number = c.dialled
  )
  GROUP BY shown, spelled
),
-- A number may be read in several ways: one assigned reading is enough.
planned AS (
  SELECT p.number AS shown, bool_or(NOT ends_with(p.rule, '_invalid')) AS assigned
  FROM work.phone AS p SEMI JOIN per_number AS n ON n.shown = p.number
  WHERE p.number > 0
  GROUP BY p.number
),
unclear AS (
  SELECT p.dial_key FROM work.phone AS p WHERE p.status = 'ambiguous' GROUP BY p.dial_key
),
owned AS (
  SELECT presented, arg_max(organisation, (calls, organisation)) AS organisation, arg_max(how, (calls, organisation)) AS how
  FROM (
    SELECT presented, organisation, how, sum(calls) AS calls
    FROM work.presented_organisation WHERE organisation IS NOT NULL AND presented <> '' GROUP BY presented, organisation, how
  )
  GROUP BY presented
),
named AS (
  SELECT n.*, CASE WHEN n.shown > 0 THEN '+' || n.shown ELSE '' END AS presented FROM per_number AS n
)
SELECT
  n.presented, coalesce(n.presented_raw, '') AS presented_raw,
  CASE WHEN n.shown > 0 AND p.assigned THEN 'valid'
       WHEN n.shown > 0 THEN 'unassigned'
       WHEN regexp_full_match(lower(n.spelled), $withheld_words) THEN 'withheld'
       WHEN u.dial_key IS NOT NULL THEN 'unresolved'
       ELSE 'invalid' END AS status,
  coalesce(o.organisation, '') AS organisation,
  CASE WHEN o.organisation IS NOT NULL THEN o.how
       WHEN n.shown > 0 AND n.operators >= $proposed_operators AND n.calls >= $proposed_calls THEN 'proposed' ELSE '' END AS how,
  n.calls, n.accounts, coalesce(h.victims, 0) AS victims, n.operators, n.first_at, n.last_at
FROM named AS n
LEFT JOIN planned AS p ON p.shown = n.shown
LEFT JOIN unclear AS u ON u.dial_key = phone_dial_key(phone_bare(n.spelled))
LEFT JOIN owned AS o ON o.presented = n.presented
LEFT JOIN harmed AS h ON h.shown = n.shown AND h.spelled = n.spelled
ORDER BY presented, presented_raw
