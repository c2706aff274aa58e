-- A row per dialled number. Grouped by the digits as a whole number, which is far cheaper than by text; accounts and
-- organisations are listed only for the few numbers that have several.
WITH per_call AS (
  SELECT
    coalesce(try_cast(ltrim(c.dialled, '+') AS BIGINT), 0) AS digits,
    CASE WHEN c.dialled = '' THEN 'raw:' || regexp_replace(c.dialled_raw, '[^0-9+*#]', '', 'g') ELSE '' END AS spelled,
    c.dialled_raw, c.account_ref, p.organisation_no, c.answered, c.talk_s, c.started_at
  FROM canonical.call AS c
  LEFT JOIN work.presented_organisation AS p
    ON p.presented = c.presented AND p.presented_name = coalesce(c.presented_name, '')
  WHERE c.dialled_raw IS NOT NULL
),
per_number AS MATERIALIZED (
  SELECT
    digits, spelled, min(dialled_raw) AS raw_example,
    count(*) AS calls, count(*) FILTER (WHERE answered) AS answered,
    coalesce(sum(talk_s), 0) AS talk_s, coalesce(max(talk_s), 0) AS longest_s,
    min(started_at) AS first_at, max(started_at) AS last_at,
    min(account_ref) AS account_a, max(account_ref) AS account_z,
    min(organisation_no) AS organisation_a, max(organisation_no) AS organisation_z
  FROM per_call
  GROUP BY digits, spelled
),
-- The few numbers with several accounts or organisations or many calls are looked at once more, call by call. Only
-- numbers called again and again can be test phones: days count for those alone.
closer AS (
  SELECT digits, spelled FROM per_number
  WHERE account_a <> account_z OR organisation_a <> organisation_z OR calls >= $own_phone_min_calls
),
looked AS MATERIALIZED (
  SELECT
    coalesce(try_cast(ltrim(c.dialled, '+') AS BIGINT), 0) AS digits,
    CASE WHEN c.dialled = '' THEN 'raw:' || regexp_replace(c.dialled_raw, '[^0-9+*#]', '', 'g') ELSE '' END AS spelled,
    c.account_ref, c.presented, coalesce(c.presented_name, '') AS presented_name, c.started_at
  FROM canonical.call AS c
  SEMI JOIN closer AS n
    ON n.digits = coalesce(try_cast(ltrim(c.dialled, '+') AS BIGINT), 0)
    AND n.spelled = CASE WHEN c.dialled = '' THEN 'raw:' || regexp_replace(c.dialled_raw, '[^0-9+*#]', '', 'g') ELSE '' END
  WHERE c.dialled_raw IS NOT NULL
),
several AS (
  SELECT c.digits, c.spelled, count(DISTINCT c.account_ref) AS accounts,
         string_agg(DISTINCT p.organisation, ';' ORDER BY p.organisation) AS organisations,
         count(DISTINCT CAST(c.started_at AS DATE)) AS days
  FROM looked AS c
  LEFT JOIN work.presented_organisation AS p ON p.presented = c.presented AND p.presented_name = c.presented_name
  GROUP BY c.digits, c.spelled
),
named AS (
  SELECT organisation_no, min(organisation) AS organisation
  FROM work.presented_organisation WHERE organisation_no IS NOT NULL GROUP BY organisation_no
),
listed AS (
  SELECT
    CASE WHEN n.spelled = '' THEN '+' || n.digits ELSE '' END AS number,
    CASE WHEN n.spelled = '' THEN '+' || n.digits ELSE n.spelled END AS number_id,
    n.raw_example, n.calls, n.answered, n.talk_s, n.longest_s, n.first_at, n.last_at,
    coalesce(s.accounts, CASE WHEN n.account_a IS NULL THEN 0 ELSE 1 END) AS accounts,
    coalesce(s.organisations, o.organisation, '') AS organisations, s.days
  FROM per_number AS n
  LEFT JOIN several AS s ON s.digits = n.digits AND s.spelled = n.spelled
  LEFT JOIN named AS o ON o.organisation_no = n.organisation_a
),
judged AS (
  SELECT
    n.*, o.organisation AS owner, r.account_ref AS registered_by,
    CASE
      WHEN o.organisation IS NOT NULL THEN 'organisation'
      WHEN r.account_ref IS NOT NULL THEN 'own_phone'
      WHEN n.calls >= $own_phone_min_calls AND n.days >= $own_phone_min_days AND 4 * n.answered >= 3 * n.calls AND n.accounts <= $own_phone_max_accounts
           AND n.longest_s <= $own_phone_max_talk_s AND coalesce(i.codes, 0) = 0 THEN 'own_phone'
      WHEN n.longest_s > $victim_min_talk_s THEN 'victim'
      WHEN n.answered > 0 THEN 'contacted'
      ELSE 'unknown'
    END AS class
  FROM listed AS n
  LEFT JOIN work.organisation_line AS o ON o.number = n.number
  LEFT JOIN work.registered_phone AS r ON r.phone = n.number
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
