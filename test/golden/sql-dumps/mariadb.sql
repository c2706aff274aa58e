/*M!999999\- enable the sandbox mode */ 
-- MariaDB dump 10.19  Distrib 10.11.19-MariaDB, for debian-linux-gnu (x86_64)
--
-- Host: localhost    Database: traps
-- ------------------------------------------------------
-- Server version	10.11.19-MariaDB-0+deb12u1

/*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;
/*!40101 SET @OLD_CHARACTER_SET_RESULTS=@@CHARACTER_SET_RESULTS */;
/*!40101 SET @OLD_COLLATION_CONNECTION=@@COLLATION_CONNECTION */;
/*!40101 SET NAMES utf8mb4 */;
/*!40103 SET @OLD_TIME_ZONE=@@TIME_ZONE */;
/*!40103 SET TIME_ZONE='+00:00' */;
/*!40014 SET @OLD_UNIQUE_CHECKS=@@UNIQUE_CHECKS, UNIQUE_CHECKS=0 */;
/*!40014 SET @OLD_FOREIGN_KEY_CHECKS=@@FOREIGN_KEY_CHECKS, FOREIGN_KEY_CHECKS=0 */;
/*!40101 SET @OLD_SQL_MODE=@@SQL_MODE, SQL_MODE='NO_AUTO_VALUE_ON_ZERO' */;
/*!40111 SET @OLD_SQL_NOTES=@@SQL_NOTES, SQL_NOTES=0 */;

--
-- Current Database: `traps`
--

CREATE DATABASE /*!32312 IF NOT EXISTS*/ `traps` /*!40100 DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci */;

USE `traps`;

--
-- Temporary table structure for view `a_view`
--

DROP TABLE IF EXISTS `a_view`;
/*!50001 DROP VIEW IF EXISTS `a_view`*/;
SET @saved_cs_client     = @@character_set_client;
SET character_set_client = utf8mb4;
/*!50001 CREATE VIEW `a_view` AS SELECT
 NULL AS `id`,
 NULL AS `c` */;
SET character_set_client = @saved_cs_client;

--
-- Table structure for table `empty_one`
--

