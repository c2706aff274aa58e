import { dayMonthYear, moneyText } from '../offices.ts';
import type { Language } from './language.ts';

export const russian: Language = {
  setting: {
    targets: ['RU', 'DE', 'PL', 'CZ', 'GB', 'UA', 'IT'],
    zones: ['Europe/Moscow', 'Europe/Kyiv', 'UTC', 'Asia/Tbilisi'],
    currencies: ['USD', 'EUR', 'RUB'],
    words:
      'volk noch zoloto ten zmeya korol groza veter tigr sokol dym sneg ogon stal bars lis vorona more klen grom'.split(
        ' ',
      ),
    domains: ['gmail.com', 'mail.ru', 'yandex.ru', 'proton.me', 'bk.ru', 'outlook.com'],
    complaintPrefix: 'КУ',
    givenNames: 'Иван Мария Ольга Пётр Анна Сергей Наталья Алёна Дмитрий Юлия Фёдор Катерина Jürgen Małgorzata'.split(
      ' ',
    ),
    familyNames: 'Иванов|Петрова|Смирнов|Кузнецова|Щербаков|Ёлкина|Соколов|Müller|Nowák|Цой|Шевченко'.split('|'),
    organisations: ['Банк {}', '{} Банк', 'Служба {}', '{} Страхование', '{} Инвест'],
    agencies: ['МВД', 'BKA', 'Policja', 'Europol', 'NCA'],
    tickets: ['пополните баланс', 'не показывает номер', 'где деньги', 'ок', 'линия не работает'],
    narratives: [
      'Звонили из {}: сказали, что с карты списывают деньги.',
      'Представился как {}; я не поверила и положила трубку.',
      '«Служба безопасности» {} просила перевести деньги на «безопасный счёт».',
      'Попросили код из СМС; я назвал, и деньги пропали;\nпотом звонили "из полиции".',
    ],
    claims: ['банк', 'полиция', 'следователь', 'неизвестно'],
    partsOfDay: ['утром', 'днём', 'вечером', 'ночью'],
    withheld: ['скрыт', 'не определён', 'неизвестный'],
    spelling: { national: 4, plus: 4, zeros: 1, bare: 3, decorated: 0.35, neat: 0.7, separators: [' ', '-', ' '] },
    operatorShare: [0.5, 0.8],
  },
  encodings: ['windows-1251', 'utf-8', 'utf-16le', 'utf-8-bom'],
  files: {
    account: {
      name: 'клиенты',
      header:
        'код;логин;почта;пароль;телеграм;страна;тариф;баланс;создан;был_в_сети;ip_регистрации;пригласил;заблокирован;заметка',
    },
    call: {
      name: 'звонки',
      header: 'звонок;клиент;набранный_номер;показанный_номер;имя;начало;конец;разговор;итог;линия;ip;нажатия;цена',
    },
    login: { name: 'входы', header: 'ид;клиент;время;ip;программа;устройство' },
    payment: {
      name: 'платежи',
      header: 'ид;клиент;время;монета;куда;откуда;транзакция;количество;сумма;валюта;подтверждён',
    },
    interception: { name: 'коды', header: 'ид;клиент;звонок;номер;банк;код;состояние;время' },
    message: { name: 'обращения', header: 'ид;клиент;тема;текст;время' },
  },
  outcomes: ['отвечен', 'нет ответа', 'занято', 'ошибка'],
  captured: 'получен',
  missed: 'истёк',
  yes: 'да',
  no: 'нет',
  plans: ['пробный', 'обычный', 'про', 'вип'],
  offices: {
    csv: { delimiter: ';', lineEnd: '\r\n', quote: 'needed' },
    encoding: 'windows-1251',
    date: dayMonthYear('.'),
    money: (random, minor) => moneyText(random, minor, ',', ' '),
    complaints: {
      file: 'заявления.csv',
      header:
        'Номер КУСП;Дата заявления;ФИО;Индекс;Номер заявителя;Определившийся номер;Дата звонка;Время звонка;Представился;Ущерб;Валюта;Описание'.split(
          ';',
        ),
    },
    known: {
      file: 'другие-дела.csv',
      header: ['Дело', 'Ведомство', 'Вид', 'Значение'],
      kinds: {
        phone: 'телефон',
        email: 'почта',
        telegram: 'телеграм',
        wallet: 'кошелёк',
        device: 'устройство',
        ip: 'ip',
      },
    },
    organisations: { file: 'номера-организаций.csv', header: ['Организация', 'Номер', 'Страна'] },
  },
};
