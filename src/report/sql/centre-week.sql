SELECT weekday, hour, zone, calls FROM work.centre_shift
WHERE centre_id = (SELECT centre_id FROM call_centre ORDER BY victims DESC, calls DESC, centre_id LIMIT 1)
ORDER BY weekday, hour
