-- An invented case for the report's tests: calls with a rhythm (working hours, quiet Sundays, a growing service) and the
-- tables that a build would derive from them. Everything follows from hash(i). Numbers are in ranges reserved for drama.
CREATE TEMP TABLE spread AS
SELECT i, (hash(i) % 1000000) / 1000000.0 AS u, (hash(i + 7) % 1000000) / 1000000.0 AS v,
       (hash(i + 13) % 1000000) / 1000000.0 AS w, (hash(i + 29) % 1000000) / 1000000.0 AS z
FROM range(getvariable('calls')) AS t(i);

INSERT INTO canonical.call BY NAME
WITH placed AS (
  SELECT i, TIMESTAMP '2020-12-14 00:00:00' + to_days(CAST(floor(sqrt(u) * 690) AS INTEGER)) AS midnight,
         CAST(floor(pow(v, 1.5) * getvariable('numbers')) AS BIGINT) AS n,
         CAST(floor(pow(z, 2.2) * getvariable('accounts')) AS BIGINT) AS a, v,
         CASE WHEN w < 0.05 THEN w * 480 ELSE 8.5 + w * 10 + 0.9 * sin(i) END AS h
  FROM spread
),
numbered AS (
  SELECT *, list_element(
      ['447700900','447700901','447700902','447700903','1212555','1415555','1305555','3161234','3361234','49301234','346123','353201','614915'],
      1 + CAST(floor(pow((hash(n) % 1000) / 1000.0, 1.7) * 13) AS INTEGER)) AS prefix
  FROM placed WHERE NOT (isodow(midnight) = 7 AND hash(i) % 4 > 0)
)
SELECT CAST(i + 1 AS VARCHAR) AS call_ref, 'u' || a AS account_ref, midnight + to_seconds(CAST(h * 3600 AS BIGINT)) AS started_at,
       '+' || prefix || n AS dialled_raw, '+' || prefix || n AS dialled,
       list_element(['Barclays','HSBC','Santander','Lloyds','NatWest','HMRC','Amazon','Nationwide'], 1 + CAST(floor(pow(v, 2) * 8) AS INTEGER)) AS presented_name,
       CASE WHEN hash(i + 3) % 100 < 38 THEN 0 WHEN hash(i + 3) % 100 < 46 THEN 30 + hash(i) % 2
            ELSE CAST(floor(exp(1.2 + 5.4 * pow((hash(i + 5) % 10000) / 10000.0, 1.3))) AS BIGINT) END AS talk_s,
       hash(i + 3) % 100 >= 38 AS answered, repeat('ab12', 16) AS exhibit, 'calls' AS source_table, i + 1 AS source_row
FROM numbered;

INSERT INTO number BY NAME
SELECT dialled AS number, min(dialled_raw) AS raw_example,
       CASE substr(dialled, 2, 2) WHEN '44' THEN 'GB' WHEN '12' THEN 'US' WHEN '14' THEN 'US' WHEN '13' THEN 'US' WHEN '31' THEN 'NL'
         WHEN '33' THEN 'FR' WHEN '49' THEN 'DE' WHEN '34' THEN 'ES' WHEN '35' THEN 'IE' ELSE 'AU' END AS region,
       CASE WHEN hash(dialled) % 211 = 0 THEN 'organisation' WHEN hash(dialled) % 97 = 0 THEN 'own_phone'
            WHEN max(talk_s) > 60 THEN 'victim' WHEN bool_or(answered) THEN 'contacted' ELSE 'unknown' END AS class,
       count(*) AS calls, count(*) FILTER (WHERE answered) AS answered, sum(talk_s) AS talk_s, max(talk_s) AS longest_s,
       min(started_at) AS first_at, max(started_at) AS last_at, 1 AS accounts,
       string_agg(DISTINCT presented_name, ';' ORDER BY presented_name) AS organisations, '' AS reasons, dialled AS number_id
FROM canonical.call GROUP BY dialled;

