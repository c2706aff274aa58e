-- Calls of more than a day are channels that hung, not conversations.
UPDATE mapped.call__new SET
  talk_s = CASE WHEN talk_s <= $longest_call_s THEN talk_s END,
  duration_s = CASE WHEN duration_s <= $longest_call_s THEN duration_s END
WHERE _problem IS NULL AND exhibit = $exhibit AND source_table = $source_table AND $too_long
  AND (talk_s > $longest_call_s OR duration_s > $longest_call_s);

-- Talk that is longer than the whole call: the shorter figure claims less.
UPDATE mapped.call__new SET talk_s = duration_s
WHERE _problem IS NULL AND exhibit = $exhibit AND source_table = $source_table AND $talk_over_call
  AND talk_s > duration_s + $talk_slack_s;

-- An end or an answer before the start says nothing.
UPDATE mapped.call__new SET
  ended_at = CASE WHEN ended_at >= started_at THEN ended_at END,
  answered_at = CASE WHEN answered_at >= started_at THEN answered_at END
WHERE _problem IS NULL AND exhibit = $exhibit AND source_table = $source_table AND $end_before_start
  AND (ended_at < started_at OR answered_at < started_at);
