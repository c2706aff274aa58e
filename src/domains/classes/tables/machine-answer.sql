-- Outcomes and answering applications of this case that mean a machine: an announcement of the exchange, a voicemail
-- that the dialler recognised.
-- An application answers by itself only where no line was called.
SELECT disposition, answered_by, reached
FROM (
  SELECT coalesce(disposition, '') AS disposition, coalesce(answered_by, '') AS answered_by, coalesce(trunk, '') <> '' AS reached
  FROM canonical.call
  WHERE talk_s > 0
  GROUP BY ALL
)
WHERE (NOT reached AND regexp_full_match(lower(answered_by), $machine_applications))
   OR regexp_full_match(lower(disposition), $machine_outcomes)
