SELECT *, count(*) OVER () AS total FROM call_centre ORDER BY victims DESC, calls DESC, centre_id LIMIT 15