DROP TABLE IF EXISTS `empty_one`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `empty_one` (
  `a` int(11) DEFAULT NULL,
  `odd ``name`` ; '' "` text DEFAULT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `empty_one`
--

LOCK TABLES `empty_one` WRITE;
/*!40000 ALTER TABLE `empty_one` DISABLE KEYS */;
/*!40000 ALTER TABLE `empty_one` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `latin`
--

DROP TABLE IF EXISTS `latin`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `latin` (
  `id` int(11) NOT NULL,
  `t` varchar(50) DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=latin1 COLLATE=latin1_swedish_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `latin`
--

LOCK TABLES `latin` WRITE;
/*!40000 ALTER TABLE `latin` DISABLE KEYS */;
INSERT INTO `latin` VALUES
(1,'café €'),
(2,'it\'s ÿ');
/*!40000 ALTER TABLE `latin` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `owners`
--

DROP TABLE IF EXISTS `owners`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `owners` (
  `id` int(11) NOT NULL,
  `name` varchar(20) DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `owners`
--

LOCK TABLES `owners` WRITE;
/*!40000 ALTER TABLE `owners` DISABLE KEYS */;
INSERT INTO `owners` VALUES
(1,'one'),
(2,'two');
/*!40000 ALTER TABLE `owners` ENABLE KEYS */;
UNLOCK TABLES;
/*!50003 SET @saved_cs_client      = @@character_set_client */ ;
/*!50003 SET @saved_cs_results     = @@character_set_results */ ;
/*!50003 SET @saved_col_connection = @@collation_connection */ ;
/*!50003 SET character_set_client  = utf8mb4 */ ;
/*!50003 SET character_set_results = utf8mb4 */ ;
/*!50003 SET collation_connection  = utf8mb4_general_ci */ ;
/*!50003 SET @saved_sql_mode       = @@sql_mode */ ;
/*!50003 SET sql_mode              = '' */ ;
DELIMITER ;;
/*!50003 CREATE*/ /*!50017 DEFINER=`root`@`localhost`*/ /*!50003 TRIGGER tr AFTER INSERT ON owners FOR EACH ROW BEGIN IF NEW.id > 100 THEN INSERT INTO empty_one VALUES (1, 'from; a trigger'); END IF; END 
*/;;
DELIMITER ;
/*!50003 SET sql_mode              = @saved_sql_mode */ ;
/*!50003 SET character_set_client  = @saved_cs_client */ ;
/*!50003 SET character_set_results = @saved_cs_results */ ;
/*!50003 SET collation_connection  = @saved_col_connection */ ;

--
-- Table structure for table `strings`
--

DROP TABLE IF EXISTS `strings`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `strings` (
  `id` int(11) NOT NULL AUTO_INCREMENT,
  `t` text DEFAULT NULL,
  `v` varchar(200) DEFAULT 'it''s, ) a ; default',
  PRIMARY KEY (`id`)
) ENGINE=InnoDB AUTO_INCREMENT=22 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='a comment with '' and ; and `';
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `strings`
--

LOCK TABLES `strings` WRITE;
/*!40000 ALTER TABLE `strings` DISABLE KEYS */;
INSERT INTO `strings` VALUES
(1,NULL,'NULL'),
(2,'',NULL),
(3,'NULL',''),
(4,'\\N','\\'),
(5,'\'','\"'),
(6,'\'\'','\\\''),
(7,'a\\\'b','c\\\\'),
(8,'),(',');'),
(9,');\nINSERT INTO `strings` VALUES (1,','-- no'),
(10,'/* no */','# no'),
(11,'/*!40000 no','*/'),
(12,'nul\0tab	lf\ncr\rbssub\Z','%_\\%\\_'),
(13,'é ü 漢字 😀','Ã©'),
(14,'`','``'),
(15,'DELIMITER ;;','\nDELIMITER $$\n'),
(16,'\n-- Dump completed\n','\\.'),
(17,'0x41','b\'1\''),
(18,'CURRENT_TIMESTAMP','_binary'),
(19,'	','\r\n'),
(20,'x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',x),(\'y\'\',','long'),
(21,'=cmd|\' /C calc\'!A0','<script>alert(1)</script>');
/*!40000 ALTER TABLE `strings` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `types`
--

DROP TABLE IF EXISTS `types`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `types` (
  `id` bigint(20) unsigned NOT NULL,
  `dec` decimal(20,6) DEFAULT NULL,
  `f` double DEFAULT NULL,
  `ts` timestamp NULL DEFAULT NULL,
  `dt` datetime DEFAULT NULL,
  `d` date DEFAULT NULL,
  `tm` time DEFAULT NULL,
  `y` year(4) DEFAULT NULL,
  `en` enum('a','b,c','''') DEFAULT NULL,
  `st` set('x','y') DEFAULT NULL,
  `js` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL CHECK (json_valid(`js`)),
  `b1` bit(1) DEFAULT NULL,
  `b12` bit(12) DEFAULT NULL,
  `bi` binary(4) DEFAULT NULL,
  `vb` varbinary(16) DEFAULT NULL,
  `bl` blob DEFAULT NULL,
  `g` int(11) GENERATED ALWAYS AS (`owner` * 2) STORED,
  `owner` int(11) DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `types_owner` (`owner`),
  CONSTRAINT `types_owner` FOREIGN KEY (`owner`) REFERENCES `owners` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `types`
--

LOCK TABLES `types` WRITE;
/*!40000 ALTER TABLE `types` DISABLE KEYS */;
INSERT INTO `types` VALUES
(1,-12345.678900,1.5e-300,'2022-07-01 10:00:00','2022-07-01 12:00:00','2022-07-01','-12:34:56',2022,'b,c','x,y','{\"a\": \"b\'\\\"c\"}','','\n�','ab\0\0','\0\0','plain text',2,1),
(2,NULL,-0.1,NULL,'0000-00-00 00:00:00','0000-00-00','838:59:59',0000,'\'','',NULL,'\0','\0\0','\0�\0\0','\'','\0�\'\"\\\n\Z',4,2),
(18446744073709551615,0.000000,0,'2037-12-31 22:00:00','9999-12-31 23:59:59','9999-12-31','00:00:00',2155,NULL,NULL,'[]',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
/*!40000 ALTER TABLE `types` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Current Database: `traps_two`
--

CREATE DATABASE /*!32312 IF NOT EXISTS*/ `traps_two` /*!40100 DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci */;

USE `traps_two`;

--
-- Table structure for table `owners`
--

DROP TABLE IF EXISTS `owners`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `owners` (
  `id` int(11) NOT NULL,
  `label` varchar(20) DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `owners`
--

LOCK TABLES `owners` WRITE;
/*!40000 ALTER TABLE `owners` DISABLE KEYS */;
INSERT INTO `owners` VALUES
(7,'seven');
/*!40000 ALTER TABLE `owners` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Current Database: `traps`
--

USE `traps`;

--
-- Final view structure for view `a_view`
--

/*!50001 DROP VIEW IF EXISTS `a_view`*/;
/*!50001 SET @saved_cs_client          = @@character_set_client */;
/*!50001 SET @saved_cs_results         = @@character_set_results */;
/*!50001 SET @saved_col_connection     = @@collation_connection */;
/*!50001 SET character_set_client      = utf8mb4 */;
/*!50001 SET character_set_results     = utf8mb4 */;
/*!50001 SET collation_connection      = utf8mb4_general_ci */;
/*!50001 CREATE ALGORITHM=UNDEFINED */
/*!50013 DEFINER=`root`@`localhost` SQL SECURITY DEFINER */
/*!50001 VIEW `a_view` AS select `owners`.`id` AS `id`,'x),(y' AS `c` from `owners` */;
/*!50001 SET character_set_client      = @saved_cs_client */;
/*!50001 SET character_set_results     = @saved_cs_results */;
/*!50001 SET collation_connection      = @saved_col_connection */;

--
-- Current Database: `traps_two`
--

USE `traps_two`;
/*!40103 SET TIME_ZONE=@OLD_TIME_ZONE */;

/*!40101 SET SQL_MODE=@OLD_SQL_MODE */;
/*!40014 SET FOREIGN_KEY_CHECKS=@OLD_FOREIGN_KEY_CHECKS */;
/*!40014 SET UNIQUE_CHECKS=@OLD_UNIQUE_CHECKS */;
/*!40101 SET CHARACTER_SET_CLIENT=@OLD_CHARACTER_SET_CLIENT */;
/*!40101 SET CHARACTER_SET_RESULTS=@OLD_CHARACTER_SET_RESULTS */;
/*!40101 SET COLLATION_CONNECTION=@OLD_COLLATION_CONNECTION */;
/*!40111 SET SQL_NOTES=@OLD_SQL_NOTES */;

-- Dump completed on 2026-11-22  2:53:14
