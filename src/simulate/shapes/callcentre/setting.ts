import type { Setting } from '../../world/setting.ts';

/** A boiler room as Eurojust found them in 2022, run in Spanish. */
export const callcentreSetting: Setting = {
  targets: ['ES', 'MX', 'CO', 'CL', 'PE', 'PT', 'IT', 'FR', 'DE'],
  zones: [
    'Europe/Madrid',
    'America/Bogota',
    'America/Lima',
    'Europe/Bucharest',
    'Asia/Tbilisi',
    'Europe/Kyiv',
    'America/Santiago',
  ],
  currencies: ['EUR', 'USD'],
  words:
    'lobo sombra rey negro oro luna fuego toro rayo tigre mar norte sur cobra hierro viento dado zorro nube plata bravo fiera'.split(
      ' ',
    ),
  domains: ['gmail.com', 'hotmail.es', 'outlook.com', 'yahoo.es', 'proton.me', 'gmx.es'],
  complaintPrefix: 'D-',
  givenNames:
    'María José Antonio Carmen Lucía Íñigo Sofía Javier Ana Begoña Raúl Nuria Andrés Martín Inés Óscar Pilar Ángel Rocío Hugo'.split(
      ' ',
    ),
  familyNames:
    'García|Núñez|Fernández|Muñoz|Ibáñez|de la Fuente|Peña|Martínez|López|Castaño|Güell|Ortega y Gasset|Sáez|Rodríguez'.split(
      '|',
    ),
  organisations: ['Banco {}', 'Caja {}', '{} Inversiones', 'Agencia {}', 'Seguros {}', 'Compañía {}'],
  agencies: ['Policía Nacional', 'Guardia Civil', 'Europol', 'BKA', 'Mossos', 'GIF'],
  tickets: [
    'cliente caliente, llamar mañana',
    'no me carga la línea',
    '¿cuándo cobro?',
    'buzón, repetir',
    'vale',
    'el jefe dice que subamos',
  ],
  narratives: [
    'Me llamaron de parte de {} y dijeron que alguien usaba mi tarjeta.',
    'Dijo ser de {}; sospeché y colgué al rato.',
    'Un "gestor" de {} me ofreció invertir; puse dinero; después ya no contestó nadie.',
    'Primero un vecino, luego la policía; al final {}: "deposite para encontrar a los estafadores".\nNo puedo dormir.',
    'Me pidieron el código del móvil; se lo di a {}, y la cuenta quedó vacía. Señor agente, ¿qué hago?',
  ],
  claims: ['el banco', 'la policía', 'hacienda', 'mi hijo', 'desconocido'],
  partsOfDay: ['por la mañana', 'por la tarde', 'al anochecer', 'de noche'],
  withheld: ['oculto', 'privado', 'número desconocido', 'no lo sé'],
  spelling: { national: 3, plus: 4, zeros: 2, bare: 1, decorated: 0.25, neat: 0.7, separators: [' ', '-', '.'] },
  operatorShare: [0.6, 0.85],
};
