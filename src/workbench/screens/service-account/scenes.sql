-- Runs of calls it took part in, the longest first.
SELECT scene_id, number_id, kind, first_at, stages, calls, talk_s, codes_captured, organisations, outcome, probability
FROM scene WHERE list_contains(string_split(account_refs, ';'), $id) ORDER BY talk_s DESC, scene_id LIMIT 50
