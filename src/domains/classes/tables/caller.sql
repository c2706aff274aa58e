-- The accounts that called, each with a place in their order: calls are added up by that place instead of by a text. Where calls
-- that nobody took have talk, the length counts the ringing: as a rule so much of it as there is in those.
SELECT row_number() OVER (ORDER BY account_ref) AS account_no, account_ref,
       CASE WHEN 2 * rung > untaken AND NOT ignores($ignore_evidence, 'ringing') THEN CAST(round(ringing_s) AS BIGINT) ELSE 0 END AS ringing_s
FROM (
  SELECT account_ref, count(*) FILTER (NOT answered) AS untaken, count(*) FILTER (NOT answered AND talk_s > 0) AS rung,
         median(talk_s) FILTER (NOT answered AND talk_s > 0) AS ringing_s
  FROM canonical.call WHERE account_ref IS NOT NULL
  GROUP BY account_ref
)
