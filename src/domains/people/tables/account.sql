-- A row per account of the seized service. An account may stand in several rows of an exhibit (satellite tables with
-- wallets or devices): the fullest value wins, ties go to the smallest.
WITH known AS (
  SELECT account_ref FROM canonical.account WHERE account_ref IS NOT NULL
  UNION
  SELECT account_ref FROM canonical.call WHERE account_ref IS NOT NULL
),
held AS (
  SELECT account_ref, min(username) AS username, min(name) AS name, min(email) AS email, min(handle) AS handle,
         min(phone) FILTER (WHERE phone <> '') AS phone, min(dial_region) FILTER (WHERE dial_region <> '') AS dial_region,
         min(plan) AS plan, min(created_at) AS created_at, max(last_seen_at) AS last_seen_at,
         bool_or(banned) AS banned
  FROM canonical.account GROUP BY account_ref
),
paid AS (
  SELECT account_ref, sum(amount) FILTER (WHERE currency = $base_currency OR currency IS NULL) AS spent, count(*) AS payments
  FROM canonical.payment WHERE confirmed IS NOT FALSE GROUP BY account_ref
),
-- Grouped by account and number first: count(DISTINCT …) over all calls would hold every number once an account.
worked AS (
  SELECT account_ref, dialled, count(*) AS calls, sum(talk_s) AS talk_s, min(started_at) AS first_at, max(started_at) AS last_at
  FROM canonical.call GROUP BY account_ref, dialled
),
called AS (
  SELECT w.account_ref, sum(w.calls) AS calls, coalesce(sum(w.talk_s), 0) AS talk_s,
         min(w.first_at) AS first_at, max(w.last_at) AS last_at, count(v.number) AS victims
  FROM worked AS w LEFT JOIN victim AS v ON v.number = w.dialled
  GROUP BY w.account_ref
),
regions AS (
  SELECT account_ref, arg_max(region, (calls, region)) AS region
  FROM (
    SELECT w.account_ref, f.region, sum(w.calls) AS calls
    FROM worked AS w JOIN work.number_fact AS f ON f.number = w.dialled
    WHERE f.region <> ''
    GROUP BY w.account_ref, f.region
  )
  GROUP BY account_ref
),
codes AS (
  SELECT account_ref, count(*) AS codes FROM canonical.interception WHERE captured GROUP BY account_ref
)
SELECT
  k.account_ref, o.operator_id, h.username, h.name, h.email, h.handle, h.phone,
  coalesce(h.dial_region, r.region, '') AS region, h.plan, h.created_at, h.last_seen_at, h.banned,
  coalesce(p.spent, 0) AS spent, $base_currency AS currency, coalesce(p.payments, 0) AS payments,
  coalesce(c.calls, 0) AS calls, coalesce(c.victims, 0) AS victims, coalesce(c.talk_s, 0) AS talk_s,
  coalesce(i.codes, 0) AS codes_captured, c.first_at, c.last_at
FROM known AS k
LEFT JOIN held AS h USING (account_ref)
LEFT JOIN work.operator_account AS o USING (account_ref)
LEFT JOIN paid AS p USING (account_ref)
LEFT JOIN called AS c USING (account_ref)
LEFT JOIN regions AS r USING (account_ref)
LEFT JOIN codes AS i USING (account_ref)
