-- Outcomes and answering applications of this case that mean a machine: an announcement of the exchange, a voicemail
-- that the dialler recognised.
-- An application answers by itself only where no line was called; a voicemail that was recognised was reached over some line,
-- whether the record names it or not (`taken`).
SELECT disposition, answered_by, reached, reached OR recognised AS taken
FROM (
  SELECT disposition, answered_by, reached,
    NOT reached AND regexp_full_match(lower(answered_by), $machine_applications) AS own,
    regexp_full_match(lower(disposition), $machine_outcomes)
      OR (regexp_full_match(lower(answered_by), $machine_outcomes)
          AND NOT regexp_full_match(lower(answered_by), $machine_applications)) AS recognised
  FROM (
    SELECT coalesce(disposition, '') AS disposition, coalesce(answered_by, '') AS answered_by, coalesce(trunk, '') <> '' AS reached
    FROM canonical.call
    WHERE talk_s > 0
    GROUP BY ALL
  )
)
WHERE own OR recognised
