import { dmy } from '../world.ts';
import { comma, dotted, type Language, w } from './language.ts';

/** Services written in Germanic and Romance languages. */
export const WESTERN: Readonly<Record<string, Language>> = {
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
};
