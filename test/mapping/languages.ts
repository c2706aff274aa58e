import { dmy, type makeComplaints, mdy, type Style } from './world.ts';

export type Logical = 'accounts' | 'logins' | 'payments' | 'calls' | 'codes' | 'tickets' | 'complaints';

export interface Language {
  readonly style?: Style;
  readonly complaints?: Parameters<typeof makeComplaints>[0];
  /** Table name and column names, in the order of the world's rows. */
  readonly tables: Partial<Record<Logical, readonly [string, readonly string[]]>>;
}

const comma = (cents: number) => `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, '0')}`;
const dotted = (cents: number) => comma(cents).replace(/\B(?=(\d{3})+,)/g, '.');
const point = (cents: number) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
const w = (text: string) => text.split(' ');

export const LANGUAGES: Readonly<Record<string, Language>> = {
  dutch: {
    style: { outcomes: ['BEANTWOORD', 'GEEN GEHOOR', 'BEZET', 'MISLUKT'], captured: ['gelukt', 'verlopen'] },
    complaints: {
      date: (ms) => dmy(ms, '-'),
      money: dotted,
      parts: ['ochtend', 'middag', 'avond'],
      withheld: 'anoniem',
      story: 'Een man van de bank belde en zei dat mijn geld weg moest.',
    },
    tables: {
      accounts: [
        'gebruikers',
        w(
          'nummer gebruikersnaam mailadres wachtwoord telegram land abonnement tegoed aangemaakt laatst_gezien ip_adres aangebracht_door geblokkeerd opmerking',
        ),
      ],
      logins: ['sessies', w('nr gebruiker ip browser apparaat tijdstip')],
      payments: [
        'betalingen',
        w('nr gebruiker munt stortingsadres afzender transactie bedrag_btc bedrag_eur datum bevestigd'),
      ],
      calls: [
        'gesprekken',
        w(
          'nr gebruiker uniek getoond_nummer getoonde_naam gebeld_nummer begin duur gespreksduur resultaat lijn ip toetsen kosten',
        ),
      ],
      codes: ['codes', w('nr gebruiker gesprek doelwit bank cijfers status tijdstip')],
      tickets: ['berichten', w('nr gebruiker onderwerp tekst datum')],
      complaints: [
        'aangiftes',
        w(
          'Kenmerk Ontvangen Naam Postcode Gebeld_op Getoond_nummer Datum_gesprek Tijdstip Instantie Schade Valuta Omschrijving',
        ),
      ],
    },
  },
  spanish: {
    style: {
      stamp: (ms) => `${dmy(ms)} ${new Date(ms).toISOString().slice(11, 19)}`,
      outcomes: ['CONTESTADA', 'NO CONTESTA', 'OCUPADO', 'FALLIDA'],
      captured: ['capturado', 'caducado'],
    },
    complaints: {
      date: (ms) => dmy(ms),
      money: dotted,
      parts: ['mañana', 'tarde', 'noche'],
      withheld: 'oculto',
      story: 'Me llamaron del banco y me pidieron la clave del mensaje.',
    },
    tables: {
      accounts: [
        'usuarios',
        w('id usuario correo clave telegram pais plan saldo alta ultimo_acceso ip referido_por bloqueado notas'),
      ],
      logins: ['accesos', w('id usuario_id ip navegador dispositivo fecha')],
      payments: [
        'pagos',
        w('id usuario_id moneda direccion_deposito remitente transaccion cantidad_btc importe_eur fecha confirmado'),
      ],
      calls: [
        'llamadas',
        w(
          'id usuario_id id_unico numero_mostrado nombre_mostrado numero_marcado inicio duracion_total conversacion estado troncal ip teclas coste',
        ),
      ],
      codes: ['codigos', w('id usuario_id llamada_id objetivo banco codigo estado fecha')],
      tickets: ['mensajes', w('id usuario_id asunto cuerpo fecha')],
      complaints: [
        'denuncias',
        [
          'Referencia',
          'Fecha denuncia',
          'Nombre',
          'Código postal',
          'Número llamado',
          'Número mostrado',
          'Fecha llamada',
          'Hora llamada',
          'Entidad',
          'Perjuicio',
          'Moneda',
          'Relato',
        ],
      ],
    },
  },
  german: {
    style: {
      stamp: (ms) => `${dmy(ms, '.')} ${new Date(ms).toISOString().slice(11, 19)}`,
      outcomes: ['ANGENOMMEN', 'KEINE ANTWORT', 'BESETZT', 'FEHLGESCHLAGEN'],
      captured: ['erfasst', 'abgelaufen'],
    },
    complaints: {
      date: (ms) => dmy(ms, '.'),
      money: dotted,
      parts: ['morgens', 'nachmittags', 'abends'],
      withheld: 'unterdrückt',
      story: 'Ein Anrufer gab sich als Polizist aus und fragte nach Geld.',
    },
    tables: {
      accounts: [
        'benutzer',
        w(
          'kennung benutzername mail passwort telegramm land tarif guthaben angelegt zuletzt_gesehen ip geworben_von gesperrt bemerkung',
        ),
      ],
      logins: ['anmeldungen', w('nr benutzer ip browser geraet zeitpunkt')],
      payments: [
        'zahlungen',
        w('nr benutzer waehrung einzahlungsadresse absender transaktion betrag_btc betrag_eur zeitpunkt bestaetigt'),
      ],
      calls: [
        'anrufe',
        w(
          'nr benutzer eindeutig angezeigte_nummer anzeigename zielnummer beginn dauer gespraechsdauer ergebnis leitung ip ziffern kosten',
        ),
      ],
      codes: ['tans', w('nr benutzer anruf opfer bank tan status zeitpunkt')],
      tickets: ['nachrichten', w('nr benutzer betreff nachricht zeitpunkt')],
      complaints: [
        'Anzeigen',
        [
          'Aktenzeichen',
          'Eingangsdatum',
          'Name',
          'PLZ',
          'Angerufene Nummer',
          'Angezeigte Nummer',
          'Tatdatum',
          'Uhrzeit',
          'Angebliche Firma',
          'Schadenssumme',
          'Währung',
          'Sachverhalt',
        ],
      ],
    },
  },
  french: {
    style: { outcomes: ['REPONDU', 'PAS DE REPONSE', 'OCCUPE', 'ECHOUE'], captured: ['capturé', 'expiré'] },
    complaints: {
      date: (ms) => dmy(ms),
      money: comma,
      parts: ['matin', 'après-midi', 'soir'],
      withheld: 'masqué',
      story: 'Un faux conseiller de ma banque a demandé de valider un virement.',
      currency: 'EUR',
    },
    tables: {
      accounts: [
        'utilisateurs',
        w(
          'id identifiant courriel mot_de_passe telegram pays forfait solde date_creation derniere_connexion adresse_ip parrain bloque remarques',
        ),
      ],
      logins: ['connexions', w('id utilisateur adresse_ip navigateur empreinte date')],
      payments: [
        'paiements',
        w('id utilisateur moyen adresse_depot expediteur txid montant_btc montant_eur date confirme'),
      ],
      calls: [
        'appels',
        w(
          'id utilisateur id_unique numero_affiche nom_affiche numero_appele debut duree duree_conversation resultat ligne adresse_ip touches cout',
        ),
      ],
      codes: ['codes', w('id utilisateur appel cible banque code statut date')],
      tickets: ['messages', w('id utilisateur sujet texte date')],
      complaints: [
        'plaintes',
        [
          'Référence',
          'Reçu le',
          'Nom',
          'Code postal',
          'Numéro appelé',
          'Numéro affiché',
          "Date de l'appel",
          'Heure',
          'Organisme',
          'Préjudice',
          'Devise',
          'Récit',
        ],
      ],
    },
  },
  russian: {
    style: { outcomes: ['отвечен', 'нет ответа', 'занято', 'ошибка'], captured: ['получен', 'истек'] },
    complaints: {
      date: (ms) => dmy(ms, '.'),
      money: comma,
      parts: ['утром', 'днём', 'вечером'],
      withheld: 'скрыт',
      story: 'Позвонили якобы из банка и попросили назвать код из сообщения.',
      currency: 'RUB',
    },
    tables: {
      accounts: [
        'пользователи',
        w(
          'номер логин почта пароль телеграм страна тариф баланс создан последний_вход айпи пригласил заблокирован заметки',
        ),
      ],
      logins: ['входы', w('номер пользователь айпи браузер устройство время')],
      payments: [
        'платежи',
        w('номер пользователь монета адрес_депозита отправитель транзакция сумма_btc сумма_usd время статус'),
      ],
      calls: [
        'звонки',
        w(
          'номер пользователь уник подмена имя_подмены кому начало длительность разговор результат транк айпи цифры стоимость',
        ),
      ],
      codes: ['коды', w('номер пользователь звонок цель банк код статус время')],
      tickets: ['обращения', w('номер пользователь тема текст время')],
      complaints: [
        'Заявления',
        [
          'Номер',
          'Дата обращения',
          'ФИО',
          'Индекс',
          'Телефон заявителя',
          'Высветившийся номер',
          'Дата звонка',
          'Время',
          'Организация',
          'Ущерб',
          'Валюта',
          'Обстоятельства',
        ],
      ],
    },
  },
  translit: {
    style: { outcomes: ['otvechen', 'net otveta', 'zanyato', 'oshibka'], captured: ['poluchen', 'istek'] },
    tables: {
      accounts: [
        'polzovateli',
        w('id login pochta parol tg strana tarif balans sozdan posledniy_vhod ip priglasil zablokirovan zametki'),
      ],
      logins: ['vhody', w('id polzovatel ip brauzer ustroystvo vremya')],
      payments: ['platezhi', w('id polzovatel moneta koshelek otpravitel tx summa_btc summa_usd vremya podtverzhden')],
      calls: [
        'zvonki',
        w(
          'id polzovatel unik podmena imya_podmeny komu nachalo dlitelnost razgovor rezultat liniya ip tsifry stoimost',
        ),
      ],
      codes: ['kody', w('id polzovatel zvonok tsel bank kod status vremya')],
      tickets: ['soobscheniya', w('id polzovatel tema tekst vremya')],
    },
  },
  chinese: {
    style: { outcomes: ['已接', '未接', '忙', '失败'], captured: ['成功', '过期'] },
    complaints: {
      date: (ms) => new Date(ms).toISOString().slice(0, 10).replaceAll('-', '/'),
      money: point,
      parts: ['上午', '下午', '晚上'],
      withheld: '隐藏',
      story: '对方自称是 银行 客服 要求 我 提供 验证码 然后 钱 没了',
      currency: 'CNY',
    },
    tables: {
      accounts: ['用户表', w('编号 用户名 邮箱 密码 电报 国家 套餐 余额 注册时间 最后登录 登录IP 推荐人 封禁 备注')],
      logins: ['登录记录', w('编号 用户 IP 浏览器 设备号 时间')],
      payments: ['充值', w('编号 用户 币种 充值地址 付款地址 交易哈希 币数量 金额 时间 状态')],
      calls: [
        '通话记录',
        w('编号 用户 唯一标识 显示号码 显示名称 被叫号码 开始时间 时长 通话时长 结果 线路 IP 按键 费用'),
      ],
      codes: ['验证码', w('编号 用户 通话 目标号码 银行 验证码 状态 时间')],
      tickets: ['工单', w('编号 用户 标题 内容 时间')],
      complaints: [
        '报案',
        w('编号 报案日期 姓名 邮编 本人号码 来电号码 通话日期 来电时间 冒充机构 损失金额 币种 经过'),
      ],
    },
  },
  turkish: {
    style: { outcomes: ['CEVAPLANDI', 'CEVAPSIZ', 'MEŞGUL', 'BAŞARISIZ'], captured: ['alındı', 'süresi doldu'] },
    complaints: {
      date: (ms) => dmy(ms, '.'),
      money: dotted,
      parts: ['sabah', 'akşam', 'gece'],
      withheld: 'gizli',
      story: 'Kendini polis olarak tanıtan biri hesabımdaki parayı istedi.',
      currency: 'TRY',
    },
    tables: {
      accounts: [
        'kullanicilar',
        w(
          'no kullanici_adi eposta sifre telegram ulke paket bakiye kayit_tarihi son_giris ip davet_eden yasakli notlar',
        ),
      ],
      logins: ['oturumlar', w('no kullanici ip tarayici cihaz zaman')],
      payments: ['odemeler', w('no kullanici yontem yatirma_adresi gonderen islem btc_miktar tutar_try tarih onay')],
      calls: [
        'aramalar',
        w(
          'no kullanici benzersiz gosterilen_numara gosterilen_ad aranan_numara baslangic sure konusma_suresi sonuc hat ip tuslar ucret',
        ),
      ],
      codes: ['kodlar', w('no kullanici arama hedef banka kod durum zaman')],
      tickets: ['mesajlar', w('no kullanici konu metin tarih')],
      complaints: [
        'sikayetler',
        w(
          'No Basvuru_tarihi Ad_soyad Posta_kodu Magdur_numara Arayan_numara Olay_tarihi Saat Kurum Zarar Para_birimi Aciklama',
        ),
      ],
    },
  },
  polish: {
    style: { outcomes: ['ODEBRANE', 'NIEODEBRANE', 'ZAJĘTE', 'BŁĄD'], captured: ['przechwycony', 'wygasł'] },
    complaints: {
      date: (ms) => dmy(ms, '.'),
      money: comma,
      parts: ['rano', 'po południu', 'wieczór'],
      withheld: 'zastrzeżony',
      story: 'Zadzwonił rzekomy pracownik banku i kazał przelać pieniądze.',
      currency: 'PLN',
    },
    tables: {
      accounts: [
        'uzytkownicy',
        w(
          'klucz nazwa_uzytkownika poczta haslo telegram kraj pakiet saldo utworzono ostatnie_logowanie adres_ip polecony_przez zablokowany uwagi',
        ),
      ],
      logins: ['logowania', w('nr uzytkownik ip przegladarka urzadzenie czas')],
      payments: [
        'wplaty',
        w('nr uzytkownik metoda adres_wplaty nadawca transakcja kwota_btc kwota_pln czas potwierdzona'),
      ],
      calls: [
        'polaczenia',
        w(
          'nr uzytkownik unikalny numer_prezentowany nazwa_wyswietlana wybrany poczatek czas_trwania czas_rozmowy wynik linia ip klawisze koszt',
        ),
      ],
      codes: ['kody', w('nr uzytkownik polaczenie cel bank kod stan czas')],
      tickets: ['wiadomosci', w('nr uzytkownik temat tresc czas')],
      complaints: [
        'zgloszenia',
        w(
          'Nr Data_zgloszenia Imie_i_nazwisko Kod_pocztowy Numer_poszkodowanego Numer_wyswietlony Data_rozmowy Godzina Instytucja Strata Waluta Opis',
        ),
      ],
    },
  },
  romanian: {
    style: { outcomes: ['raspuns', 'fara raspuns', 'ocupat', 'esuat'], captured: ['obținut', 'expirat'] },
    complaints: {
      date: (ms) => dmy(ms, '.'),
      money: comma,
      parts: ['dimineața', 'seara', 'noaptea'],
      withheld: 'ascuns',
      story: 'M-a sunat cineva de la banca si mi-a cerut codul primit.',
      currency: 'RON',
    },
    tables: {
      accounts: [
        'utilizatori',
        w(
          'id nume_utilizator email parola telegram tara abonament sold creat_la ultima_conectare ip recomandat_de blocat observatii',
        ),
      ],
      logins: ['sesiuni', w('id utilizator ip browser dispozitiv data')],
      payments: [
        'plati',
        w('id utilizator metoda adresa_depunere expeditor tranzactie suma_btc suma_eur data confirmat'),
      ],
      calls: [
        'apeluri',
        w(
          'id utilizator id_unic numar_afisat nume_afisat numar_apelat inceput durata convorbire rezultat linie ip taste cost',
        ),
      ],
      codes: ['coduri', w('id utilizator apel tinta banca cod stare data')],
      tickets: ['mesaje', w('id utilizator subiect continut data')],
      complaints: [
        'plangeri',
        w(
          'Nr Data_plangerii Nume Cod_postal Numar_victima Numar_afisat Data_apelului Ora Institutie Paguba Moneda Descriere',
        ),
      ],
    },
  },
  american: {
    style: { stamp: (ms) => `${mdy(ms)} ${new Date(ms).toISOString().slice(11, 19)}` },
    complaints: {
      date: mdy,
      money: point,
      parts: ['morning', 'evening'],
      withheld: 'Unknown',
      story: 'A caller said there were charges on my card and asked for a code.',
      currency: 'USD',
    },
    tables: {
      accounts: [
        'Customers',
        w(
          'CustomerId UserName Email PasswordHash Telegram Country Plan Credits CreatedDate LastLoginDate SignupIp ReferredBy IsBanned Notes',
        ),
      ],
      logins: ['LoginEvents', w('EventId CustomerId IpAddress UserAgent DeviceFingerprint EventTime')],
      payments: [
        'Deposits',
        w('DepositId CustomerId Coin DepositAddress SenderAddress TxHash CoinAmount AmountUSD DepositTime Confirmed'),
      ],
      calls: [
        'CallLog',
        w(
          'CallId CustomerId UniqueId CallerIdNumber CallerIdName DialedNumber StartTime Duration TalkTime Result Gateway ClientIp Digits Charge',
        ),
      ],
      codes: ['OtpCaptures', w('CaptureId CustomerId CallId VictimNumber Bank Otp Status CapturedAt')],
      tickets: ['SupportTickets', w('TicketId CustomerId Subject Body CreatedAt')],
      complaints: [
        'Complaints',
        [
          'Complaint ID',
          'Date Received',
          'Name',
          'ZIP',
          'Phone',
          'Caller ID',
          'Incident Date',
          'Time',
          'Company',
          'Amount Lost',
          'Currency',
          'Summary',
        ],
      ],
    },
  },
};
