-- A row per organisation that was impersonated: by the register of numbers, else by the name
-- the account typed, else by a number next to a registered one.
WITH per_call AS (
  SELECT p.organisation, c.presented, c.account_ref, c.dialled
  FROM canonical.call AS c
  JOIN work.presented_organisation AS p
    ON p.presented = c.presented AND p.presented_name = coalesce(c.presented_name, '')
  WHERE p.organisation IS NOT NULL
),
per_account AS (
  SELECT organisation, account_ref, count(*) AS calls FROM per_call GROUP BY organisation, account_ref
),
numbers AS (
  SELECT organisation, count(DISTINCT presented) FILTER (WHERE presented <> '') AS numbers
  FROM work.presented_organisation WHERE organisation IS NOT NULL GROUP BY organisation
),
ways AS (
  SELECT organisation, string_agg(how || ' ' || calls, '; ' ORDER BY calls DESC, how) AS how
  FROM (SELECT organisation, how, sum(calls) AS calls FROM work.presented_organisation WHERE organisation IS NOT NULL GROUP BY organisation, how)
  GROUP BY organisation
),
victims AS (
  SELECT organisation, count(*) AS victims
  FROM (SELECT DISTINCT c.organisation, c.dialled FROM per_call AS c JOIN victim AS v ON v.number = c.dialled)
  GROUP BY organisation
),
codes AS (
  SELECT organisation, sum(codes) AS codes FROM work.organisation_code GROUP BY organisation
),
losses AS (
  SELECT organisation, sum(loss) FILTER (WHERE currency = $base_currency) AS base_loss,
         coalesce(string_agg(currency || ' ' || loss, '; ' ORDER BY currency) FILTER (WHERE currency <> $base_currency AND loss > 0), '') AS other_loss
  FROM work.organisation_loss GROUP BY organisation
)
SELECT
  a.organisation, coalesce(max(n.numbers), 0) AS numbers, sum(a.calls) AS calls, coalesce(max(v.victims), 0) AS victims,
  count(DISTINCT a.account_ref) AS accounts, coalesce(max(c.codes), 0) AS codes_captured,
  coalesce(max(l.base_loss), 0) AS reported_loss, $base_currency AS currency, coalesce(max(l.other_loss), '') AS reported_loss_other,
  max(w.how) AS how
FROM per_account AS a
LEFT JOIN numbers AS n USING (organisation)
LEFT JOIN ways AS w USING (organisation)
LEFT JOIN victims AS v USING (organisation)
LEFT JOIN codes AS c USING (organisation)
LEFT JOIN losses AS l USING (organisation)
GROUP BY a.organisation
