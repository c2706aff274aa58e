/** Closed word lists that give a cell's kind away, in the languages of the operations so far. All lower case. */

const COUNTRIES = new Set(
  `ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bl bm bn bo bq br bs bt bv bw by bz ca cc cd cf cg ch ci ck
  cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg eh er es et fi fj fk fm fo fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs
  gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv
  ly ma mc md me mf mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm
  pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sj sk sl sm sn so sr ss st sv sx sy sz tc td tf tg th tj tk tl tm tn to tr
  tt tv tw tz ua ug um us uy uz va vc ve vg vi vn vu wf ws xk ye yt za zm zw uk`.split(/\s+/),
);

const LANGUAGES = [
  'en',
  'nl',
  'de',
  'fr',
  'es',
  'it',
  'pt',
  'pl',
  'ro',
  'tr',
  'ru',
  'uk',
  'zh',
  'sv',
  'da',
  'cs',
  'hu',
  'bg',
];
let countryNames: Set<string> | undefined;

/** Names of countries in many languages, from the runtime's own tables, made when first needed. */
function namesOfCountries(): Set<string> {
  if (countryNames) return countryNames;
  countryNames = new Set(['uk', 'usa', 'united states of america', 'england', 'scotland', 'holland', 'u.s.', 'u.k.']);
  for (const language of LANGUAGES) {
    const names = new Intl.DisplayNames([language], { type: 'region' });
    for (const code of COUNTRIES) if (code !== 'uk') countryNames.add(names.of(code.toUpperCase())!.toLowerCase());
  }
  return countryNames;
}

export function isCountry(value: string): boolean {
  if (value.length === 2) return COUNTRIES.has(value.toLowerCase());
  return /^\p{L}/u.test(value) && value.length <= 40 && namesOfCountries().has(value.toLowerCase());
}

const CURRENCIES = new Set(Intl.supportedValuesOf('currency').map((code) => code.toLowerCase()));
const SIGNS: Readonly<Record<string, string>> = {
  '£': 'GBP',
  '€': 'EUR',
  $: 'USD',
  '₽': 'RUB',
  '₺': 'TRY',
  '₴': 'UAH',
  '₹': 'INR',
  zł: 'PLN',
};

export function isCurrency(value: string): boolean {
  return CURRENCIES.has(value.toLowerCase()) || value in SIGNS;
}

const COMMON = new Set(
  'gbp eur usd rub try pln ron chf sek dkk nok cad aud uah inr cny jpy huf czk bgn brl zar mxn cop clp pen'.split(' '),
);
const NAMED: Readonly<Record<string, string>> = {
  euro: 'EUR',
  euros: 'EUR',
  pound: 'GBP',
  pounds: 'GBP',
  sterling: 'GBP',
  pond: 'GBP',
  dollar: 'USD',
  dollars: 'USD',
  lei: 'RON',
  zloty: 'PLN',
  rubli: 'RUB',
  rubl: 'RUB',
};

/** ISO 4217 code that a currency sign or a code inside a text stands for. */
export function currencyIn(text: string): string | undefined {
  for (const [sign, code] of Object.entries(SIGNS)) if (text.includes(sign)) return code;
  for (const part of text.toLowerCase().split(/[^a-z]+/)) {
    if (COMMON.has(part)) return part.toUpperCase();
    if (NAMED[part]) return NAMED[part];
  }
  return undefined;
}

const COINS = new Set(
  'btc xbt eth ltc usdt usdc trx xmr doge xrp bch dash bnb sol ton bitcoin ethereum litecoin tether monero tron ripple erc20 trc20 usdt_trc20 usdt-trc20 usdt_erc20 usdt-erc20'.split(
    ' ',
  ),
);
export const isCoin = (value: string) => COINS.has(value.toLowerCase());

const PARTS_OF_DAY = new Set(
  `morning afternoon evening night noon midday lunchtime midnight am pm early_morning late_evening
  ochtend middag avond nacht 's_ochtends 's_middags 's_avonds morgen vormittag mittag nachmittag abend morgens vormittags nachmittags abends nachts
  matin midi après-midi apres-midi soir nuit soirée mañana manana mediodía tarde noche por_la_mañana por_la_tarde por_la_noche
  mattina mattino pomeriggio sera notte manhã manha noite rano południe popołudnie popoludnie wieczór wieczor noc
  dimineața dimineata prânz amiază seara noapte sabah öğle öğleden_sonra akşam aksam gece
  утро утром день днём днем вечер вечером ночь ночью utro utrom den dnem vecher vecherom noch nochyu ранок вечір
  上午 下午 早上 中午 晚上 傍晚 凌晨 夜间 förmiddag eftermiddag kväll morgon formiddag aften kveld`
    .split(/[ \n]+/)
    .map((word) => word.replaceAll('_', ' ')),
);
export const isPartOfDay = (value: string) => PARTS_OF_DAY.has(value.toLowerCase());

const TRUTH = new Set(
  '0 1 t f y n true false yes no ja nee nein oui non si sí sim não nao tak nie da nu evet hayır hayir да нет net 是 否 on off j o s v'.split(
    ' ',
  ),
);
export const isTruthWord = (value: string) => TRUTH.has(value.toLowerCase());

/** Words in names of bodies that get impersonated; a few house names that have none of them. */
const ORGANISATION =
  /\b(?:banks?|banque|banca|banco|bancorp|caixa|caja|sparkasse|volksbank|raiffeisen\w*|cr[eé]dit|credito|kredit\w*|building society|insurance|verzekering\w*|versicherung\w*|assurance|police|polizei|politie|polic[ií]a|policja|poli[tț]ia|gendarmerie|interpol|europol|fbi|hmrc|hm revenue|revenue|customs|tax office|belasting\w*|finanzamt|imp[oô]ts|agencia tributaria|hacienda|social security|ministr\w+|minist[eè]re|embassy|court|amazon|microsoft|apple|google|paypal|visa|mastercard|netflix|ebay|dhl|ups|fedex|royal mail|post\w*|telecom|telekom|vodafone|o2|ee|bt|sky|barclays|santander|hsbc|lloyds|halifax|natwest|nationwide|tsb|first direct|monzo|revolut|starling|rabobank|abn\W?amro|ing|bunq|knab|bnp|soci[eé]t[eé]\w*|lcl|bbva|caixabank|sabadell|bankinter|unicredit|intesa|chase|wells fargo|citi\w*|capital one|n26|commerzbank|postbank|pko|mbank|pekao|akbank|garanti|ziraat|isbank|sber\w*|vtb|tinkoff|alfa|coinbase|binance|kraken|gmbh|ltd|inc|llc|plc|s\.?a\.?|b\.?v\.?|ag|oy|a\/s|corp|group|authority|department|office|service|services)\b|банк|полици|сбер|налог|银行|警察|公安|法院|税务/i;

export function looksLikeOrganisation(value: string): boolean {
  return (
    value.length >= 2 &&
    value.length <= 60 &&
    !/^\d+$/.test(value) &&
    !/@|https?:/i.test(value) &&
    value.split(/\s+/).length <= 8 &&
    ORGANISATION.test(value)
  );
}
