import { ENGLISH_WORDS, type Setting } from '../../world/setting.ts';

/** A reseller of telephone lines on an Asterisk exchange, in French. */
export const asteriskSetting: Setting = {
  targets: ['FR', 'BE', 'CH', 'CA', 'IT', 'ES', 'GB', 'RO'],
  zones: ['Europe/Paris', 'Europe/Bucharest', 'America/Toronto', 'UTC', 'Asia/Dubai'],
  currencies: ['EUR', 'CHF'],
  words: [...ENGLISH_WORDS.slice(0, 12), 'loup', 'nuit', 'foudre', 'ombre', 'lynx', 'brume', 'sable', 'fer', 'roche'],
  domains: ['gmail.com', 'orange.fr', 'outlook.com', 'proton.me', 'laposte.net', 'gmx.fr'],
  complaintPrefix: 'SIG',
  givenNames: 'Élodie Loïc François Anaïs Mathéo Chloé Hugo Inès Jérôme Noémie Théo Maëlys Aïcha Benoît'.split(' '),
  familyNames: "Lefèvre|Moreau|D'Amico|Hébert|Roy|Dupré|Ben Saïd|Gagné|Peeters|Müller|Côté|Le Goff".split('|'),
  organisations: ['Banque {}', 'Crédit {}', 'Caisse {}', 'Mutuelle {}', 'Service {}', '{} Épargne'],
  agencies: ['Police judiciaire', 'Gendarmerie', 'Fedpol', 'SPVM', 'Europol'],
  tickets: ['la ligne coupe', 'recharge svp', 'le numéro ne s’affiche pas', 'ok merci', 'combien de temps ?'],
  narratives: [
    'Une personne de {} m’a dit que ma carte était piratée.',
    'Il prétendait appeler pour {} ; j’ai raccroché.',
    'Un « conseiller » de {} a demandé le code reçu par SMS ; j’ai tout perdu.',
    'D’abord un voisin, puis la police, enfin {} :\n"il faut déposer l’argent". Je ne dors plus.',
  ],
  claims: ['la banque', 'la police', 'les impôts', 'mon fils'],
  partsOfDay: ['matin', 'après-midi', 'soir', 'nuit'],
  withheld: ['masqué', 'privé', 'inconnu', 'anonyme'],
  spelling: { national: 4, plus: 2, zeros: 3, bare: 2, decorated: 0.2, neat: 0.6, separators: [' ', '.', '-'] },
  operatorShare: [0.55, 0.8],
};
