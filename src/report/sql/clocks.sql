-- Clocks that were compared, a row for each pair of them.
SELECT
  exhibit, source_table, server, basis, against_exhibit, against_table, against_server,
  min(offset_s) AS least, max(offset_s) AS most, sum(pairs)::BIGINT AS pairs, bool_or(corrected) AS corrected,
  count(*) OVER () AS total
FROM clock_offset
GROUP BY ALL
ORDER BY pairs DESC, exhibit, source_table, server, basis, against_exhibit, against_table, against_server
LIMIT 40
