/**
 * What people call things, by meaning: the second evidence, after content. English, Dutch, German, French, Spanish, Italian, Portuguese,
 * Polish, Romanian, Turkish, Russian (also in Latin letters) and Chinese. `_` joins the words of a phrase; accents do not
 * count; a word that begins or ends with `~` also counts inside a compound (`gesprek~` in `gespreksduur`).
 */
export const LEXICON = {
  key: 'id uuid guid pk key ref reference no nr num recid rowid entry_id sleutel kenmerk kennung schlussel clef clave llave chiave chave klucz cheie anahtar klyuch код_записи номер_записи 编号 主键 序号 ref_no referentie referenz referencia riferimento',
  account:
    'user users account accounts acct client clients customer customers member members login uid userid accountcode gebruiker~ klant~ rekening afnemer lid benutzer~ nutzer~ kunde~ konto teilnehmer utilisateur~ compte abonne usager usuario~ cliente~ cuenta utente utenti conto socio usuario conta uzytkownik~ klient~ konto utilizator~ cont contul kullanici~ hesap uye musteri пользователь~ polzovatel~ аккаунт akkaunt клиент klient учетная_запись 用户~ 账户 客户 账号 会员 yonghu',
  agent:
    'agent agents operator operators employee caller_user staff rep seller manager worker medewerker~ verkoper beller mitarbeiter~ agente~ operador~ vendeur conseiller employe vendedor comercial empleado operatore pracownik konsultant angajat temsilci calisan оператор менеджер menedzher sotrudnik сотрудник агент 坐席 员工 话务员 业务员',
  call: 'call calls cdr cdrs gesprek~ oproep~ anruf~ anrufe gesprach~ telefonat~ appel appels llamada~ chiamata~ chiamate chamada~ ligacao polaczen~ rozmow~ apel apeluri arama~ cagri~ gorusme~ звонок zvonok звонки zvonki вызов~ vyzov~ вызовы 通话~ 呼叫~ tonghua',
  username:
    'username user_name login nick nickname alias benutzername gebruikersnaam anmeldename pseudo pseudonyme identifiant nombre_de_usuario usuario nome_utente nome_de_usuario nazwa_uzytkownika nume_utilizator kullanici_adi логин login имя_пользователя imya_polzovatelya 用户名 昵称 screen_name user_login inlognaam',
  name: 'name full_name fullname first_name last_name firstname lastname surname holder contact_name naam voornaam achternaam vollname vorname nachname familienname nom prenom nom_complet nombre apellido apellidos nome cognome sobrenome imie nazwisko nume prenume ad soyad adi isim фио fio имя imya фамилия familiya 姓名 名字 名称 xingming person persona persoon',
  email:
    'email e_mail mail emailaddress mailadres correo correo_electronico courriel posta posta_elettronica poczta eposta e_posta почта pochta имейл 邮箱 邮件 电子邮件 youxiang',
  handle:
    'telegram tg handle messenger jabber skype icq wickr contact_handle kontakt im телеграм telega мессенджер 电报 微信 wechat whatsapp signal',
  phone:
    'phone phone_number telephone tel telno mobile mobiel cell cellphone gsm msisdn number telefoon~ telefoonnummer nummer telefon~ telefonnummer handy handynummer rufnummer mobil numero telefono movil celular telefone telemovel numero_telefono numer komorka numar telefon_numarasi numara cep телефон~ nomer номер mobilnyy nomer_telefona 电话~ 手机~ 号码 手机号 dianhua shouji',
  password:
    'password pass passwd pwd pass_hash password_hash hash wachtwoord passwort kennwort mot_de_passe mdp contrasena clave password_hash senha haslo parola sifre пароль parol 密码 mima salt_hash',
  country:
    'country country_code nation region dial_country land landcode pays pais paese kraj tara ulke страна strana 国家 guojia land_code',
  plan: 'plan package subscription tariff tier level role abonnement tarief paket abo tarif stufe forfait formule piano piano_tariffario suscripcion plano pakiet taryfa abonament tarife тариф tarif пакет подписка 套餐 计划 等级',
  balance:
    'balance credit credits saldo guthaben kontostand tegoed solde credito saldo_actual stan_konta sold bakiye kredi баланс balans остаток ostatok 余额 yue',
  created:
    'created created_at created_on creation registered registered_at registration reg_date regdate signup signup_date joined join_date added inserted aangemaakt aangemaakt_op geregistreerd registratie~ erstellt erstellt_am angelegt angelegt_am registriert cree cree_le date_creation inscription fecha_alta alta creado registro fecha_registro creato creato_il iscritto criado data_criacao utworzono data_utworzenia rejestracja creat creat_la data_creare inregistrat kayit kayit_tarihi olusturma создан sozdan дата_регистрации data_registratsii зарегистрирован registratsiya 创建时间 注册时间 注册 创建',
  last_seen:
    'last_seen last_login lastlogin last_active last_activity last_use lastuse last_used last_visit laatst laatst_gezien laatste_login laatst_actief zuletzt zuletzt_gesehen letzte_anmeldung letzter_login derniere_connexion dernier_acces vu_le ultimo_acceso ultimo_login ultima_conexion ultimo_accesso ultimo_acesso ostatnie_logowanie ostatnio ultima_autentificare ultima_conectare son_giris son_gorulme последний_вход posledniy_vkhod posledniy_vhod последняя_активность 最后登录 最近登录 上次登录',
  ip: 'ip ip_address ipaddr ipaddress client_ip remote_ip remote_addr host ip_adres ip_adresse adresse_ip direccion_ip indirizzo_ip adres_ip ip_adresi айпи 地址ip ip地址',
  referrer:
    'ref_by referrer referred_by referral referer inviter invited_by sponsor parent upline aangebracht_door aanbrenger geworben_von werber parrain referido_por padrino invitato_da indicado_por polecony_przez recomandat_de davet_eden referans реферер priglasil пригласил referer_id 推荐人 邀请人 上级',
  wallet:
    'wallet wallet_address address btc_address crypto_address portemonnee portefeuille monedero billetera cartera portafoglio carteira portfel portofel cuzdan кошелек koshelek 钱包 钱包地址 adres adresse',
  device:
    'device device_id device_fp fingerprint fp browser_fp hwid apparaat toestel gerat geraet appareil empreinte dispositivo huella impronta urzadzenie dispozitiv cihaz parmak_izi устройство ustroystvo otpechatok отпечаток 设备 指纹 设备号',
  banned:
    'banned blocked disabled suspended is_banned is_blocked active enabled is_active geblokkeerd gesperrt blockiert aktiv bloque banni bloqueado baneado activo bloccato sospeso ativo zablokowany zbanowany blocat suspendat yasakli engelli aktif заблокирован zablokirovan zabanen бан aktiven активен 封禁 禁用',
  notes:
    'notes note comment comments remark remarks memo opmerking~ aantekening~ bemerkung~ notiz~ anmerkung~ kommentar~ remarque~ commentaire~ nota notas comentario~ observaciones commento commenti observacoes uwagi notatka notatki komentarz observatii note_interne notlar aciklama yorum заметка заметки примечание primechanie комментарий kommentariy 备注 说明 beizhu',
  user_agent:
    'user_agent useragent ua browser agent_string navigateur navegador przegladarka tarayici браузер brauzer 浏览器',
  login_event:
    'session sessions login logins signin signins sign_in access auth inlog~ sessie~ aanmelding~ anmeldung~ sitzung~ connexion~ sesion~ sesiones inicio_sesion acceso~ accessi accesso sessione sessao logowan~ sesja autentific~ sesiuni oturum~ giris~ сессия sessii сессии входы vhod вход 登录~ 会话',
  at: 'at time date datetime timestamp ts when created created_at on datum tijd tijdstip zeit zeitpunkt heure horodatage fecha hora data ora momento data_godzina czas tarih saat zaman дата время vremya data_vremya 时间 日期 shijian',
  payment:
    'payment payments topup topups deposit deposits transaction transactions invoice order orders billing betaling~ storting~ opwaardering~ zahlung~ einzahlung~ aufladung~ paiement~ depot versement~ recharge~ pago pagos deposito~ recarga~ pagament~ versament~ ricarica pagamento~ platnosc~ wplat~ doladowan~ plata plati depunere~ odeme~ yatirma платеж~ platezh~ оплата oplata пополнение popolneni~ 支付~ 充值~ 付款 zhifu',
  method:
    'method coin currency_coin gateway provider network asset crypto methode betaalwijze betaalmethode munt zahlungsart waehrung moyen mode_paiement metodo forma_pago moneda metodo_pago metoda metoda_plata yontem способ sposob монета moneta сеть 方式 币种 支付方式',
  from_wallet:
    'from from_address from_wallet sender sender_address source source_address payer origin van afzender vanaf_adres absender von quelle expediteur emetteur origen remitente desde mittente da origem nadawca expeditor gonderen отправитель otpravitel ot_kogo 付款地址 来源地址 发送方',
  to_wallet:
    'to to_address address deposit_address recv_address receiver destination dest pay_to naar stortingsadres ontvangst~ ontvanger adres einzahlungsadresse empfanger~ zieladresse adresse_depot destinataire direccion_deposito destino direccion destinatario indirizzo endereco_deposito adres_wplaty odbiorca adresa_depunere adresa destinatar alici yatirma_adresi адрес adres адрес_депозита получатель poluchatel 收款地址 充值地址 地址',
  txid: 'txid tx_id tx tx_hash txhash transaction_id hash transactie_id transaktion~ id_transaccion hash_tx транзакция tranzaktsiya 交易哈希 交易号 哈希',
  coin_amount:
    'amount_coin coin_amount amount_btc btc_amount btc crypto_amount amount_crypto coins bedrag_btc betrag_btc betrag_coin montant_btc montant_crypto importe_btc cantidad_btc monto_cripto importo_btc valor_btc kwota_btc suma_btc btc_miktar сумма_btc summa_btc 币数量 数量 шт',
  amount:
    'amount sum total value price amount_fiat fiat paid bedrag som prijs betrag summe preis montant somme prix importe cantidad monto precio importo somma prezzo valor quantia kwota suma cena pret tutar miktar fiyat сумма summa стоимость цена 金额 总额 价格 jine',
  currency:
    'currency ccy cur valuta munt munteenheid wahrung waehrung devise monnaie moneda divisa valuta moeda waluta moneda para_birimi валюта valyuta 货币 币种',
  confirmed:
    'confirmed status state paid completed bevestigd betaald bestatigt bezahlt etat statut confirme paye estado confirmado pagado stato confermato pago potwierdzon~ oplacon~ stare confirmat platit durum onay onaylandi статус status подтвержден podtverzhden 状态 确认 已确认',
  uniqueid: 'uniqueid unique_id linkedid call_uuid callid sip_callid channel_id asterisk_id 唯一标识',
  started:
    'started start start_time starttime start_at begin calldate call_date call_time call_start date time datetime timestamp gestart start_tijd starttijd begintijd aanvang tijdstip datum begonnen beginn startzeit anrufzeit zeitpunkt debut heure_debut date_appel inicio hora_inicio fecha_inicio fecha fecha_llamada hora_llamada inizio data_inizio data_chiamata inicio_chamada poczatek data_rozmowy czas_rozpoczecia inceput data_apel ora_inceput baslangic arama_tarihi baslama начало nachalo время_начала data_zvonka дата_звонка vremya_zvonka 开始时间 呼叫时间 通话时间 kaishi',
  answered_at:
    'answer answered answer_time answered_at answer_stamp connect_time connected opgenomen beantwoord angenommen beantwortet repondu heure_reponse contestada respuesta hora_respuesta risposta risposto_alle atendida odebrano raspuns cevap cevaplanma ответ otvet vremya_otveta 接听时间 应答时间',
  ended:
    'end ended end_time endtime end_at stop stop_time stoptime hangup_time end_stamp einde eindtijd geeindigd ende endzeit beendet fin heure_fin hora_fin fecha_fin fine data_fine fim koniec czas_zakonczenia sfarsit bitis конец konets окончание okonchanie vremya_okonchaniya 结束时间 挂断时间',
  dialled:
    'dst dest destination called callee called_number dialled dialed dialed_number dnid calledstation to target b_number bnumber bnum number_to victim gebeld gebelde gebeld_nummer bestemming gekozen_nummer b_nummer naar ziel zielnummer gewahlt angerufen angerufene~ b_rufnummer appele numero_appele destinataire destino numero_destino llamado marcado numero_marcado chiamato numero_chiamato destinazione discado numero_discado wybrany numer_docelowy numer_b apelat numar_apelat destinatie aranan aranan_numara hedef кому komu набранный nabrannyy вызываемый vyzyvaemyy~ kuda куда номер_б 被叫~ 拨打号码 目标号码 beijiao',
  presented:
    'cid cid_num callerid caller_id clid cli cnum src source caller calling from displayed shown spoof spoofed spoof_number fake presented outbound_cid display_number a_number anumber ani getoond getoond_nummer weergegeven~ vals~ nummerweergave afzender angezeigt~ anzeigenummer absendernummer gefalscht~ affiche numero_affiche appelant mostrado numero_mostrado origen identificador remitente mostrato numero_mostrato chiamante exibido bina wyswietlan~ numer_prezentowany numer_a afisat numar_afisat apelant gosteren gosterilen gosterilen_numara arayan подмена podmena podmenn~ показанный отображаемый otobrazhaem~ otkuda от_кого аон aon 主叫~ 显示号码 来电显示 伪装号码 zhujiao',
  presented_name:
    'cid_name caller_name callerid_name clid_name display_name campaign campagne naam_getoond anzeigename kampagne nom_affiche nombre_mostrado campana nome_mostrato campanha nazwa_wyswietlana kampania nume_afisat campanie gosterilen_ad kampanya имя_подмены imya_aon kampaniya 显示名称 来电名称',
  duration:
    'duration dur total_duration call_duration length length_in_sec totale_duur duur tijdsduur dauer gesamtdauer duree duree_totale duracion duracion_total durata durata_totale duracao czas_trwania dlugosc durata_totala sure toplam_sure длительность dlitelnost продолжительность prodolzhitelnost 时长 持续时间 总时长 shichang',
  talk: 'billsec talk talk_time talk_s talktime billable conversation speaking answered_seconds sessiontime billed_sec gesprek~ gespreksduur gesprekstijd spreektijd gesprach~ gesprachsdauer gespraechsdauer sprechzeit duree_conversation duree_communication conversation_s conversacion tiempo_conversacion duracion_conversacion segundos_hablados hablado conversazione durata_conversazione parlato conversa tempo_conversa rozmow~ czas_rozmowy convorbire durata_convorbire konusma konusma_suresi gorusme_suresi разговор~ razgovor~ vremya_razgovora dlitelnost_razgovora 通话时长 通话秒数 计费时长',
  disposition:
    'disposition status result outcome hangup_cause cause state resultaat uitkomst afloop ergebnis ausgang statut resultat etat resultado estado esito stato wynik rezultat stare sonuc durum результат rezultat статус итог itog 结果 状态 通话结果 jieguo',
  trunk:
    'trunk line route gateway channel dstchannel provider carrier lijn leitung amtsleitung ligne faisceau linea troncal canal linia trunchi hat транк trank линия liniya канал kanal 中继 线路 通道',
  digits:
    'dtmf digits keys pressed digits_dialed input toetsen cijfers ziffern tasten touches chiffres teclas digitos tasti cifre klawisze taste tuslar цифры tsifry klavishi 按键 数字',
  cost: 'cost price charge charged sessionbill bill fee kosten prijs preis gebuhr cout prix tarif costo coste precio prezzo custo koszt oplata cost_total maliyet ucret стоимость stoimost цена tsena 费用 花费',
  target:
    'target victim phone number msisdn doelwit slachtoffer ziel opfer cible victime objetivo victima bersaglio vittima alvo vitima cel ofiara tinta victima hedef kurban цель tsel жертва zhertva 目标 受害者 目标号码',
  organisation:
    'organisation organization org bank company institution claimed decia_ser se_presento_como представился predstavilsya gaf_sich_aus_als angeblich se_disait przedstawil_sie zei_te_zijn noemde_zich kendini_tanitan claimed_to_be impersonated brand merchant service bedrijf instantie organisatie bank_naam firma bank unternehmen organisme banque societe entreprise entidad banco empresa organizacion ente banca azienda organizzazione instituicao organizacja instytucja institutie organizatie banka kurum kurulus организация organizatsiya банк компания kompaniya 机构 银行 公司 冒充 单位',
  code: 'code otp pin tan sms_code token one_time digits captured_code passcode cijfers kode einmalcode codigo codice kod cod sifre kodu код kod 验证码 密码 yanzhengma',
  captured:
    'status state result captured success outcome resultaat ergebnis statut resultat estado resultado stato esito wynik stan rezultat stare durum sonuc статус результат 状态 结果',
  subject:
    'subject title topic onderwerp betreff titel sujet objet titre asunto tema oggetto titolo assunto temat tytul subiect konu baslik тема tema заголовок 主题 标题',
  body: 'body text message content msg tekst bericht inhoud nachricht inhalt text_body corps contenu texte mensaje cuerpo texto contenido messaggio testo contenuto mensagem corpo tresc wiadomosc mesaj continut icerik metin текст tekst сообщение soobshchenie soobschenie 内容 正文 消息 留言',
  message:
    'message messages ticket tickets chat chats support msg script scripts bericht~ nachricht~ mensaje~ messagg~ mensage~ wiadomosc~ mesaj~ soporte обращени~ тикет~ tikety сообщени~ soobshch~ чат 工单 消息 留言 话术',
  list: 'list list_id campaign campaign_id lijst campagne liste kampagne lista campana campagna campanha kampania campanie liste_no kampanya список spisok кампания база 名单 列表 批次',
  contact:
    'lead leads contact contacts prospect prospects victim victims target targets list lists contactpersoon~ prospect~ kontakt~ interessent~ prospects contacto~ contatt~ contato~ kontakt~ musteri_listesi rehber лид лиды lidy kontakty контакт~ база 名单 客户名单 联系人 客户资料',
  address:
    'address address1 street city postal_address adres straat woonplaats adresse strasse anschrift ort rue ville direccion calle ciudad indirizzo via citta endereco rua cidade ulica miasto adresa strada oras adres sokak sehir адрес ulitsa улица город gorod 地址 街道 城市 dizhi',
  born: 'born birth birthdate birth_date date_of_birth dob birthday geboortedatum geboren geburtsdatum naissance date_naissance nacimiento fecha_nacimiento nascita data_nascita nascimento data_nascimento urodzen~ data_urodzenia nastere data_nasterii dogum dogum_tarihi дата_рождения data_rozhdeniya рождени~ 出生 生日 出生日期',
  complaint:
    'complaint complaints report reports report_ref incident case crime klacht~ aangifte~ melding~ anzeige~ beschwerde~ meldung~ plainte~ signalement~ denuncia~ queja~ reclamacion denunce reclamo queixa~ skarg~ zgloszen~ zawiadomien~ plangere~ sesizare~ sikayet~ ihbar~ жалоб~ zhalob~ заявлени~ zayavleni~ 投诉~ 报案~ 举报',
  received:
    'received received_on date_received report_date reported reported_on ontvangen datum_melding datum_aangifte meldingsdatum eingang eingangsdatum anzeigedatum eingegangen recu recu_le date_plainte date_signalement recibido fecha_denuncia fecha_recepcion ricevuto data_denuncia data_ricezione recebido data_queixa data_denuncia data_zgloszenia wplynelo otrzymano primit data_plangerii data_sesizarii alindi basvuru_tarihi sikayet_tarihi получено polucheno дата_обращения data_obrashcheniya дата_заявления data_zayavleniya 接收日期 报案日期 受理日期',
  postcode:
    'postcode post_code zip zipcode zip_code postal_code plz postleitzahl code_postal cp codigo_postal cap cep kod_pocztowy cod_postal posta_kodu индекс indeks pochtovyy_indeks 邮编 邮政编码',
  called:
    'number_called number_called_on called called_on victim_number complainant_number own_number called_number gebeld gebeld_op eigen_nummer nummer_slachtoffer angerufen angerufene_nummer eigene_nummer nummer_geschadigter numero_appele numero_victime llamado numero_llamado numero_victima numero_chiamato numero_vittima numero_chamado numer_poszkodowanego numer_odbierajacy numar_apelat numar_victima aranan_numara magdur_numara номер_потерпевшего nomer_poterpevshego телефон_заявителя telefon_zayavitelya 被叫号码 受害人号码 本人号码',
  displayed:
    'number_displayed displayed shown displayed_number caller_number caller_id suspect_number number_calling calling_number getoond_nummer nummer_dader weergegeven_nummer beller angezeigte_nummer anzeige_nummer anrufer_nummer taternummer numero_affiche numero_appelant numero_mostrado numero_que_llama numero_mostrato numero_chiamante numero_exibido numer_wyswietlony numer_dzwoniacy numar_afisat numar_apelant gorunen_numara arayan_numara номер_звонившего nomer_zvonivshego высветившийся определившийся отображаемый_номер номер_звонящего 显示号码 来电号码 主叫号码',
  call_date:
    'date_of_call call_date incident_date date_called event_date datum_gesprek gespreksdatum datum_oproep datum_incident anrufdatum datum_anruf tatdatum date_appel date_faits fecha_llamada fecha_hechos data_chiamata data_fatti data_chamada data_rozmowy data_polaczenia data_zdarzenia data_apel data_apelului arama_tarihi olay_tarihi дата_звонка data_zvonka дата_события data_sobytiya 通话日期 来电日期 案发日期',
  call_time:
    'time_of_call call_time hour time_called tijd tijdstip tijd_gesprek uhrzeit anrufzeit zeit heure heure_appel hora hora_llamada ora ora_chiamata hora_chamada godzina godzina_rozmowy ora_apel ora_apelului saat arama_saati время время_звонка vremya_zvonka vremya час 通话时间 来电时间 时间',
  loss: 'loss amount_lost lost reported_loss damage stolen schade schadebedrag verlies verloren bedrag schaden schadenssumme verlust prejudice montant_prejudice perte perdida importe_perdido perjuicio cuantia perdita danno importo_perso prejuizo perda strata kwota_straty szkoda paguba pierdere prejudiciu suma_pierduta zarar kayip kayip_tutar ущерб ushcherb uscherb потеря poterya сумма_ущерба 损失 损失金额 被骗金额 sunshi',
  narrative:
    'narrative what_happened description details statement story summary incident_details omschrijving toelichting verhaal wat_gebeurde verklaring beschreibung sachverhalt hergang schilderung description_faits recit faits declaration relato descripcion hechos que_paso descrizione racconto fatti relato descricao opis opis_zdarzenia przebieg descriere ce_s_a_intamplat relatare aciklama olay ne_oldu описание opisanie обстоятельства obstoyatelstva что_произошло фабула 经过 描述 案情 详情 事情经过',
  operation:
    'operation case op dossier investigation case_no operatie zaak onderzoek verfahren ermittlung operation_no enquete affaire operacion caso expediente operazione indagine operacao sprawa operacja operatiune dosar operasyon sorusturma операция operatsiya дело delo 行动 案件',
  agency:
    'agency police force unit country_agency instantie korps eenheid behorde dienststelle polizei service corps agencia cuerpo policia agenzia corpo agencia_policial agencja jednostka agentie unitate kurum birim ведомство vedomstvo орган organ 机构 单位 部门',
  kind: 'kind type identifier_type category soort type_kenmerk art typ genre tipo categoria rodzaj fel tip tur tip_kimlik тип вид vid 类型 种类',
  value:
    'value identifier indicator ioc waarde kenmerk wert kennung valeur identifiant valor identificador valore identificativo wartosc identyfikator valoare identificator deger kimlik tanimlayici значение znachenie идентификатор identifikator 值 标识',
  extension:
    'extension ext peer sip_peer sip_user toestel toestelnummer nebenstelle durchwahl poste extension_sip interno anexo ramal wewnetrzny interior dahili внутренний vnutrenniy добавочный 分机 分机号',
  given:
    'first_name firstname given_name given forename voornaam vorname prenom nombre nombres nome imie prenume ad имя imya 名',
  family:
    'last_name lastname surname family_name achternaam familienaam nachname familienname nom nom_de_famille apellido apellidos cognome sobrenome nazwisko nume soyad фамилия familiya 姓',
} as const;

export type Concept = keyof typeof LEXICON;
