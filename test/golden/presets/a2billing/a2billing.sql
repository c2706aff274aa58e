-- MariaDB dump 10.19  Distrib 10.11.6-MariaDB
/*!40101 SET NAMES utf8mb4 */;
/*!40103 SET TIME_ZONE='+00:00' */;
DROP TABLE IF EXISTS `cc_call`;
CREATE TABLE `cc_call` (
  `id` bigint(20),
  `sessionid` varchar(255),
  `uniqueid` varchar(255),
  `card_id` bigint(20),
  `nasipaddress` varchar(255),
  `starttime` timestamp,
  `stoptime` timestamp,
  `sessiontime` bigint(20),
  `calledstation` varchar(255),
  `sessionbill` decimal(15,5),
  `id_tariffgroup` varchar(255),
  `id_tariffplan` varchar(255),
  `id_ratecard` varchar(255),
  `id_trunk` varchar(255),
  `sipiax` varchar(255),
  `src` varchar(255),
  `id_did` int(11),
  `buycost` decimal(15,5),
  `id_card_package_offer` varchar(255),
  `real_sessiontime` bigint(20),
  `dnid` varchar(255),
  `terminatecauseid` varchar(255),
  `destination` varchar(255),
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
INSERT INTO `cc_call` VALUES (1,'SIP/10000204-00000000','1614639081.0',33,'sip.box','2021-03-01 22:51:21','2021-03-01 22:51:25',0,'00447946090000','0.00000',1,1,1,2,0,'31882262600',NULL,'0.00000',0,0,'',3,0),
(2,'SIP/10000203-00000001','1615389996.1',32,'sip.box','2021-03-10 15:26:36','2021-03-10 15:26:43',0,'00447946090037','0.00000',1,1,1,2,0,'443457345345',NULL,'0.00000',0,0,'',5,0),
(3,'SIP/10000202-00000002','1616210706.2',31,'sip.box','2021-03-20 03:25:06','2021-03-20 03:25:35',18,'00447946090074','0.03600',1,1,1,2,0,'443457345345',NULL,'0.01800',0,18,'',1,0),
(4,'SIP/10000201-00000003','1616975032.3',30,'sip.box','2021-03-28 23:43:52','2021-03-28 23:46:56',168,'00447946090111','0.33600',1,1,1,2,0,'31882262600',NULL,'0.16800',0,168,'',1,0),
(5,'SIP/10000202-00000004','1617774305.4',31,'sip.box','2021-04-07 05:45:05','2021-04-07 05:45:19',10,'00447946090148','0.02000',1,1,1,2,0,'31882262600',NULL,'0.01000',0,10,'',1,0),
(6,'SIP/10000203-00000005','1618515339.5',32,'sip.box','2021-04-15 19:35:39','2021-04-15 19:35:52',0,'00447946090185','0.00000',1,1,1,2,0,'31882262600',NULL,'0.00000',0,0,'',4,0),
(7,'SIP/10000203-00000006','1619298040.6',32,'sip.box','2021-04-24 21:00:40','2021-04-24 21:07:27',397,'00447946090222','0.79400',1,1,1,2,0,'31882262600',NULL,'0.39700',0,397,'',1,0),
(8,'SIP/10000201-00000007','1620096141.7',30,'sip.box','2021-05-04 02:42:21','2021-05-04 02:47:04',275,'00447946090259','0.55000',1,1,1,2,0,'443457345345',NULL,'0.27500',0,275,'',1,0),
(9,'SIP/10000203-00000008','1620865899.8',32,'sip.box','2021-05-13 00:31:39','2021-05-13 00:31:43',0,'00447946090296','0.00000',1,1,1,2,0,'31882262600',NULL,'0.00000',0,0,'',3,0),
(10,'SIP/10000203-00000009','1621650576.9',32,'sip.box','2021-05-22 02:29:36','2021-05-22 02:29:55',0,'00447946090333','0.00000',1,1,1,2,0,'31882262600',NULL,'0.00000',0,0,'',2,0),
(11,'SIP/10000203-0000000a','1622443536.10',32,'sip.box','2021-05-31 06:45:36','2021-05-31 06:45:41',0,'00447946090370','0.00000',1,1,1,2,0,'31882262600',NULL,'0.00000',0,0,'',5,0),
(12,'SIP/10000204-0000000b','1623206077.11',33,'sip.box','2021-06-09 02:34:37','2021-06-09 02:34:41',0,'00447946090407','0.00000',1,1,1,2,0,'443457345345',NULL,'0.00000',0,0,'',4,0),
(13,'SIP/10000201-0000000c','1624012627.12',30,'sip.box','2021-06-18 10:37:07','2021-06-18 10:37:25',0,'00447946090444','0.00000',1,1,1,2,0,'443456020202',NULL,'0.00000',0,0,'',4,0),
(14,'SIP/10000203-0000000d','1624740158.13',32,'sip.box','2021-06-26 20:42:38','2021-06-26 20:50:47',478,'00447946090481','0.95600',1,1,1,2,0,'443456020202',NULL,'0.47800',0,478,'',1,0),
(15,'SIP/10000204-0000000e','1625538503.14',33,'sip.box','2021-07-06 02:28:23','2021-07-06 02:28:35',0,'00447946090518','0.00000',1,1,1,2,0,'31882262600',NULL,'0.00000',0,0,'',2,0),
(16,'SIP/10000204-0000000f','1626317742.15',33,'sip.box','2021-07-15 02:55:42','2021-07-15 02:55:47',0,'00447946090555','0.00000',1,1,1,2,0,'31882262600',NULL,'0.00000',0,0,'',4,0),
(17,'SIP/10000203-00000010','1627091861.16',32,'sip.box','2021-07-24 01:57:41','2021-07-24 02:00:32',156,'00447946090592','0.31200',1,1,1,2,0,'443457345345',NULL,'0.15600',0,156,'',1,0),
(18,'SIP/10000202-00000011','1627896253.17',31,'sip.box','2021-08-02 09:24:13','2021-08-02 09:29:45',318,'00447946090629','0.63600',1,1,1,2,0,'31882262600',NULL,'0.31800',0,318,'',1,0),
(19,'SIP/10000204-00000012','1628621912.18',33,'sip.box','2021-08-10 18:58:32','2021-08-10 18:58:45',0,'00447946090666','0.00000',1,1,1,2,0,'31882262600',NULL,'0.00000',0,0,'',2,0),
(20,'SIP/10000202-00000013','1629386363.19',31,'sip.box','2021-08-19 15:19:23','2021-08-19 15:20:16',37,'00447946090703','0.07400',1,1,1,2,0,'443456020202',NULL,'0.03700',0,37,'',1,0),
(21,'SIP/10000204-00000014','1630235451.20',33,'sip.box','2021-08-29 11:10:51','2021-08-29 11:18:54',471,'00447946090740','0.94200',1,1,1,2,0,'31882262600',NULL,'0.47100',0,471,'',1,0),
(22,'SIP/10000204-00000015','1630942501.21',33,'sip.box','2021-09-06 15:35:01','2021-09-06 15:35:06',0,'00447946090777','0.00000',1,1,1,2,0,'443457345345',NULL,'0.00000',0,0,'',4,0),
(23,'SIP/10000204-00000016','1631729914.22',33,'sip.box','2021-09-15 18:18:34','2021-09-15 18:18:42',0,'00447946090814','0.00000',1,1,1,2,0,'31882262600',NULL,'0.00000',0,0,'',4,0),
(24,'SIP/10000203-00000017','1632547358.23',32,'sip.box','2021-09-25 05:22:38','2021-09-25 05:29:58',435,'00447946090851','0.87000',1,1,1,2,0,'31882262600',NULL,'0.43500',0,435,'',1,0);
DROP TABLE IF EXISTS `cc_card`;
CREATE TABLE `cc_card` (
  `id` bigint(20),
  `creationdate` timestamp,
  `firstusedate` timestamp,
  `username` varchar(255),
  `useralias` varchar(255),
  `uipass` varchar(255),
  `credit` decimal(15,5),
  `tariff` varchar(255),
  `activated` varchar(255),
  `status` varchar(255),
  `lastname` varchar(255),
  `firstname` varchar(255),
  `address` varchar(255),
  `city` varchar(255),
  `state` varchar(255),
  `country` varchar(255),
  `zipcode` varchar(255),
  `phone` varchar(255),
  `email` varchar(255),
  `lastuse` timestamp,
  `currency` varchar(255),
  `loginkey` varchar(255),
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
INSERT INTO `cc_card` VALUES (30,'2021-02-20 13:33:20','2021-03-01 13:33:20','10000201','shadow0','x','0.50000',1,'t',1,'Family0','Given0','','','','ROU','','0040721000111','c0@box.example','2021-09-17 13:33:20','EUR',''),
(31,'2021-02-21 13:33:20','2021-03-01 13:33:20','10000202','shadow1','x','3.50000',1,'t',1,'Family1','Given1','','','','ROU','','','c1@box.example','2021-09-17 13:33:21','EUR',''),
(32,'2021-02-22 13:33:20','2021-03-01 13:33:20','10000203','shadow2','x','6.50000',1,'t',1,'Family2','Given2','','','','ROU','','','c2@box.example','2021-09-17 13:33:22','EUR',''),
(33,'2021-02-23 13:33:20','2021-03-01 13:33:20','10000204','shadow3','x','9.50000',1,'t',0,'Family3','Given3','','','','ROU','','','c3@box.example','2021-09-17 13:33:23','EUR','');
DROP TABLE IF EXISTS `cc_logpayment`;
CREATE TABLE `cc_logpayment` (
  `id` bigint(20),
  `date` timestamp,
  `payment` decimal(15,5),
  `card_id` bigint(20),
  `id_logrefill` varchar(255),
  `description` varchar(255),
  `added_refill` varchar(255),
  `payment_type` varchar(255),
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
INSERT INTO `cc_logpayment` VALUES (1,'2021-03-01 13:33:20','25.00000',30,1,'by hand',1,0),
(2,'2021-03-04 13:33:20','50.00000',31,2,'by hand',1,0),
(3,'2021-03-07 13:33:20','75.00000',32,3,'by hand',1,0),
(4,'2021-03-10 13:33:20','100.00000',33,4,'paypal',1,0),
(5,'2021-03-13 13:33:20','25.00000',30,5,'paypal',1,0),
(6,'2021-03-16 13:33:20','50.00000',31,6,'paypal',1,0),
(7,'2021-03-19 13:33:20','75.00000',32,7,'by hand',1,0),
(8,'2021-03-22 13:33:20','100.00000',33,8,'by hand',1,0),
(9,'2021-03-25 13:33:20','25.00000',30,9,'paypal',1,0),
(10,'2021-03-28 13:33:20','50.00000',31,10,'paypal',1,0),
(11,'2021-03-31 13:33:20','75.00000',32,11,'by hand',1,0),
(12,'2021-04-03 13:33:20','100.00000',33,12,'bitcoin',1,0),
(13,'2021-04-06 13:33:20','25.00000',30,13,'by hand',1,0),
(14,'2021-04-09 13:33:20','50.00000',31,14,'bitcoin',1,0);
DROP TABLE IF EXISTS `cc_logrefill`;
CREATE TABLE `cc_logrefill` (
  `id` bigint(20),
  `date` timestamp,
  `credit` decimal(15,5),
  `card_id` bigint(20),
  `description` varchar(255),
  `refill_type` varchar(255),
  `added_invoice` varchar(255),
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
INSERT INTO `cc_logrefill` VALUES (1,'2021-03-01 13:33:20','25.00000',30,'refill',0,0),
(2,'2021-03-04 13:33:20','50.00000',31,'refill',0,0),
(3,'2021-03-07 13:33:20','75.00000',32,'refill',0,0),
(4,'2021-03-10 13:33:20','100.00000',33,'refill',0,0),
(5,'2021-03-13 13:33:20','25.00000',30,'refill',0,0),
(6,'2021-03-16 13:33:20','50.00000',31,'refill',0,0),
(7,'2021-03-19 13:33:20','75.00000',32,'refill',0,0),
(8,'2021-03-22 13:33:20','100.00000',33,'refill',0,0),
(9,'2021-03-25 13:33:20','25.00000',30,'refill',0,0),
(10,'2021-03-28 13:33:20','50.00000',31,'refill',0,0),
(11,'2021-03-31 13:33:20','75.00000',32,'refill',0,0),
(12,'2021-04-03 13:33:20','100.00000',33,'refill',0,0),
(13,'2021-04-06 13:33:20','25.00000',30,'refill',0,0),
(14,'2021-04-09 13:33:20','50.00000',31,'refill',0,0);
DROP TABLE IF EXISTS `cc_callerid`;
CREATE TABLE `cc_callerid` (
  `id` bigint(20),
  `cid` varchar(255),
  `id_cc_card` bigint(20),
  `activated` varchar(255),
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
INSERT INTO `cc_callerid` VALUES (1,'0040721002000',30,'t'),
(2,'0040721002001',31,'t'),
(3,'0040721002002',32,'t'),
(4,'0040721002003',33,'t'),
(5,'0040721002004',30,'t'),
(6,'0040721002005',31,'t');
DROP TABLE IF EXISTS `cc_sip_buddies`;
CREATE TABLE `cc_sip_buddies` (
  `id` bigint(20),
  `id_cc_card` bigint(20),
  `name` varchar(255),
  `accountcode` varchar(255),
  `regexten` varchar(255),
  `amaflags` varchar(255),
  `callerid` varchar(255),
  `secret` varchar(255),
  `ipaddr` varchar(255),
  `regseconds` varchar(255),
  `useragent` varchar(255),
  `username` varchar(255),
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
INSERT INTO `cc_sip_buddies` VALUES (1,30,'10000201','10000201','','billing','','x','86.120.4.7',1627565600,'MicroSIP/3.20.5','10000201'),
(2,31,'10000202','10000202','','billing','','x','86.120.4.8',1627565601,'MicroSIP/3.20.5','10000202'),
(3,32,'10000203','10000203','','billing','','x','86.120.4.9',1627565602,'MicroSIP/3.20.5','10000203'),
(4,33,'10000204','10000204','','billing','','x','86.120.4.10',1627565603,'MicroSIP/3.20.5','10000204');
DROP TABLE IF EXISTS `cc_system_log`;
CREATE TABLE `cc_system_log` (
  `id` bigint(20),
  `iduser` bigint(20),
  `loglevel` varchar(255),
  `action` varchar(255),
  `description` varchar(255),
  `data` varchar(255),
  `tablename` varchar(255),
  `pagename` varchar(255),
  `ipaddress` varchar(255),
  `creationdate` timestamp,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
INSERT INTO `cc_system_log` VALUES (1,30,1,'FILE DOWNLOADED','User Logged in to website','','','userinfo.php','86.120.4.7','2021-03-01 13:33:20'),
(2,31,1,'User Logged In','User Logged in to website','','','userinfo.php','86.120.4.8','2021-03-02 13:33:20'),
(3,32,1,'User Logged In','User Logged in to website','','','userinfo.php','86.120.4.9','2021-03-03 13:33:20'),
(4,33,1,'FILE DOWNLOADED','User Logged in to website','','','userinfo.php','86.120.4.7','2021-03-04 13:33:20'),
(5,30,1,'User Logged In','User Logged in to website','','','userinfo.php','86.120.4.8','2021-03-05 13:33:20'),
(6,31,1,'User Logged In','User Logged in to website','','','userinfo.php','86.120.4.9','2021-03-06 13:33:20'),
(7,32,1,'FILE DOWNLOADED','User Logged in to website','','','userinfo.php','86.120.4.7','2021-03-07 13:33:20'),
(8,33,1,'User Logged In','User Logged in to website','','','userinfo.php','86.120.4.8','2021-03-08 13:33:20'),
(9,30,1,'User Logged In','User Logged in to website','','','userinfo.php','86.120.4.9','2021-03-09 13:33:20'),
(10,31,1,'FILE DOWNLOADED','User Logged in to website','','','userinfo.php','86.120.4.7','2021-03-10 13:33:20'),
(11,32,1,'User Logged In','User Logged in to website','','','userinfo.php','86.120.4.8','2021-03-11 13:33:20'),
(12,33,1,'User Logged In','User Logged in to website','','','userinfo.php','86.120.4.9','2021-03-12 13:33:20');
DROP TABLE IF EXISTS `cc_trunk`;
CREATE TABLE `cc_trunk` (
  `id_trunk` int(11),
  `trunkcode` varchar(20),
  `trunkprefix` varchar(20),
  `providertech` varchar(20),
  `providerip` varchar(80),
  PRIMARY KEY (`id_trunk`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
INSERT INTO `cc_trunk` VALUES (2,'carrier-b','','SIP','198.51.100.4');
