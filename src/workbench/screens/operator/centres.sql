SELECT centre_id, accounts, seats, organisation, country, addresses, shift_plan, probability, reasons
FROM call_centre WHERE list_contains(string_split(operator_ids, ';'), $id) ORDER BY probability DESC, centre_id LIMIT 10
