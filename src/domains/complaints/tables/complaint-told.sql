-- What each complaint says, ready to be compared. Times as people write them: 19:04, 7.30 pm, 19h, "about 8 pm", "in the
-- evening". `grid` says how round a time is: 0 a minute like any other, 1 on five minutes, 2 on a quarter or said to be
-- about, 3 on the hour. Parts of the day are windows of minutes after midnight, wide because people use them loosely.
WITH words AS (
  SELECT * FROM (VALUES
    (1, 'early morning|vroege|madrugada|petit matin', 180, 540),
    (2, 'vormittag|voormiddag|forenoon', 420, 750),
    (3, 'nachmittag|namiddag|afternoon|apr.s.midi|apres.midi|pomeriggio|eftermiddag', 720, 1110),
    (4, 'morning|morgen|ochtend|matin|ma.ana|mattin|утр|manh.|rano', 300, 750),
    (5, 'mittag|noon|midi|mediod.a|lunch|mezzogiorno|полд', 660, 870),
    (6, 'middag|дн.м|дня', 690, 1110),
    (7, 'tarde', 720, 1260),
    (8, 'evening|abend|avond|soir|sera|anochecer|kv.ll|вечер|tonight', 1020, 1410),
    (9, 'night|nacht|nuit|noche|noite|notte|natt|ноч', 1200, 1830)
  ) AS w (place, pattern, from_min, to_min)
),
clocked AS (
  SELECT *, lower(coalesce(call_time_raw, '')) AS said,
    upper(regexp_replace(coalesce(postcode, ''), '[^A-Za-z0-9]', '', 'g')) AS plain_postcode,
    regexp_extract(lower(coalesce(call_time_raw, '')),
      '(?:^|[^0-9])([01]?[0-9]|2[0-3])(?:\s*[:.h]\s*([0-5][0-9])(?:[:.][0-5][0-9])?|)\s*(a\.?m|p\.?m|uhr|uur|h|u|час|)', ['hour', 'minute', 'half']) AS clock
  FROM canonical.complaint
),
timed AS (
  SELECT *,
    CASE WHEN clock.hour = '' OR (clock.minute = '' AND clock.half = '') THEN NULL
         ELSE (try_cast(clock.hour AS BIGINT) % CASE WHEN clock.half[1] IN ('a', 'p') THEN 12 ELSE 24 END
               + CASE WHEN clock.half[1] = 'p' THEN 12 ELSE 0 END) * 60 + coalesce(try_cast(nullif(clock.minute, '') AS BIGINT), 0) END AS minute,
    regexp_matches(said, 'about|around|circa|\bca\b|~|ungef|gegen|vers|rond|around|sobre|около|примерно|omstreeks') AS loose
  FROM clocked
),
parted AS (
  SELECT t.exhibit, t.source_table, t.source_row, min_by(w.from_min, w.place) AS from_min, min_by(w.to_min, w.place) AS to_min
  FROM timed AS t JOIN words AS w ON t.minute IS NULL AND t.said <> '' AND regexp_matches(t.said, w.pattern)
  GROUP BY t.exhibit, t.source_table, t.source_row
)
SELECT
  row_number() OVER (ORDER BY t.exhibit, t.source_table, t.source_row) AS told_id,
  coalesce(t.complaint_ref, t.source_table || ':' || t.source_row) AS complaint_ref,
  t.called, regexp_replace(replace(coalesce(t.called_raw, ''), '(0)', ''), '[^0-9+]', '', 'g') AS called_digits,
  t.presented, coalesce(t.call_date, CAST(NULL AS DATE)) AS call_date, t.received_on, t.minute,
  CASE WHEN t.minute IS NULL THEN NULL WHEN t.minute % 60 = 0 THEN 3 WHEN t.minute % 15 = 0 OR t.loose THEN 2
       WHEN t.minute % 5 = 0 THEN 1 ELSE 0 END AS grid,
  p.from_min, p.to_min, lower(trim(coalesce(t.organisation, ''))) AS organisation,
  CASE WHEN length(t.plain_postcode) < 4 THEN '' WHEN regexp_matches(t.plain_postcode, '^[A-Z]') THEN regexp_extract(t.plain_postcode, '^[A-Z]+')
       ELSE left(t.plain_postcode, 2) END AS postcode_area, coalesce(t.currency, '') AS currency, t.loss,
  t.exhibit, t.source_table, t.source_row
FROM timed AS t
LEFT JOIN parted AS p ON p.exhibit = t.exhibit AND p.source_table = t.source_table AND p.source_row = t.source_row
