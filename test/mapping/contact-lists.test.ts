import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { suggestMappings } from '../../src/mapping/suggest.ts';
import { fedBy, targets } from './helpers.ts';
import { type Cell, RawFolder } from './raw.ts';

let folder: RawFolder;
beforeAll(async () => {
  folder = await RawFolder.make();
});
afterAll(() => folder.close());

/** Columns: number, name, e-mail, address, date of birth, remark; what a caller's sheet holds. */
function sheet(
  names: readonly [string, string][],
  calling: string,
  date: (i: number) => string,
  remarks: readonly string[],
): Cell[][] {
  return Array.from({ length: 60 }, (_, i) => {
    const [given, family] = [names[i % names.length]![0], names[(i * 7 + Math.floor(i / 8)) % names.length]![1]];
    return [
      `+${calling}${String(611_000_001 + i * 7717).slice(0, 9)}`,
      `${given} ${family}`,
      i % 3 === 0 ? null : `${['p', 'q', 'r'][i % 3]}${i}.${100 + i}@example.org`,
      `${1 + i} ${['Mill Lane', 'Hauptstrasse', 'Calle Mayor'][i % 3]}, ${['Leeds', 'Bonn', 'Soria'][i % 3]}`,
      date(i),
      i % 4 === 0 ? remarks[(i / 4) % remarks.length]! : null,
    ];
  });
}

const dmy = (mark: string) => (i: number) =>
  [String(1 + (i % 28)).padStart(2, '0'), String(1 + (i % 12)).padStart(2, '0'), 1935 + (i % 50)].join(mark);
const iso = (i: number) => dmy('-')(i).split('-').reverse().join('-');

const SHEETS: Readonly<Record<string, readonly [string, Cell[][]]>> = {
  english: [
    'Phone,Full name,Email,Address,DOB,Notes',
    sheet(
      [
        ['Mary', 'Jones'],
        ['Ann', 'Clark'],
        ['Joyce', 'Reid'],
        ['Alan', 'Hughes'],
        ['Ronald', 'Fox'],
        ['Edith', 'Marsh'],
        ['John', 'Smith'],
      ],
      '44',
      dmy('/'),
      ['call back after lunch, has savings', 'lives alone and is worried about her money'],
    ),
  ],
  german: [
    'Telefon,Name,E-Mail,Anschrift,Geburtsdatum,Bemerkung',
    sheet(
      [
        ['Erna', 'Schulz'],
        ['Gerda', 'Lang'],
        ['Ilse', 'Krüger'],
        ['Kurt', 'Vogel'],
        ['Heinz', 'Busch'],
        ['Anna', 'Jäger'],
        ['Horst', 'Weber'],
      ],
      '49',
      dmy('.'),
      ['ruft nach dem Essen zurück, hat Erspartes'],
    ),
  ],
  spanish: [
    'telefono,nombre,correo,direccion,fecha_nacimiento,comentario',
    sheet(
      [
        ['María', 'Núñez'],
        ['Pilar', 'Sáez'],
        ['Rosa', 'Gil'],
        ['Luis', 'Ortega'],
        ['Juan', 'Vega'],
        ['Ana', 'Ibáñez'],
        ['José', 'Peña'],
      ],
      '34',
      iso,
      ['llamar mañana por la tarde, tiene ahorros'],
    ),
  ],
  russian: [
    'телефон,ФИО,почта,адрес,дата рождения,комментарий',
    sheet(
      [
        ['Анна', 'Иванова'],
        ['Ольга', 'Кузнецова'],
        ['Вера', 'Попова'],
        ['Иван', 'Лебедев'],
        ['Юрий', 'Соколов'],
        ['Нина', 'Павлова'],
        ['Пётр', 'Смирнов'],
      ],
      '7',
      dmy('.'),
      ['перезвонить завтра, есть сбережения на счёте'],
    ),
  ],
};

describe('a call centre’s sheet of victims feeds contact', () => {
  test.each(Object.keys(SHEETS))('%s', async (language) => {
    const [header, rows] = SHEETS[language]!;
    const catalog = await folder.exhibit(language, [{ table: 'base', columns: header.split(','), rows }]);
    const { mappings } = await suggestMappings(folder.engine, folder.path, [catalog], []);
    expect(targets(mappings[0]!)).toEqual({ base: 'contact' });
    expect(fedBy(mappings[0]!, 'base')).toMatchObject({
      phone_raw: '0',
      name: '1',
      email_raw: '2',
      address: '3',
      born_on: '4',
      notes: '5',
    });
  });
});
