SELECT *
FROM fitting
WHERE $status = '' OR status = $status
ORDER BY CASE WHEN $sort = 'loss' THEN loss END DESC NULLS LAST,
         CASE WHEN $sort = 'doubt' THEN abs(coalesce(probability, 0) - 0.5) END NULLS LAST,
         coalesce(received_on, call_date) DESC NULLS LAST, exhibit, source_table, source_row
LIMIT $limit OFFSET $offset
