-- When the busiest accounts call: calls by the hour, and what the hours imply.
SELECT account_ref, operator_id, attempts, style, peak_per_minute, bursts, active_days, hours_utc, shift_utc, implied_zone, zone_sure
FROM account_pace
ORDER BY attempts DESC, account_ref
LIMIT 20
