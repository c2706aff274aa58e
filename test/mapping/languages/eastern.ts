import { dmy } from '../world.ts';
import { comma, dotted, type Language, point, w } from './language.ts';

/** Services written in Slavic languages and languages of Asia. */
export const EASTERN: Readonly<Record<string, Language>> = {
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
};
