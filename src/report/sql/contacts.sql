SELECT count(*) AS contacts, count(*) FILTER (WHERE NOT called) AS uncalled FROM contact_match
