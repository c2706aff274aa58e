#!/bin/sh
# Makes the dumps of this folder with real servers. Needs mariadb-server and postgresql; not run by the tests.
#   sh make.sh "mariadb options" "mariadb-dump options" "psql/pg_dump host"
# For example: sh make.sh "-S /tmp/my/s.sock -u root" /tmp/pg
set -eu
MY="$1"
PGHOST="$2"
PGUSER=postgres
export PGHOST PGUSER
cd "$(dirname "$0")"

mariadb $MY < mariadb-source.sql
mariadb-dump $MY --databases traps traps_two > mariadb.sql
mariadb-dump $MY --hex-blob --skip-extended-insert --complete-insert traps > mariadb-one-row.sql
mariadb-dump $MY --default-character-set=latin1 --compact --skip-tz-utc traps latin > mariadb-latin1.sql
mariadb-dump $MY --replace --skip-opt --routines --triggers --events traps > mariadb-skip-opt.sql
# The truth, from the server itself: every cell as hexadecimal digits of its UTF-8 text.
mariadb $MY --default-character-set=utf8mb4 -N -B traps -e "
  SELECT 'strings', id, HEX(CONVERT(t USING utf8mb4)), HEX(CONVERT(v USING utf8mb4)) FROM strings ORDER BY id;
  SELECT 'types', id, HEX(\`dec\`), HEX(f), HEX(dt), HEX(d), HEX(tm), HEX(y), HEX(en), HEX(st), HEX(js), HEX(b1+0), HEX(b12+0), HEX(bi), HEX(vb), HEX(bl) FROM types ORDER BY id;
" > mariadb-truth.tsv

psql -q -f postgres-source.sql postgres
pg_dump --no-owner traps > postgres-copy.sql
pg_dump --no-owner --inserts traps > postgres-inserts.sql
pg_dump --no-owner --column-inserts --rows-per-insert=3 --encoding=LATIN1 -t 'crm.*' traps > postgres-latin1.sql
pg_dump --no-owner -Fc -t public.strings traps | head -c 400 > postgres-custom.dump
psql -q -At -F '	' traps -c "
  SELECT 'strings', id, encode(convert_to(t, 'UTF8'), 'hex') FROM strings ORDER BY id" > postgres-truth.tsv
