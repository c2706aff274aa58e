--
-- PostgreSQL database dump
--

\restrict EKlTkSUmrbq8737a9eygspiAuSD0q2cfAT29UM6UzvlhJstBM90tDBLofrII6Wk

-- Dumped from database version 15.18 (Debian 15.18-0+deb12u1)
-- Dumped by pg_dump version 15.18 (Debian 15.18-0+deb12u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'LATIN1';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: leads; Type: TABLE; Schema: crm; Owner: -
--

CREATE TABLE crm.leads (
    id integer NOT NULL,
    name text
);


--
-- Data for Name: leads; Type: TABLE DATA; Schema: crm; Owner: -
--

INSERT INTO crm.leads (id, name) VALUES
	(1, 'né''e \ 1'),
	(2, 'né''e \ 2'),
	(3, 'né''e \ 3');
INSERT INTO crm.leads (id, name) VALUES
	(4, 'né''e \ 4'),
	(5, 'né''e \ 5'),
	(6, 'né''e \ 6');
INSERT INTO crm.leads (id, name) VALUES
	(7, 'né''e \ 7');


--
-- Name: leads leads_pkey; Type: CONSTRAINT; Schema: crm; Owner: -
--

ALTER TABLE ONLY crm.leads
    ADD CONSTRAINT leads_pkey PRIMARY KEY (id);


--
-- PostgreSQL database dump complete
--

\unrestrict EKlTkSUmrbq8737a9eygspiAuSD0q2cfAT29UM6UzvlhJstBM90tDBLofrII6Wk

