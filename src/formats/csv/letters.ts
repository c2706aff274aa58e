/**
 * Letters beyond ASCII that languages really use, by the character set they are written in (small letters; capitals
 * follow). Order breaks ties: the commonest set first. From the exemplar characters of Unicode CLDR 45 (main/*.xml).
 */
export const LETTERS_OF: Readonly<Record<string, readonly string[]>> = {
  'windows-1252': ['éèàçêîôûùâëïüœ', 'äöüß', 'ñáéíóúü¿¡', 'ãõáéíóúâêôçà', 'åäöøæé', 'àèéìòù', 'éëïöüèê', 'áðéíóúýþæö'],
  'windows-1250': ['ąćęłńóśźż', 'áčďéěíňóřšťúůýž', 'áéíóöőúüű', 'čšžćđ', 'ăâîșțşţ', 'áäčďéíĺľňóôŕšťúýž', 'äöüß'],
  'windows-1251': [
    'абвгдежзийклмнопрстуфхцчшщъыьэюяё',
    'абвгґдеєжзиіїйклмнопрстуфхцчшщьюя',
    'абвгдђежзијклљмнњопрстћуфхцчџш',
  ],
  'windows-1257': ['āčēģīķļņšūž', 'ąčęėįšųūž', 'äõöüšž'],
  'windows-1254': ['çğıiöşü', 'çğıöşüâîû'],
  'windows-1253': ['αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ'],
  'windows-1255': ['אבגדהוזחטיךכלםמןנסעףפץצקרשת'],
  'windows-1256': ['ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءآأؤإئپچژگ'],
  'koi8-r': ['абвгдежзийклмнопрстуфхцчшщъыьэюяё'],
  ibm866: ['абвгдежзийклмнопрстуфхцчшщъыьэюяё'],
};