INSERT INTO victim BY NAME
WITH harmed AS (
  SELECT *, CASE WHEN hash(number) % 23 = 0 THEN CAST(1 + hash(number) % 3 AS BIGINT) ELSE 0 END AS codes_captured,
         CASE WHEN hash(number) % 11 = 0 THEN 1 ELSE 0 END AS complaints,
         CASE WHEN hash(number) % 11 = 0 THEN CAST((hash(number) % 4000000) / 100.0 AS DECIMAL(38,2)) ELSE 0 END AS reported_loss
  FROM number WHERE class = 'victim'
)
SELECT *, 'GBP' AS currency, 1 + hash(number) % 4 AS stages,
       concat_ws('; ', CASE WHEN codes_captured > 0 THEN codes_captured || ' code(s) captured' END,
         CASE WHEN reported_loss > 10000 THEN 'reported loss of ' || reported_loss || ' in one currency' END,
         CASE WHEN talk_s > 600 THEN 'held in conversation for ' || (talk_s // 60) || ' minutes in all' END) AS care,
       CASE WHEN region = 'US' AND complaints > 0 THEN 'USD ' || (1000 + hash(number) % 90000) || '.00' ELSE '' END AS reported_loss_other
FROM harmed;

INSERT INTO account BY NAME
SELECT DISTINCT account_ref, 'op-' || lpad(CAST(hash(account_ref) % 100000 AS VARCHAR), 6, '0') AS operator_id FROM canonical.call;

INSERT INTO operator BY NAME
WITH worked AS (
  SELECT a.operator_id, count(*) AS calls, count(DISTINCT v.number) AS victims, sum(c.talk_s) AS talk_s,
         CAST(sum(coalesce(v.codes_captured, 0)) AS BIGINT) AS codes_captured,
         string_agg(DISTINCT c.presented_name, ';' ORDER BY c.presented_name) AS organisations,
         sum(coalesce(v.reported_loss, 0)) AS reported_loss,
         CAST(count(*) * (0.4 + (hash(a.operator_id) % 90) / 40.0) AS DECIMAL(38,2)) AS spent,
         CASE WHEN hash(a.operator_id) % 17 = 0 THEN 'Larch' ELSE '' END AS known_in
  FROM canonical.call AS c JOIN account AS a USING (account_ref) LEFT JOIN victim AS v ON v.number = c.dialled
  GROUP BY a.operator_id
),
refs AS (
  SELECT operator_id, count(*) AS accounts, string_agg(account_ref, ';' ORDER BY account_ref) AS account_refs FROM account GROUP BY operator_id
)
SELECT w.*, r.accounts, r.account_refs, 'GB' AS region, '' AS reported_loss_other, 'GBP' AS currency,
       row_number() OVER (ORDER BY victims * 30 + spent DESC, operator_id) AS priority,
       concat_ws('; ', victims || ' victims: ' || least(40, victims) || ' of 40 points', 'spent ' || spent || ' GBP: ' || least(25, CAST(spent AS INTEGER)) || ' of 25',
         CASE WHEN known_in <> '' THEN 'known in ' || known_in || ': 15' END) AS priority_reasons
FROM worked AS w JOIN refs AS r USING (operator_id);

INSERT INTO impersonation BY NAME
SELECT c.presented_name AS organisation, 3 AS numbers, count(*) AS calls, count(DISTINCT v.number) AS victims,
       count(DISTINCT c.account_ref) AS accounts, CAST(count(DISTINCT v.number) // 9 AS BIGINT) AS codes_captured,
       CAST(count(DISTINCT v.number) * 812.5 AS DECIMAL(38,2)) AS reported_loss, 'GBP' AS currency, '' AS reported_loss_other
FROM canonical.call AS c LEFT JOIN victim AS v ON v.number = c.dialled GROUP BY c.presented_name;

INSERT INTO country BY NAME
SELECT n.region, sum(n.calls) AS calls, count(v.number) AS victims, coalesce(sum(v.complaints), 0) AS complaints,
       coalesce(sum(v.reported_loss), 0) AS reported_loss, CASE WHEN n.region = 'GB' THEN (SELECT count(*) FROM operator) ELSE 0 END AS operators,
       'GBP' AS currency, '' AS reported_loss_other
FROM number AS n LEFT JOIN victim AS v USING (number) GROUP BY n.region;

INSERT INTO canonical.complaint BY NAME
SELECT 'C' || row_number() OVER (ORDER BY number) AS complaint_ref, number AS called, CAST(reported_loss AS DECIMAL(18,2)) AS loss,
       CASE region WHEN 'US' THEN 'USD' WHEN 'GB' THEN 'GBP' ELSE 'EUR' END AS currency, repeat('cd34', 16) AS exhibit,
       'complaints' AS source_table, row_number() OVER (ORDER BY number) AS source_row
FROM victim WHERE complaints > 0 OR hash(number) % 7 = 0;

INSERT INTO complaint_call BY NAME
SELECT p.complaint_ref, c.call_ref, 'linked' AS status, p.exhibit AS complaint_exhibit, p.source_table AS complaint_table, p.source_row AS complaint_row,
       c.exhibit AS call_exhibit, c.source_table AS call_table, c.source_row AS call_row
FROM canonical.complaint AS p JOIN canonical.call AS c ON c.dialled = p.called WHERE p.loss > 0 AND c.talk_s > 60;

INSERT INTO offence BY NAME
SELECT coalesce(a.operator_id, '') AS operator_id, p.complaint_ref, p.complaint_ref AS person_id, 'GB' AS region, count(*) AS calls,
       min(c.started_at) AS first_at, max(c.started_at) AS last_at, 0.99 AS probability, 1 AS operators, any_value(p.loss) AS loss,
       any_value(p.currency) AS currency, CASE WHEN any_value(p.currency) = 'GBP' THEN any_value(p.loss) END AS loss_base, true AS counted
FROM complaint_call AS l
JOIN canonical.complaint AS p ON p.complaint_ref = l.complaint_ref
JOIN canonical.call AS c ON c.exhibit = l.call_exhibit AND c.source_table = l.call_table AND c.source_row = l.call_row
LEFT JOIN account AS a ON a.account_ref = c.account_ref
GROUP BY ALL;

INSERT INTO canonical.interception BY NAME
SELECT call_ref AS interception_ref, account_ref, hash(call_ref) % 3 = 0 AS captured, exhibit, 'otp_jobs' AS source_table, source_row
FROM canonical.call WHERE hash(call_ref) % 40 = 0;
INSERT INTO canonical.payment BY NAME
SELECT account_ref AS payment_ref, account_ref, repeat('ab12', 16) AS exhibit, 'payments' AS source_table, 1 AS source_row FROM account;

INSERT INTO known_match BY NAME
SELECT CASE WHEN priority % 2 = 0 THEN 'Larch' ELSE 'Tannenberg' END AS operation, CASE WHEN priority % 2 = 0 THEN 'Police Scotland' ELSE 'Bundeskriminalamt' END AS agency,
       list_element(['wallet','email','device'], CAST(1 + priority % 3 AS INTEGER)) AS kind, account_refs AS account_ref, operator_id, operator_id AS value
FROM operator WHERE known_in <> '';

INSERT INTO reject BY NAME
SELECT repeat('ab12', 16) AS exhibit, 'calls' AS source_table, 1000 + i AS source_row,
       CASE WHEN i % 3 = 0 THEN 'row has 11 values where the table has 12 columns' ELSE 'start is no time' END AS reason,
       CASE WHEN i % 3 = 0 THEN 'read' ELSE 'map' END AS stage
FROM range(37) AS t(i);

INSERT INTO scene BY NAME
SELECT 'sc-' || i AS scene_id, '+44770090' || (1000 + i) AS number, '+44770090' || (1000 + i) AS number_id,
       CASE WHEN i % 3 = 0 THEN 'chain' WHEN i % 3 = 1 THEN 'single' ELSE 'code_interception' END AS kind, 0.9 AS probability,
       'op-' || i AS operator_id, 1 AS accounts, 'a' || i AS account_refs, TIMESTAMP '2021-05-01 10:00:00' AS first_at,
       TIMESTAMP '2021-05-02 10:00:00' AS last_at, 3 AS calls, 3 AS answered, 900 + i AS talk_s, 600 AS longest_s,
       CASE WHEN i % 3 = 0 THEN 3 ELSE 1 END AS stages, '+442070000001' AS presented, 'Bank' AS organisations,
       CASE WHEN i % 3 = 2 THEN 1 ELSE 0 END AS codes_captured, 'held in conversation' AS outcome, 'longest call 600 s' AS reasons
FROM range(60) AS r(i);

INSERT INTO scene_stage BY NAME
SELECT s.scene_id, k.stage, '+44207000000' || k.stage AS presented, '020 7000 000' || k.stage AS presented_raw, 'Bank ' || k.stage AS organisation,
       s.account_refs AS account_ref, 'c' AS call_ref, s.first_at + to_hours(k.stage * k.stage - 1) AS first_at,
       s.first_at + to_hours(k.stage * k.stage) AS last_at, 1 AS calls, 300 AS talk_s, 60 AS gap_s, 0 AS codes_captured
FROM scene AS s JOIN (SELECT unnest(range(1, 4)) AS stage) AS k ON k.stage <= s.stages;

INSERT INTO burst BY NAME
SELECT 'bu-' || i AS burst_id, 'a' || i AS account_ref, 'op-' || i AS operator_id, TIMESTAMP '2021-05-01 10:00:00' AS started_at,
       TIMESTAMP '2021-05-01 10:02:00' AS ended_at, 30 AS calls, 30 AS numbers, 10 + i AS peak_per_minute, 4 AS concurrent, 'fast' AS reasons
FROM range(5) AS r(i);

INSERT INTO account_pace BY NAME
SELECT 'a' || i AS account_ref, 'op-' || i AS operator_id, 1000 - i AS attempts, 400 AS answered, 90.0 AS mean_talk_s, 0.7 AS share_under_60,
       0.2 AS share_over_120, CASE WHEN i % 2 = 0 THEN 'mixed' ELSE 'dialler' END AS style, 12 AS peak_per_minute, 3 AS concurrent, 1 AS bursts,
       80 AS best_six_hours, 60 AS active_days, '0;0;0;0;0;0;0;0;10;40;60;80;40;50;70;60;40;20;0;0;0;0;0;0' AS hours_utc,
       '90;90;90;90;90;10;10' AS weekdays_utc, '09:00-17:00' AS shift_utc, '09:00-17:00' AS shift_local, 'UTC+00:00' AS implied_zone, 0.4 AS zone_sure
FROM range(30) AS r(i);

-- The first operator has two accounts at least, which share a mailbox and an exchange's wallet; the others have one each as far as
-- links go.
CREATE TEMP TABLE pair_of AS
  SELECT operator_id, split_part(account_refs, ';', 1) AS x, split_part(account_refs, ';', 1) || ' (second)' AS y
  FROM operator ORDER BY priority, operator_id LIMIT 1;
UPDATE operator SET accounts = greatest(accounts, 2) WHERE operator_id IN (SELECT operator_id FROM pair_of);
INSERT INTO work.operator_account SELECT unnest([x, y]), operator_id FROM pair_of;
INSERT INTO account_link SELECT least(x, y), greatest(x, y), 'same_operator', 0.99, 6.6, '+EMAIL+HOURS−REGION', operator_id, operator_id, '' FROM pair_of;
INSERT INTO work.account_pair SELECT least(x, y), greatest(x, y), 0, 1, 6600 FROM pair_of;
INSERT INTO work.account_pair_kind
  SELECT least(x, y), greatest(x, y), 0, 1, unnest([0, 102, 101]), unnest(['email', 'hours', 'region']),
         unnest(['"<script>alert(1)</script>"@example.org', '', '']), unnest([2, 0, 0]), unnest([15600, 1300, -2300]) FROM pair_of;
INSERT INTO work.account_identifier SELECT unnest([x, y]), 'wallet', 'bc1qexchange' FROM pair_of;
INSERT INTO work.identifier VALUES ('wallet', 'bc1qexchange', 53, true);
