-- Every entry of a call list against the calls: by its number (national spellings are read already), else by the entry that
-- the call itself names. Entries that were never called are people to warn.
WITH entry AS (
  SELECT exhibit, contact_ref, count(*) AS calls, count(*) FILTER (WHERE answered) AS answered,
         coalesce(sum(talk_s), 0) AS talk_s, min(started_at) AS first_at, max(started_at) AS last_at,
         count(DISTINCT account_ref) AS accounts, min(dialled) FILTER (WHERE dialled <> '') AS dialled
  FROM canonical.call
  WHERE contact_ref IS NOT NULL AND EXISTS (SELECT 1 FROM canonical.contact)
  GROUP BY exhibit, contact_ref
),
listed AS (
  SELECT *, CASE WHEN phone <> '' THEN phone
                 WHEN regexp_matches(phone_raw, '[0-9]') THEN raw_number_id(phone_raw)
                 ELSE '' END AS number_id
  FROM canonical.contact
),
called AS (
  SELECT n.number, n.number_id, n.class, n.calls, n.answered, n.talk_s, n.first_at, n.last_at, n.accounts
  FROM number AS n SEMI JOIN listed AS c ON c.number_id = n.number_id
)
SELECT
  c.contact_ref,
  CASE WHEN c.phone <> '' THEN c.phone ELSE coalesce(e.dialled, '') END AS number,
  CASE WHEN c.number_id <> '' THEN c.number_id ELSE coalesce(e.dialled, '') END AS number_id,
  c.list_ref, c.account_ref, c.name,
  n.number_id IS NOT NULL OR e.calls IS NOT NULL AS called,
  coalesce(n.calls, e.calls, 0) AS calls, coalesce(n.answered, e.answered, 0) AS answered, coalesce(n.talk_s, e.talk_s, 0) AS talk_s,
  coalesce(n.first_at, e.first_at) AS first_at, coalesce(n.last_at, e.last_at) AS last_at,
  coalesce(n.class, d.class, '') AS class, coalesce(n.accounts, e.accounts, 0) AS accounts,
  CASE WHEN n.number_id IS NOT NULL AND e.calls IS NOT NULL THEN 'number and entry'
       WHEN n.number_id IS NOT NULL THEN 'number' WHEN e.calls IS NOT NULL THEN 'entry' ELSE '' END AS matched_by,
  c.status, c.exhibit, c.source_table, c.source_row
FROM listed AS c
LEFT JOIN called AS n ON n.number_id = c.number_id
LEFT JOIN entry AS e ON e.exhibit = c.exhibit AND e.contact_ref = c.contact_ref
LEFT JOIN (
  SELECT n.number, n.class FROM number AS n SEMI JOIN entry AS e ON e.dialled = n.number
) AS d ON d.number = e.dialled
