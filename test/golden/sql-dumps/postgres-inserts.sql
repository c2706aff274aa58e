--
-- PostgreSQL database dump
--

\restrict hewtd0SyYvaAmKlwsrf7Na2Vg0wAz7CdYqy0RhZQcgehLu2TtZjg70RodTaYr1r

-- Dumped from database version 15.18 (Debian 15.18-0+deb12u1)
-- Dumped by pg_dump version 15.18 (Debian 15.18-0+deb12u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: crm; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA crm;


--
-- Name: f(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.f() RETURNS integer
    LANGUAGE plpgsql
    AS $$ BEGIN INSERT INTO owners VALUES (99, 'never;'); RETURN 1; END $$;


SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: owners; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.owners (
    id integer NOT NULL,
    name text
);


--
-- Name: g(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.g() RETURNS void
    LANGUAGE sql
    BEGIN ATOMIC
 INSERT INTO public.owners (id, name)
   VALUES (98, 'never'::text);
 INSERT INTO public.owners (id, name)
   VALUES (97, 'never'::text);
END;


--
-- Name: leads; Type: TABLE; Schema: crm; Owner: -
--

CREATE TABLE crm.leads (
    id integer NOT NULL,
    name text
);


--
-- Name: a_view; Type: VIEW; Schema: public; Owner: -
--

CREATE VIEW public.a_view AS
 SELECT owners.id,
    'x;y'::text AS c
   FROM public.owners;


--
-- Name: empty_one; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.empty_one (
    a integer
);


--
-- Name: strings; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.strings (
    id integer NOT NULL,
    t text DEFAULT 'it''s, ) a ; default'::text
);


--
-- Name: strings_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.strings_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: strings_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.strings_id_seq OWNED BY public.strings.id;


--
-- Name: types; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.types (
    id bigint NOT NULL,
    n numeric(20,6),
    f double precision,
    ts timestamp without time zone,
    tz timestamp with time zone,
    d date,
    b boolean,
    bits bit(3),
    raw bytea,
    arr text[],
    js jsonb,
    ip inet,
    "odd ""name"" ; '" character varying(20),
    owner integer
);


--
-- Name: strings id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.strings ALTER COLUMN id SET DEFAULT nextval('public.strings_id_seq'::regclass);


--
-- Data for Name: leads; Type: TABLE DATA; Schema: crm; Owner: -
--

INSERT INTO crm.leads VALUES (1, 'né''e \ 1');
INSERT INTO crm.leads VALUES (2, 'né''e \ 2');
INSERT INTO crm.leads VALUES (3, 'né''e \ 3');
INSERT INTO crm.leads VALUES (4, 'né''e \ 4');
INSERT INTO crm.leads VALUES (5, 'né''e \ 5');
INSERT INTO crm.leads VALUES (6, 'né''e \ 6');
INSERT INTO crm.leads VALUES (7, 'né''e \ 7');


--
-- Data for Name: empty_one; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: owners; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.owners VALUES (1, 'one');
INSERT INTO public.owners VALUES (2, 'two');


--
-- Data for Name: strings; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.strings VALUES (1, NULL);
INSERT INTO public.strings VALUES (2, '');
INSERT INTO public.strings VALUES (3, 'NULL');
INSERT INTO public.strings VALUES (4, '\N');
INSERT INTO public.strings VALUES (5, '\.');
INSERT INTO public.strings VALUES (6, '
\.
');
INSERT INTO public.strings VALUES (7, '''');
INSERT INTO public.strings VALUES (8, '"');
INSERT INTO public.strings VALUES (9, '\');
INSERT INTO public.strings VALUES (10, '\\');
INSERT INTO public.strings VALUES (11, 'a	b
cdefvg');
INSERT INTO public.strings VALUES (12, '),(');
INSERT INTO public.strings VALUES (13, ');
INSERT INTO strings VALUES (1);');
INSERT INTO public.strings VALUES (14, '-- no');
INSERT INTO public.strings VALUES (15, '/* no */');
INSERT INTO public.strings VALUES (16, '$$');
INSERT INTO public.strings VALUES (17, 'é ü 漢字 😀');
INSERT INTO public.strings VALUES (18, '\x41');
INSERT INTO public.strings VALUES (19, 'E''x''');
INSERT INTO public.strings VALUES (20, 'COPY x FROM stdin;
1	2
\.
');
INSERT INTO public.strings VALUES (21, 'long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',long'',');
INSERT INTO public.strings VALUES (22, '=cmd|'' /C calc''!A0');


--
-- Data for Name: types; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.types VALUES (1, -1.500000, 'NaN', '2022-07-01 12:00:00', '2022-07-01 10:00:00+00', '2022-07-01', true, B'101', '\x00ff27', '{"a,b","c\"d",NULL,"e\\f"}', '{"a": "b''\"c"}', '10.0.0.1', 'x', 1);
INSERT INTO public.types VALUES (2, NULL, '-Infinity', NULL, NULL, NULL, false, NULL, '\x', '{}', 'null', '::1', NULL, NULL);


--
-- Name: strings_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.strings_id_seq', 22, true);


--
-- Name: leads leads_pkey; Type: CONSTRAINT; Schema: crm; Owner: -
--

ALTER TABLE ONLY crm.leads
    ADD CONSTRAINT leads_pkey PRIMARY KEY (id);


--
-- Name: owners owners_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.owners
    ADD CONSTRAINT owners_pkey PRIMARY KEY (id);


--
-- Name: strings strings_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.strings
    ADD CONSTRAINT strings_pkey PRIMARY KEY (id);


--
-- Name: types types_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.types
    ADD CONSTRAINT types_pkey PRIMARY KEY (id);


--
-- Name: types types_owner_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.types
    ADD CONSTRAINT types_owner_fkey FOREIGN KEY (owner) REFERENCES public.owners(id);


--
-- PostgreSQL database dump complete
--

\unrestrict hewtd0SyYvaAmKlwsrf7Na2Vg0wAz7CdYqy0RhZQcgehLu2TtZjg70RodTaYr1r

