-- The calls to every dialled number added up, and what kind of number it is.
WITH added AS (
  SELECT
    number_no, min(spelling) AS spelling,
    count(*) AS calls, count(*) FILTER (WHERE answered) AS answered, count(*) FILTER (WHERE answered AND machine <= 1000) AS reached,
    coalesce(sum(talk_s), 0) AS talk_s, coalesce(max(talk_s), 0) AS longest_s,
    coalesce(max(talk_spoken(spoken_s, played, $victim_min_talk_s)), 0) AS spoken_s, count(*) FILTER (played) AS played,
    min(started_at) AS first_at, max(started_at) AS last_at, min(account_no) AS account_a, max(account_no) AS account_z,
    min(organisation_no) AS organisation_a, max(organisation_no) AS organisation_z, max(machine) AS machine
  FROM work.dialled_call
  GROUP BY number_no
)
SELECT a.*, f.kind_no
FROM added AS a LEFT JOIN work.number_fact AS f ON f.digits = a.number_no
