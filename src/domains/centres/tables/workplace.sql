-- How each place was used, so that a room in which people work together is told from a line that strangers share (VPN
-- exit, carrier's address, default campaign). All shares are per mille, from whole numbers.
WITH cell AS (
  SELECT kind, place, account_ref, hour, sum(calls) AS calls
  FROM work.presence WHERE place <> ''
  GROUP BY kind, place, account_ref, hour
),
stay AS (
  SELECT kind, place, account_ref, count(*) AS hours, min(hour) AS first_hour, max(hour) AS last_hour, sum(calls) AS calls
  FROM cell GROUP BY kind, place, account_ref
),
worked AS (
  SELECT account_ref, kind, hour FROM work.presence GROUP BY account_ref, kind, hour
),
-- Only places that several accounts used can be told from anything; of them it counts how much of their work lies there.
shared AS (
  SELECT kind, place FROM stay GROUP BY kind, place HAVING count(*) > 1
),
around AS (
  SELECT s.kind, s.place, sum(s.hours) AS hours_here, sum(w.hours) AS hours_all
  FROM stay AS s
  SEMI JOIN shared AS m ON m.kind = s.kind AND m.place = s.place
  JOIN (
    SELECT s.kind, s.place, s.account_ref, count(*) AS hours
    FROM stay AS s
    SEMI JOIN shared AS m ON m.kind = s.kind AND m.place = s.place
    JOIN worked AS w ON w.account_ref = s.account_ref AND w.kind = s.kind AND w.hour BETWEEN s.first_hour AND s.last_hour
    GROUP BY s.kind, s.place, s.account_ref
  ) AS w ON w.kind = s.kind AND w.place = s.place AND w.account_ref = s.account_ref
  GROUP BY s.kind, s.place
),
sums AS (
  SELECT s.kind, s.place, count(*) AS accounts, count(DISTINCT coalesce(o.operator_id, s.account_ref)) AS operators,
         sum(s.hours) AS account_hours, sum(s.calls) AS calls, min(s.first_hour) AS first_hour, max(s.last_hour) AS last_hour
  FROM stay AS s
  SEMI JOIN shared AS m ON m.kind = s.kind AND m.place = s.place
  LEFT JOIN work.operator_account AS o ON o.account_ref = s.account_ref
  GROUP BY s.kind, s.place
),
-- Who meets: operators, for one who works through two accounts at once is nobody's company. Where all accounts are one
-- operator's, the accounts: whether several people sit behind them is asked later, of their seats.
person AS (
  SELECT DISTINCT c.kind, c.place, CASE WHEN s.operators > 1 THEN coalesce(o.operator_id, c.account_ref) ELSE c.account_ref END AS who, c.hour
  FROM cell AS c
  JOIN sums AS s ON s.kind = c.kind AND s.place = c.place
  LEFT JOIN work.operator_account AS o ON o.account_ref = c.account_ref
),
-- Of the accounts of a place, those that handed people to another of them.
handed AS (
  SELECT kind, place, count(DISTINCT account_ref) AS accounts, sum(numbers) // 2 AS people
  FROM (
    SELECT a.kind, a.place, unnest([h.account_a, h.account_b]) AS account_ref, h.numbers
    FROM work.hand_over AS h
    JOIN stay AS a ON a.account_ref = h.account_a
    JOIN stay AS b ON b.account_ref = h.account_b AND b.kind = a.kind AND b.place = a.place
    WHERE h.numbers > 0
  )
  GROUP BY kind, place
),
days AS (
  SELECT kind, place, count(DISTINCT hour // 24) AS worked,
         quantile_disc(hour // 24, 0.9) - quantile_disc(hour // 24, 0.1) + 1 AS span,
         quantile_disc(hour, 0.9) - quantile_disc(hour, 0.1) + 1 AS hours
  FROM person GROUP BY kind, place
),
-- Within which time they came, each counted once: one who worked there for long says nothing about when the others came.
arrival AS (
  SELECT kind, place, quantile_disc(middle, 0.9) - quantile_disc(middle, 0.1) + 1 AS hours
  FROM (SELECT kind, place, who, quantile_disc(hour, 0.5) AS middle FROM person GROUP BY kind, place, who)
  GROUP BY kind, place
),
-- Days with work, not from the first to the last: one wrong clock would make years of it.
period AS (
  SELECT 24 * count(DISTINCT hour // 24) AS hours FROM work.presence
),
hourly AS (
  SELECT kind, place, hour, count(*) AS present FROM person GROUP BY kind, place, hour
),
company AS (
  SELECT kind, place, sum(present) AS cells, coalesce(sum(present) FILTER (WHERE present > 1), 0) AS cells_together,
         sum(present * (present - 1)) AS meetings,
         count(DISTINCT hour // 24) FILTER (WHERE present > 1) AS days_together
  FROM hourly GROUP BY kind, place
),
weekly_stay AS (
  SELECT kind, place, who, hour // 168 AS week, count(*) AS hours FROM person GROUP BY kind, place, who, week
),
weekly AS (
  SELECT kind, place, week, count(*) AS accounts, sum(hours) AS cells, sum(hours * hours) AS squares
  FROM weekly_stay GROUP BY kind, place, week
),
weekly_hours AS (
  SELECT kind, place, hour // 168 AS week, count(*) AS hours FROM hourly GROUP BY kind, place, week
),
chance AS (
  SELECT w.kind, w.place, sum(w.cells * w.cells - w.squares) AS chance_168, sum(w.accounts * h.hours) AS room
  FROM weekly AS w JOIN weekly_hours AS h USING (kind, place, week)
  GROUP BY w.kind, w.place
),
clock AS (
  SELECT kind, place, hour % 24 AS at_hour, count(*) AS cells FROM person GROUP BY kind, place, at_hour
),
shift AS (
  SELECT kind, place, max(cells) AS cells
  FROM (
    SELECT a.kind, a.place, a.at_hour, sum(b.cells) AS cells
    FROM clock AS a JOIN clock AS b ON b.kind = a.kind AND b.place = a.place AND (b.at_hour - a.at_hour + 24) % 24 < $shift_hours
    GROUP BY a.kind, a.place, a.at_hour
  )
  GROUP BY kind, place
),
profile AS (
  SELECT
    s.kind, s.place, s.accounts, s.operators, c.cells, s.calls, s.first_hour, s.last_hour, c.days_together,
    1000 * a.hours_here // a.hours_all AS dedicated,
    1000 * c.cells_together // c.cells AS together,
    CASE WHEN h.chance_168 > 0 THEN 1000 * 168 * c.meetings // h.chance_168 ELSE 0 END AS lift,
    1000 * c.cells // h.room AS density,
    1000 * f.cells // c.cells AS in_shift,
    1000 * d.worked // greatest(d.span, d.worked) AS steady,
    1000 * coalesce(n.accounts, 0) // s.accounts AS handed,
    coalesce(n.people, 0) AS people_handed,
    CASE WHEN s.kind = 'address'
         THEN least(300, greatest(0, s.operators - 2) * greatest(0, CAST(floor(100 * ln(p.hours / $place_life / greatest(d.hours, r.hours))) AS BIGINT)))
         ELSE 0 END AS gathered
  FROM sums AS s
  CROSS JOIN period AS p
  JOIN around AS a USING (kind, place)
  JOIN company AS c USING (kind, place)
  JOIN chance AS h USING (kind, place)
  JOIN shift AS f USING (kind, place)
  JOIN days AS d USING (kind, place)
  JOIN arrival AS r USING (kind, place)
  LEFT JOIN handed AS n USING (kind, place)
)
-- Hundredths of a natural log-odds that it is a room (or a list of one room). Company that chance explains counts against,
-- so does little of it; unless most of its accounts hand people to each other day after day: two shifts never meet (where
-- there are only two operators, they may be one person); or several came within a time in which strangers would not all
-- have come: those who are there for hours only are seldom seen to meet.
SELECT
  kind, place, accounts, operators, cells, calls, first_hour, last_hour, days_together, dedicated, together, lift, density, in_shift,
  steady, handed, gathered,
  $place_prior
  + CASE WHEN handed >= $place_handed AND people_handed >= 2 AND operators > 2 AND steady >= $place_steady AND dedicated >= 500
         THEN greatest(company, 0) + greatest(300, gathered)
         WHEN company < 0 THEN company * (300 - gathered) // 300 + gathered
         ELSE company + gathered END
  + CASE WHEN dedicated >= 700 THEN 100 WHEN dedicated >= 400 THEN 0 ELSE -150 END
  + CASE WHEN cells < 20 THEN 0 WHEN in_shift >= 900 THEN 50 WHEN in_shift < 650 THEN -100 ELSE 0 END
  + CASE WHEN 2 * steady < $place_steady THEN -400 ELSE 0 END
  -- One person's accounts follow each other on one list.
  + CASE WHEN kind = 'list' AND together < 250 THEN -200 ELSE 0 END
  + CASE WHEN accounts > $place_accounts THEN -300 ELSE 0 END AS evidence
FROM (
  SELECT
    *,
    CASE WHEN together >= 500 THEN 300 WHEN together >= 250 THEN 200 WHEN together >= 100 THEN -150 ELSE -300 END
    + CASE WHEN density >= $place_density OR lift >= $place_lift THEN 150
           WHEN 2 * density >= $place_density AND 2 * lift >= $place_lift THEN 50
           WHEN 2 * density >= $place_density OR 2 * lift >= $place_lift THEN -100 ELSE -400 END
    + CASE WHEN days_together >= 5 THEN 150 WHEN days_together >= 2 THEN 50 ELSE -200 END
    + CASE WHEN cells * together < 6000 THEN -300 WHEN cells * together < 10000 THEN -100 ELSE 0 END AS company
  FROM profile
)
