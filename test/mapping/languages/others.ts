import { dmy, mdy } from '../world.ts';
import { comma, type Language, point, w } from './language.ts';

/** Romanian, and how Americans write it. */
export const OTHERS: Readonly<Record<string, Language>> = {
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
