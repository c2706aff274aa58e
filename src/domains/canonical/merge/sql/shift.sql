-- Times of a recording whose clock was ahead, by the clock that is trusted.
UPDATE mapped.call__new AS m SET
  started_at = m.started_at - to_seconds(s.ahead), answered_at = m.answered_at - to_seconds(s.ahead),
  ended_at = m.ended_at - to_seconds(s.ahead)
FROM merge_shift AS s
WHERE m.started_at >= s.from_at AND m.started_at < s.to_at AND s.ahead <> 0 AND m.exhibit = $exhibit
  AND m.source_table = $source_table AND (NOT $split OR coalesce(m.server, '') = $server);
