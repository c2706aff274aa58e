-- A row per dialled number. Two levels of grouping (number × account × organisation, then number), because
-- count(DISTINCT …) over ten million calls costs far more memory than it needs.
WITH per_call AS (
  SELECT
    CASE WHEN c.dialled <> '' THEN c.dialled
         ELSE 'raw:' || regexp_replace(c.dialled_raw, '[^0-9+*#]', '', 'g') END AS number_id,
    c.dialled, c.dialled_raw, c.account_ref, p.organisation,
    c.answered, c.talk_s, c.started_at, c.presented_raw
  FROM canonical.call AS c
  LEFT JOIN work.presented_organisation AS p
    ON p.presented = c.presented AND p.presented_name = coalesce(c.presented_name, '')
  WHERE c.dialled_raw IS NOT NULL
),
per_account AS (
  SELECT
    number_id, account_ref, organisation,
    max(dialled) AS number, min(dialled_raw) AS raw_example,
    count(*) AS calls, count(*) FILTER (WHERE answered) AS answered,
    sum(talk_s) AS talk_s, max(talk_s) AS longest_s,
    min(started_at) AS first_at, max(started_at) AS last_at
  FROM per_call
  GROUP BY number_id, account_ref, organisation
),
per_number AS (
  SELECT
    number_id, max(number) AS number, min(raw_example) AS raw_example,
    sum(calls) AS calls, sum(answered) AS answered, coalesce(sum(talk_s), 0) AS talk_s,
    coalesce(max(longest_s), 0) AS longest_s, min(first_at) AS first_at, max(last_at) AS last_at,
    count(DISTINCT account_ref) AS accounts,
    coalesce(string_agg(DISTINCT organisation, ';' ORDER BY organisation), '') AS organisations
  FROM per_account
  GROUP BY number_id
),
-- Only numbers called again and again can be test phones: the day count is computed for those alone.
repeated_days AS (
  SELECT c.number_id, count(DISTINCT CAST(c.started_at AS DATE)) AS days
  FROM per_call AS c
  JOIN per_number AS n ON n.number_id = c.number_id
  WHERE n.calls >= $own_phone_min_calls
  GROUP BY c.number_id
),
judged AS (
  SELECT
    n.*, o.organisation AS owner, r.account_ref AS registered_by, d.days, i.codes,
    CASE
      WHEN o.organisation IS NOT NULL THEN 'organisation'
      WHEN r.account_ref IS NOT NULL THEN 'own_phone'
      WHEN d.days >= $own_phone_min_days AND 4 * n.answered >= 3 * n.calls AND n.accounts <= $own_phone_max_accounts
           AND n.longest_s <= $own_phone_max_talk_s AND coalesce(i.codes, 0) = 0 THEN 'own_phone'
      WHEN n.longest_s > $victim_min_talk_s THEN 'victim'
      WHEN n.answered > 0 THEN 'contacted'
      ELSE 'unknown'
    END AS class
  FROM per_number AS n
  LEFT JOIN work.organisation_line AS o ON o.number = n.number
  LEFT JOIN work.registered_phone AS r ON r.phone = n.number
  LEFT JOIN repeated_days AS d ON d.number_id = n.number_id
  LEFT JOIN work.captured_code AS i ON i.number = n.number
)
SELECT
  j.number, j.raw_example, coalesce(p.region, '') AS region, j.class,
  j.calls, j.answered, j.talk_s, j.longest_s, j.first_at, j.last_at, j.accounts, j.organisations,
  CASE
    WHEN owner IS NOT NULL THEN 'line of ' || owner || ' in the register of organisations'
    WHEN registered_by IS NOT NULL THEN 'registered as own phone by account ' || registered_by
    WHEN class = 'own_phone' THEN 'called ' || calls || ' times on ' || days || ' days by ' || accounts
      || ' account(s), mostly answered, never longer than ' || longest_s || ' s: a test phone'
    WHEN class = 'victim' THEN 'longest call ' || longest_s || ' s, more than ' || $victim_min_talk_s || ' s'
    WHEN class = 'contacted' THEN 'answered, longest call ' || longest_s || ' s, not more than ' || $victim_min_talk_s || ' s'
    ELSE 'never answered'
  END AS reasons,
  coalesce(p.type, '') AS number_type, coalesce(p.zone, '') AS time_zone, j.number_id
FROM judged AS j
LEFT JOIN work.number_fact AS p ON p.number = j.number
