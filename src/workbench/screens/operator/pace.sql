SELECT account_ref, attempts, answered, style, peak_per_minute, concurrent, bursts, active_days, hours_utc, weekdays_utc, shift_utc,
       implied_zone, zone_sure
FROM account_pace WHERE operator_id = $id ORDER BY attempts DESC, account_ref LIMIT 100
