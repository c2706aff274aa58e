#!/bin/bash
# Makes the exhibits test/golden/presets/asterisk-real-* anew: Asterisk as a shop's exchange, SIPp as its telephones and as who is called.
# ROOT is a Debian 11 (debootstrap --variant=minbase bullseye) with asterisk, asterisk-voicemail, mariadb-server and odbc-mariadb in it; the machine
# itself has sip-tester, sqlite3 and Node 24. Takes two minutes; uses the ports 5038, 5060, 5071, 5072, 5082 to 5085 and 5101 to 5130 of the loopback
# address. Then remove expected.json beside the exhibits and run test/mapping/presets.test.ts, which writes them again.
set -euo pipefail
: "${ROOT:?folder of a Debian with Asterisk}"
here=$(cd "$(dirname "$0")" && pwd)
presets=$here/../presets
work=$(mktemp -d)
log=$ROOT/var/log/asterisk
started=
export TERM=xterm
exchange() { chroot "$ROOT" asterisk -rx "$1"; }
trap 'exchange "core stop now" > /dev/null 2>&1 || true; kill $started 2> /dev/null || true; rm -rf "$work"' EXIT
until_ready() { for _ in $(seq 60); do "$@" > /dev/null 2>&1 && break; sleep 0.5; done; }

mkdir -p "$ROOT/run/mysqld"
chroot "$ROOT" chown -R mysql: /run/mysqld /var/lib/mysql
chroot "$ROOT" mariadbd --user=mysql --skip-networking > /dev/null 2>&1 &
started=$!
until_ready chroot "$ROOT" mariadb -e 'SELECT 1'
printf '[golden]\nDriver = MariaDB Unicode\nServer = localhost\nDatabase = asterisk\nSocket = /run/mysqld/mysqld.sock\n' > "$ROOT/etc/odbc.ini"
ln -sf /usr/share/zoneinfo/Europe/Amsterdam "$ROOT/etc/localtime"
echo "127.0.0.1 localhost $(hostname)" > "$ROOT/etc/hosts"

node "$here/scenarios.ts" "$work"
phone() { sipp -sf "$work/$1.xml" -i 127.0.0.1 -p "$2" -nostdin > /dev/null 2>&1 & started="$started $!"; }
phone uas-carrier 5071
phone uas-patient 5072
phone uas-silent 5082
phone uas-phone 5083
phone uas-silent 5084
phone uas-patient 5085

# What happens, who calls, the number, milliseconds, a header.
port=5100
call() {
	port=$((port + 1))
	sed "s#\[field0\]#$3#g; s#\[field1\]#$2#g; s#\[field2\]#${4:-0}#g; s#\[field3\]#${5:-X-None: 1}#g" "$work/uac-$1.xml" > "$work/$port.xml"
	{ timeout 60 sipp 127.0.0.1:5060 -sf "$work/$port.xml" -i 127.0.0.1 -p $port -m 1 -nostdin > /dev/null 2>&1 || echo "call $* ended otherwise" >&2; } &
}
robot() {
	exec 3<> /dev/tcp/127.0.0.1/5038
	printf 'Action: Login\r\nUsername: golden\r\nSecret: golden\r\n\r\nAction: Originate\r\nChannel: PJSIP/%s@carrier\r\nContext: robot\r\nExten: %s\r\nPriority: 1\r\nCallerID: "Bank" <442079460001>\r\nAccount: %s\r\nAsync: true\r\n\r\n' "$1" "$1" "$2" >&3
	sleep 1
	exec 3>&-
}
# Whether cdr_csv writes 21 columns or 16, and whether in UTC.
day() {
	rm -rf "$log"/cdr-c* "$log"/cel-custom "$log"/*.db "$ROOT/etc/asterisk"
	cp -r "$here/etc" "$ROOT/etc/asterisk"
	sed -i "s/LONG/$1/; s/UTC/$2/" "$ROOT/etc/asterisk/cdr.conf"
	mkdir -p "$log/cdr-csv" "$log/cdr-custom" "$log/cel-custom"
	chroot "$ROOT" mariadb < "$here/schema.sql"
	chroot "$ROOT" asterisk
	until_ready exchange 'core waitfullybooted'
	call answer 201 00447700900101 5000
	call answer 202 00447700900111 9000
	sleep 1.3
	call refused 201 00447700900102
	call cancel 202 00447700900103 3000
	sleep 1.3
	call refused 203 00447700900104
	call called 203 00447700900105
	sleep 1.3
	call answer 204 00447700900117 4000
	call answer 205 00447700900119 7000
	sleep 1.3
	call hold 206 00447700900121 3000
	call called 204 00447700900110
	sleep 1.3
	call blind 201 00447700900131 3000
	sleep 1.3
	call attended 202 00447700900141 3000
	call keys 206 00447700900151 2000
	sleep 1.3
	call answer 205 99447700900161 4000
	robot 447700900146 u1006
	call answer 447700900171 442079460100 5000 'X-Line: carrier'
	sleep 1.3
	call answer 447700900172 442079460104 8000 'X-Line: carrier'
	call answer 203 204 3000
	call answer 206 205 3000
	sleep 1.3
	call refused 206 00447700900122
	call answer 203 0031970102000181 4000
	call answer 203 '*97' 3000
	sleep 24
	exchange 'core stop now' > /dev/null
	sleep 3
}
keep() {
	mkdir -p "$presets/asterisk-real-$2"
	cp "$1" "$presets/asterisk-real-$2/$3"
}
day no yes
keep "$log/cdr-csv/Master.csv" csv16 Master.csv
day yes no
keep "$log/cdr-csv/Master.csv" csv21 Master.csv
keep "$log/cdr-custom/Master.csv" custom Master.csv
keep "$log/cdr-custom/Master21.csv" custom21 Master.csv
keep "$log/cel-custom/Master.csv" cel Master.csv
keep "$log/master.db" sqlite master.db
sqlite3 "$presets/asterisk-real-sqlite/master.db" VACUUM
chroot "$ROOT" mariadb-dump --skip-comments asterisk cdr cel > "$work/asterisk.sql"
keep "$work/asterisk.sql" sql asterisk.sql
