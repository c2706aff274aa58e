-- Spellings in the service's own tables that are more than digits with punctuation between them: with an extension, in
-- digits of another script, inside a text.
WITH spelled AS (
  SELECT dialled_raw AS raw FROM mapped.call WHERE dialled_key IS NULL
  UNION ALL SELECT presented_raw FROM mapped.call WHERE presented_key IS NULL
  UNION ALL SELECT target_raw FROM mapped.interception WHERE target_key IS NULL
  UNION ALL SELECT phone_raw FROM mapped.contact WHERE phone_key IS NULL
  UNION ALL SELECT phone_raw FROM mapped.account WHERE phone_key IS NULL
)
SELECT DISTINCT raw, CAST(NULL AS VARCHAR) AS context, CAST(NULL AS VARCHAR) AS hint, CAST(1 AS BIGINT) AS uses
FROM spelled
WHERE raw IS NOT NULL
