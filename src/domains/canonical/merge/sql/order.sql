-- How starts run along the ids of a table (or its rows, where ids are no numbers), in a few thousand blocks.
SELECT block, count(*) AS calls, quantile_disc(CAST(epoch(started_at) AS BIGINT), 0.5) AS middle
FROM (
  SELECT started_at, CASE WHEN $by_id THEN try_cast(call_ref AS BIGINT) ELSE source_row END // $block AS block
  FROM mapped.call__new
  WHERE exhibit = $exhibit AND source_table = $source_table AND started_at IS NOT NULL
)
WHERE block IS NOT NULL
GROUP BY block
ORDER BY block;
