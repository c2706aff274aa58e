-- The numbers of this case that a complainant may have meant: the one she wrote, one slip away from it (a digit wrong, two
-- neighbours exchanged, one left out or one too many), or the end of one. The variants of the few written numbers are
-- made and looked up among the numbers dialled, never the other way round. The first two digits, of the calling code, stay.
WITH codes AS (
  SELECT unnest($codes) AS code
),
written AS (
  SELECT told_id, called, called_digits AS digits FROM work.complaint_told WHERE length(ltrim(called_digits, '+0')) BETWEEN 6 AND 16
),
readings AS (
  SELECT told_id, ltrim(called, '+') AS digits FROM written WHERE called <> ''
  UNION
  SELECT w.told_id, CASE WHEN starts_with(digits, '+') THEN substr(digits, 2) WHEN starts_with(digits, '00') THEN substr(digits, 3) ELSE digits END
  FROM written AS w ANTI JOIN work.number_fact AS f ON f.number = w.called
  UNION
  SELECT w.told_id, c.code || ltrim(w.digits, '0')
  FROM written AS w ANTI JOIN work.number_fact AS f ON f.number = w.called CROSS JOIN codes AS c
  WHERE NOT starts_with(w.digits, '+') AND NOT starts_with(w.digits, '00')
),
usable AS (
  SELECT told_id, digits, length(digits) AS n FROM readings WHERE regexp_full_match(digits, '[0-9]{7,16}')
),
variants AS (
  SELECT told_id, digits, 0 AS slip FROM usable
  UNION ALL
  SELECT told_id, substr(digits, 1, i - 1) || d || substr(digits, i + 1), 1
  FROM (SELECT *, unnest(range(3, n + 1)) AS i FROM usable) CROSS JOIN (SELECT unnest(range(0, 10)) AS d)
  UNION ALL
  SELECT told_id, substr(digits, 1, i - 1) || digits[i + 1] || digits[i] || substr(digits, i + 2), 2
  FROM (SELECT *, unnest(range(3, n)) AS i FROM usable)
  UNION ALL
  SELECT told_id, substr(digits, 1, i - 1) || substr(digits, i + 1), 3 FROM (SELECT *, unnest(range(3, n + 1)) AS i FROM usable)
  UNION ALL
  SELECT told_id, substr(digits, 1, i) || d || substr(digits, i + 1), 3
  FROM (SELECT *, unnest(range(2, n + 1)) AS i FROM usable) CROSS JOIN (SELECT unnest(range(0, 10)) AS d)
),
ends AS (
  SELECT told_id, CAST(ltrim(digits, '+') AS BIGINT) AS tail, length(digits) AS n
  FROM written WHERE called = '' AND regexp_full_match(digits, '[0-9]{6,8}')
),
found AS (
  SELECT v.told_id, f.number, v.slip
  FROM (SELECT told_id, CAST(digits AS BIGINT) AS digits, min(slip) AS slip FROM variants GROUP BY ALL) AS v
  JOIN work.number_fact AS f ON f.digits = v.digits
  UNION ALL
  SELECT e.told_id, f.number, 4
  FROM work.number_fact AS f
  JOIN ends AS e ON e.n = 6 AND f.digits % 1000000 = e.tail
  UNION ALL
  SELECT e.told_id, f.number, 4 FROM work.number_fact AS f JOIN ends AS e ON e.n = 7 AND f.digits % 10000000 = e.tail
  UNION ALL
  SELECT e.told_id, f.number, 4 FROM work.number_fact AS f JOIN ends AS e ON e.n = 8 AND f.digits % 100000000 = e.tail
)
SELECT told_id, number, min(slip) AS slip FROM found GROUP BY told_id, number
ORDER BY told_id, number
