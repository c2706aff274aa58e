SELECT attempts, answered, mean_talk_s, style, peak_per_minute, concurrent, bursts, best_six_hours, active_days, hours_utc, weekdays_utc,
       shift_utc, shift_local, implied_zone, zone_sure
FROM account_pace WHERE account_ref = $id
