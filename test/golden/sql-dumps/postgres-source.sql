DROP DATABASE IF EXISTS traps;
CREATE DATABASE traps ENCODING 'UTF8' TEMPLATE template0;
\connect traps
CREATE TABLE owners (id integer PRIMARY KEY, name text);
INSERT INTO owners VALUES (1, 'one'), (2, 'two');
CREATE TABLE strings (id serial PRIMARY KEY, t text DEFAULT 'it''s, ) a ; default'::text);
INSERT INTO strings (t) VALUES
  (NULL), (''), ('NULL'), ('\N'), ('\.'), (E'\n\\.\n'), (''''), ('"'), ('\'), ('\\'), (E'a\tb\nc\rd\be\ff\vg'), ('),('), (E');\nINSERT INTO strings VALUES (1);'),
  ('-- no'), ('/* no */'), ('$$'), ('é ü 漢字 😀'), (E'\\x41'), ('E''x'''), (E'COPY x FROM stdin;\n1\t2\n\\.\n'), (repeat('long'',', 3000)), ('=cmd|'' /C calc''!A0');
CREATE TABLE types (
  id bigint PRIMARY KEY, n numeric(20,6), f double precision, ts timestamp, tz timestamptz, d date, b boolean, bits bit(3), raw bytea, arr text[], js jsonb, ip inet,
  "odd ""name"" ; '" character varying(20), owner integer REFERENCES owners (id)
);
INSERT INTO types VALUES
  (1, -1.5, 'NaN', '2022-07-01 12:00:00', '2022-07-01 12:00:00+02', '2022-07-01', true, B'101', '\x00ff27', ARRAY['a,b', 'c"d', NULL, E'e\\f'], '{"a": "b''\"c"}', '10.0.0.1', 'x', 1),
  (2, NULL, '-Infinity', NULL, NULL, NULL, false, NULL, '', '{}', 'null', '::1', NULL, NULL);
CREATE SCHEMA crm;
CREATE TABLE crm.leads (id integer PRIMARY KEY, name text);
INSERT INTO crm.leads SELECT i, 'né''e \ ' || i FROM generate_series(1, 7) i;
CREATE TABLE empty_one (a integer);
CREATE FUNCTION f() RETURNS integer LANGUAGE plpgsql AS $body$ BEGIN INSERT INTO owners VALUES (99, 'never;'); RETURN 1; END $body$;
CREATE FUNCTION g() RETURNS void LANGUAGE sql BEGIN ATOMIC INSERT INTO owners VALUES (98, 'never'); INSERT INTO owners VALUES (97, 'never'); END;
CREATE VIEW a_view AS SELECT id, 'x;y' AS c FROM owners;
