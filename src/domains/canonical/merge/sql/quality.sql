-- Rows whose own values contradict each other, by table.
CREATE OR REPLACE TEMP TABLE merge_odd AS
SELECT
  exhibit, source_table, count(*) AS calls,
  count(*) FILTER (WHERE talk_s > duration_s + $talk_slack_s) AS talk_over_call,
  count(*) FILTER (WHERE talk_s > $longest_call_s OR duration_s > $longest_call_s) AS too_long,
  count(*) FILTER (WHERE ended_at < started_at OR answered_at < started_at) AS end_before_start
FROM mapped.call__new
WHERE _problem IS NULL
GROUP BY exhibit, source_table;
