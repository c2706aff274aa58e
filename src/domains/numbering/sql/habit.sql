-- The region that a context without a hint dials from. In: phone_habit_sample, phone_habit_reading, phone_free.
-- Out: phone_context (context, hint, source, sampled, explained, lead_milli).
-- Each region is judged by how well it explains what the context dials, in thousandths of a power of ten (milli):
--   prior     log10 of the region's part in the stated hints and in the international calls of the whole case
--   own       log10 (1 + the context's calls to the region in a spelling that needs no hint)
--   explained for every sampled spelling that is a valid number there: how much likelier that is than by chance, log10
--             (digit strings of that length / valid numbers among them), so that a plan in which nearly everything is
--             valid does not win by being permissive; and $phone_noise_milli more than one that is not valid, because few
--             numbers are mistyped. Landlines and special numbers count $phone_unlikely_milli less: frauds call mobiles more
-- The best region is taken when it explains at least half of the sample and leads by at least $phone_lead_milli.
CREATE OR REPLACE TEMP TABLE phone_context AS
WITH prior AS (
  SELECT region, (1000 * log10((uses + 1.0) / (SELECT sum(uses) + 1.0 FROM phone_case_region)))::INTEGER AS milli
  FROM phone_case_region
), own AS (
  SELECT u.context, o.region, (1000 * log10(1.0 + sum(u.uses)))::INTEGER AS milli
  FROM phone_use u
  JOIN phone_free f ON f.raw = u.raw
  JOIN phone_outcome o ON o.outcome_id = f.outcome
  WHERE u.hint IS NULL AND u.context IS NOT NULL AND o.valid AND f.f_rule <> 'bare'
  GROUP BY u.context, o.region
), read AS (
  SELECT r.raw, r.d_n, r.hint, o.type, coalesce(o.valid, false) AND NOT r.idd AND o.form IN ('plain', 'prefix') AS explains
  FROM phone_habit_reading r LEFT JOIN phone_outcome o ON o.outcome_id = r.outcome
), explained AS (
  SELECT h.context, r.hint AS region,
         count(*) FILTER (r.explains) AS explained,
         sum(CASE WHEN r.explains
                  THEN 1000 * r.d_n - z.milli + $phone_noise_milli
                       - CASE WHEN r.type IN ('MOBILE', 'FIXED_LINE_OR_MOBILE') THEN 0 ELSE $phone_unlikely_milli END
                  ELSE 0 END)::BIGINT AS milli
  FROM phone_habit_sample h
  JOIN read r ON r.raw = h.raw
  JOIN phone_region_size z ON z.region = r.hint AND z.digits = least(r.d_n, $max_digits)
  GROUP BY h.context, r.hint
), scored AS (
  SELECT e.context, e.region, e.explained, e.milli + p.milli + coalesce(o.milli, 0) AS milli
  FROM explained e JOIN prior p ON p.region = e.region LEFT JOIN own o ON o.context = e.context AND o.region = e.region
), ranked AS (
  SELECT context, region, explained,
         milli - lead(milli, 1, 0) OVER (PARTITION BY context ORDER BY milli DESC, region) AS lead_milli,
         row_number() OVER (PARTITION BY context ORDER BY milli DESC, region) AS place
  FROM scored
), contexts AS (
  SELECT context, max(hint) AS hint, count(*) AS spellings FROM phone_use WHERE context IS NOT NULL GROUP BY context
), sampled AS (
  SELECT context, count(*) AS sampled FROM phone_habit_sample GROUP BY context
)
SELECT c.context,
       CASE WHEN c.hint IS NOT NULL THEN c.hint
            WHEN 2 * r.explained >= s.sampled AND r.lead_milli >= $phone_lead_milli THEN r.region
            ELSE $service_region END AS hint,
       CASE WHEN c.hint IS NOT NULL THEN 'stated'
            WHEN 2 * r.explained >= s.sampled AND r.lead_milli >= $phone_lead_milli THEN 'habit'
            WHEN $service_region IS NOT NULL THEN 'service'
            ELSE 'none' END AS source,
       coalesce(s.sampled, 0) AS sampled, coalesce(r.explained, 0) AS explained, coalesce(r.lead_milli, 0)::BIGINT AS lead_milli
FROM contexts c
LEFT JOIN sampled s ON s.context = c.context
LEFT JOIN ranked r ON r.context = c.context AND r.place = 1;
