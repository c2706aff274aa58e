-- A row per number of class victim, with what is known of the harm.
WITH scenes AS (
  SELECT number_id, max(stages) AS stages, count(*) AS scenes FROM scene GROUP BY number_id
),
listed AS (
  SELECT phone AS number, min(born_on) AS born_on FROM canonical.contact WHERE phone <> '' AND born_on IS NOT NULL GROUP BY phone
),
losses AS (
  SELECT number, sum(complaints) AS complaints,
         sum(loss) FILTER (WHERE currency = $base_currency) AS base_loss,
         coalesce(string_agg(currency || ' ' || loss, '; ' ORDER BY currency) FILTER (WHERE currency <> $base_currency AND loss > 0), '') AS other_loss,
         max(loss) AS largest_loss, arg_max(currency, (loss, currency)) AS largest_currency
  FROM work.number_loss
  GROUP BY number
),
joined AS (
  SELECT
    n.*, coalesce(i.codes, 0) AS codes_captured, coalesce(s.stages, 1) AS stages,
    coalesce(l.complaints, 0) AS complaints, coalesce(l.base_loss, 0) AS reported_loss,
    coalesce(l.other_loss, '') AS other_loss, coalesce(l.largest_loss, 0) AS largest_loss, l.largest_currency,
    date_diff('day', n.first_at, n.last_at) AS days, coalesce(s.scenes, 0) AS scenes,
    CAST(floor(date_diff('month', b.born_on, CAST(n.first_at AS DATE)) / 12) AS BIGINT) AS age
  FROM number AS n
  LEFT JOIN work.captured_code AS i ON i.number = n.number
  LEFT JOIN scenes AS s ON s.number_id = n.number_id
  LEFT JOIN listed AS b ON b.number = n.number
  LEFT JOIN losses AS l ON l.number = n.number
  WHERE n.class = 'victim'
)
SELECT
  number, raw_example, region, class, calls, answered, talk_s, longest_s, first_at, last_at, accounts, organisations,
  reasons, probability, codes_captured, stages, complaints, reported_loss,
  $base_currency AS currency,
  concat_ws('; ',
    CASE WHEN codes_captured = 1 THEN 'a code captured' WHEN codes_captured > 1 THEN codes_captured || ' codes captured' END,
    CASE WHEN largest_loss >= $care_loss THEN 'reported loss of ' || trim(largest_currency || ' ' || largest_loss) END,
    CASE WHEN talk_s >= $care_talk_s THEN 'held in conversation for ' || (talk_s // 60) || ' minutes in all' END,
    CASE WHEN stages >= $care_stages THEN 'a script of ' || stages || ' stages' END,
    CASE WHEN scenes >= $care_crews THEN 'worked on by ' || scenes || ' crews or at ' || scenes || ' times' END,
    CASE WHEN age BETWEEN $care_age AND 120 THEN 'about ' || age || ' years old by a contact list' END,
    CASE WHEN calls >= $care_calls AND days >= 1 THEN calls || ' calls over ' || (days + 1) || ' days' END
  ) AS care,
  other_loss AS reported_loss_other, number_type, time_zone, number_id
FROM joined
ORDER BY number_id
