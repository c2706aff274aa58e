-- Talk time and answer fill each other in where a service keeps only one of them.
SELECT
  c.call_ref, c.account_ref, c.unique_ref, c.started_at, c.answered_at, c.ended_at,
  c.dialled_raw, CASE WHEN d.number > 0 THEN '+' || d.number ELSE '' END AS dialled, c.presented_raw, CASE WHEN s.number > 0 THEN '+' || s.number ELSE '' END AS presented, c.presented_name,
  coalesce(c.duration_s, date_diff('second', c.started_at, c.ended_at)) AS duration_s,
  coalesce(
    c.talk_s, date_diff('second', c.answered_at, c.ended_at), CASE WHEN c.answered THEN c.duration_s WHEN NOT c.answered THEN 0 END
  ) AS talk_s,
  c.disposition,
  coalesce(c.answered, c.answered_at IS NOT NULL OR c.talk_s > 0) AS answered,
  c.trunk, c.ip_raw, coalesce(i.canonical, '') AS ip, c.digits, c.cost,
  c.group_ref, c.sequence, c.server, c.agent_ref, c.list_ref, c.contact_ref, c.answered_by, c.hangup_cause, c.attestation, c.recording,
  c.transferred_to,
  c.exhibit, c.source_table, c.source_row
FROM mapped.call AS c
LEFT JOIN work.account_hint AS h ON h.account_ref = coalesce(c.account_ref, '')
LEFT JOIN work.odd_spelling AS od ON od.raw = CASE WHEN c.dialled_key IS NULL THEN c.dialled_raw END
LEFT JOIN work.odd_spelling AS os ON os.raw = CASE WHEN c.presented_key IS NULL THEN c.presented_raw END
LEFT JOIN work.phone AS d
  ON d.dial_key = coalesce(c.dialled_key, od.dial_key) AND d.hint = h.hint
LEFT JOIN work.presented_phone AS s
  ON s.dial_key = coalesce(c.presented_key, os.dial_key) AND s.hint = h.hint
LEFT JOIN work.ip_value AS i ON i.raw = c.ip_raw
WHERE c._problem IS NULL
