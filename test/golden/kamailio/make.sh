#!/bin/bash
# Makes test/golden/presets/kamailio-real/kamailio.sqlite anew: Kamailio as a proxy with accounting, SIPp as telephones and as the carrier.
# Needs Debian's kamailio, kamailio-sqlite-modules, sip-tester and sqlite3; uses the ports 5060, 5071 to 5075 and 5080 of the loopback address.
# Then remove expected.json beside it and run test/mapping/presets.test.ts, which writes it again.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
export TERM=xterm
db=$work/kamailio.sqlite
modules=$(dirname "$(dpkg -L kamailio | grep '/acc.so$')")/
sed "s#KAMAILIO_DB#$db#; s#KAMAILIO_MODULES#$modules#" "$here/kamailio.cfg" > "$work/kamailio.cfg"

for part in standard acc auth_db; do sqlite3 "$db" < "/usr/share/kamailio/db_sqlite/$part-create.sql"; done
for table in acc missed_calls; do
	for column in src_user src_domain src_ip dst_ouser dst_user dst_domain; do
		sqlite3 "$db" "ALTER TABLE $table ADD COLUMN $column VARCHAR(128) NOT NULL DEFAULT ''"
	done
	sqlite3 "$db" "ALTER TABLE $table ADD COLUMN auth_name VARCHAR(64)"
done
for column in callid account caller callee src_ip; do
	sqlite3 "$db" "ALTER TABLE acc_cdrs ADD COLUMN $column VARCHAR(255) NOT NULL DEFAULT ''"
done
for user in 201 202 203; do
	sqlite3 "$db" "INSERT INTO subscriber (username, domain, password) VALUES ('$user', 'shop.example', 'x$user')"
done

kamailio -f "$work/kamailio.cfg" -P "$work/pid" -Y "$work" -w "$work" -DD -E > "$work/kamailio.log" 2>&1 &
started=$!
sleep 2
for carrier in answer:5071 busy:5072 ring:5073 404:5074 hangup:5075; do
	sipp -sf "$here/uas-${carrier%:*}.xml" -i 127.0.0.1 -p "${carrier#*:}" -nostdin > /dev/null 2>&1 &
	started="$started $!"
done
trap 'kill $started 2> /dev/null || true; rm -rf "$work"' EXIT
sleep 1

# What happens, the number dialled, the number shown, who signs in, milliseconds.
call() {
	printf 'SEQUENTIAL\n%s;%s;%s;[authentication username=%s password=x%s];\n' "$2" "$3" "$4" "$4" "$4" > "$work/call.csv"
	sed "s/\[field4\]/$5/" "$here/uac-$1.xml" > "$work/uac.xml"
	timeout 60 sipp 127.0.0.1:5060 -sf "$work/uac.xml" -inf "$work/call.csv" -i 127.0.0.1 -p 5080 -m 1 -nostdin > /dev/null 2>&1
}
call answer 00447700900101 442079460001 201 6000
call busy 00447700900102 442079460001 201 0
call cancel 00447700900103 442079460001 202 2500
call 404 00447700900104 442079460958 203 0
call called 00447700900105 442079460958 203 0
call answer 00447700900111 442079460958 203 12000
call cancel 447700900113 442079460001 202 4000
call answer 447700900121 442079460002 202 2000
call busy 447700900122 442079460002 202 0
call called 447700900125 442079460002 201 0
call answer 447700900121 442079460002 202 20000
sleep 2
sqlite3 "$db" VACUUM
cp "$db" "$here/../presets/kamailio-real/kamailio.sqlite"
