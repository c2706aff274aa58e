import { dayMonthYear, moneyText } from '../offices.ts';
import type { Language } from './language.ts';

export const dutch: Language = {
  setting: {
    targets: ['NL', 'BE', 'DE', 'GB', 'FR', 'AT', 'CH'],
    zones: ['Europe/Amsterdam', 'Europe/Bucharest', 'UTC', 'Europe/Kyiv'],
    currencies: ['EUR'],
    words:
      'schaduw haai vos wolf koning storm nacht zilver ijzer slang valk geest blauw zwart goud vlam rook mist raaf tijger'.split(
        ' ',
      ),
    domains: ['gmail.com', 'hotmail.nl', 'outlook.com', 'ziggo.nl', 'proton.me', 'live.nl'],
    complaintPrefix: 'PL',
    givenNames: 'Jan Piet Anouk Fatima Daan Sanne Björn Noor Ruben Mila Geert Loïs Zoë Hendrik Ilse Youssef'.split(' '),
    familyNames:
      "de Vries|van 't Hof|Jansen|van den Berg|Bakker|Visser|Yıldız|Smit|de Boer|Mulder|Coëlho|Peeters".split('|'),
    organisations: ['{} Bank', 'Bank {}', '{} Verzekeringen', 'Rijksdienst {}', '{} Sparen', '{} Energie'],
    agencies: ['NL-Politie', 'Fed. Politie', 'BKA', 'FIOD', 'NCA'],
    tickets: ['beltegoed op', 'nummer wordt niet getoond', 'wanneer betaald?', 'ok top', 'lijn doet het niet'],
    narratives: [
      'Iemand van {} belde; mijn rekening liep gevaar, zei hij.',
      'Zogenaamd {}. Ik vertrouwde het niet en hing op.',
      'De "fraudeafdeling" van {}; ik moest geld overmaken naar een "kluisrekening".',
      'Hij vroeg om de code van mijn telefoon; daarna was het geld weg.\nIk schaam me; mijn zoon weet het niet.',
    ],
    claims: ['de bank', 'de politie', 'helpdesk', 'mijn dochter'],
    partsOfDay: ['ochtend', 'middag', 'avond', 'nacht'],
    withheld: ['anoniem', 'geheim nummer', 'afgeschermd'],
    spelling: { national: 4, plus: 3, zeros: 2, bare: 1, decorated: 0.3, neat: 0.6, separators: ['-', ' ', '.'] },
    operatorShare: [0.5, 0.8],
  },
  encodings: ['utf-8-bom', 'windows-1252', 'utf-16le', 'utf-8'],
  files: {
    account: {
      name: 'klanten',
      header:
        'klantnr;gebruikersnaam;mailadres;wachtwoord;telegram;land;pakket;tegoed;aangemeld;laatst_gezien;ip_aanmelding;aangebracht_door;geblokkeerd;opmerking',
    },
    call: {
      name: 'gesprekken',
      header:
        'gesprek;klantnr;gebeld_nummer;getoond_nummer;getoonde_naam;begin;einde;spreektijd;uitkomst;lijn;ip;toetsen;kosten',
    },
    login: { name: 'aanmeldingen', header: 'nr;klantnr;tijdstip;ip;programma;apparaat' },
    payment: {
      name: 'betalingen',
      header: 'nr;klantnr;tijdstip;munt;naar;van;transactie;aantal;bedrag;valuta;bevestigd',
    },
    interception: { name: 'codes', header: 'nr;klantnr;gesprek;nummer;instelling;code;stand;tijdstip' },
    message: { name: 'berichten', header: 'nr;klantnr;onderwerp;tekst;tijdstip' },
  },
  outcomes: ['beantwoord', 'geen gehoor', 'bezet', 'mislukt'],
  captured: 'gelukt',
  missed: 'verlopen',
  yes: 'ja',
  no: 'nee',
  plans: ['gratis', 'basis', 'plus', 'top'],
  offices: {
    csv: { delimiter: ';', lineEnd: '\r\n', quote: 'needed' },
    encoding: 'utf-8-bom',
    date: dayMonthYear('-'),
    money: (random, minor) => moneyText(random, minor, ',', '.'),
    complaints: {
      file: 'aangiften.csv',
      header:
        'Aangiftenummer;Ontvangen;Naam;Postcode;Gebeld op;Nummer in beeld;Dag;Tijd;Gaf zich uit voor;Schade;Valuta;Verhaal'.split(
          ';',
        ),
    },
    known: {
      file: 'bekende-kenmerken.csv',
      header: ['Onderzoek', 'Dienst', 'Soort', 'Waarde'],
      kinds: {
        phone: 'telefoon',
        email: 'e-mail',
        telegram: 'telegram',
        wallet: 'portemonnee',
        device: 'apparaat',
        ip: 'ip-adres',
      },
    },
    organisations: { file: 'nummers-instellingen.csv', header: ['Instelling', 'Nummer', 'Land'] },
  },
};
