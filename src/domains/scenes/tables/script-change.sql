-- Calls that reached a number under another identity than before, counted by who had called before, what had come of it,
-- and by what tells a script's next stage from a further story: the number, the time between, the talk of the call itself.
SELECT
  a.before_home AS crew, a.before AS before, coalesce(w.shown, 'unknown') AS shown, script_gap(a.since_s) AS gap,
  script_after(a.talk_s) AS after, a.relation, count(*) AS changes
FROM work.scene_again AS a
LEFT JOIN work.scene_shown AS w ON w.call_no = a.call_no
WHERE a.reached AND a.other AND a.before_machine < 0.5
GROUP BY ALL
ORDER BY ALL
