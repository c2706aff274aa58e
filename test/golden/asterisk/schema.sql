-- The tables as Asterisk's own scripts make them: contrib/realtime/mysql/mysql_cdr.sql, configs/samples/cel_odbc.conf.sample.
DROP DATABASE IF EXISTS asterisk;
CREATE DATABASE asterisk;
USE asterisk;
CREATE TABLE cdr (
    accountcode VARCHAR(80),
    src VARCHAR(80),
    dst VARCHAR(80),
    dcontext VARCHAR(80),
    clid VARCHAR(80),
    channel VARCHAR(80),
    dstchannel VARCHAR(80),
    lastapp VARCHAR(80),
    lastdata VARCHAR(80),
    start DATETIME,
    answer DATETIME,
    end DATETIME,
    duration INTEGER,
    billsec INTEGER,
    disposition VARCHAR(45),
    amaflags VARCHAR(45),
    userfield VARCHAR(256),
    uniqueid VARCHAR(150),
    linkedid VARCHAR(150),
    peeraccount VARCHAR(80),
    sequence INTEGER
);
CREATE TABLE cel (
    id INTEGER AUTO_INCREMENT PRIMARY KEY,
    eventtype VARCHAR(30),
    eventtime DATETIME(6),
    cid_name VARCHAR(80),
    cid_num VARCHAR(80),
    cid_ani VARCHAR(80),
    cid_rdnis VARCHAR(80),
    cid_dnid VARCHAR(80),
    exten VARCHAR(80),
    context VARCHAR(80),
    channame VARCHAR(80),
    appname VARCHAR(80),
    appdata VARCHAR(80),
    amaflags INTEGER,
    accountcode VARCHAR(20),
    uniqueid VARCHAR(32),
    linkedid VARCHAR(32),
    peer VARCHAR(80),
    userdeftype VARCHAR(255),
    userfield VARCHAR(255),
    extra VARCHAR(512)
);
