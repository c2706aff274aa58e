import type { ColumnData } from '../profile/profile.ts';

/** Which texts of a column mean yes and which mean no, and why. */
export interface Truth {
  readonly yes: string[];
  readonly no: string[];
  readonly reasons: readonly string[];
  /** Texts that could not be told: they become NULL. */
  readonly unknown: readonly string[];
  /** 1: every text is told by content; less where only words speak. */
  readonly confidence: number;
}

export type Question = 'answered' | 'captured' | 'confirmed' | 'banned';

const YES: Readonly<Record<Question | 'any', RegExp>> = {
  any: /^(?:1|t|y|true|yes|on|ja|j|oui|o|s[iíì]?|sim|tak|da|evet|да|net_nicht|是)$/i,
  answered:
    /^(?:answer(?:ed)?|connected|completed?|human|talk|success(?:ful)?|ok|normal_clearing|sale|beantwoord|opgenomen|gesprek|angenommen|beantwortet|verbunden|r[eé]pondue?|d[eé]croch[eé]|contestad[ao]|atendid[ao]|rispost[ao]|odebran[ey]|r[aă]spuns|cevapland[iı]|otvechen\w*|отвечен\w*|разговор|已接听?|接通|接听|应答)$/i,
  captured:
    /^(?:captured|got|success(?:ful)?|ok|done|completed?|valid|received|entered|gelukt|ontvangen|buitgemaakt|erfasst|erfolg(?:reich)?|erhalten|captur[eé]e?|r[eé]ussi|obtenid[ao]|capturad[ao]|conseguido|riuscito|catturato|przechwycony|uzyskan[oy]|ob[tț]inut|capturat|al[iı]nd[iı]|poluchen\w*|перехвачен\w*|получен\w*|成功|已获取)$/i,
  confirmed:
    /^(?:confirmed|completed?|paid|success(?:ful)?|ok|done|finished|settled|accepted|approved|bevestigd|betaald|voltooid|best[aä]tigt|bezahlt|abgeschlossen|confirm[eé]e?|pay[eé]e?|r[eé]gl[eé]e?|confirmad[ao]|pagad[ao]|completad[ao]|confermat[ao]|pagat[ao]|pag[ao]|potwierdzon[aey]|op[lł]acon[aey]|zaksi[eę]gowan[aoy]|confirmat[aă]?|pl[aă]tit[aă]?|onayland[iı]|[oö]dendi|podtverzhden\w*|oplachen\w*|подтвержд\w*|оплачен\w*|зачислен\w*|已确认|已支付|成功|完成)$/i,
  banned:
    /^(?:banned|blocked|suspended|disabled|closed|locked|geblokkeerd|gesperrt|blockiert|bloqu[eé]e?|banni|bloquead[ao]|banead[ao]|suspendid[ao]|bloccat[ao]|sospes[ao]|zablokowan[ey]|zbanowan[ey]|blocat|suspendat|yasakl[iı]|engellendi|zablokirovan\w*|заблокирован\w*|забанен\w*|封禁|禁用|冻结)$/i,
};

const NO: Readonly<Record<Question | 'any', RegExp>> = {
  any: /^(?:0|f|n|false|no|off|nee|nein|non|n[aã]o|nie|nu|hay[iı]r|нет|net|否)$/i,
  answered:
    /^(?:no ?_?answer|unanswered|busy|failed|fail(?:ure)?|cancel(?:l?ed)?|congestion|missed|rejected|timeout|no_answer|user_busy|originator_cancel|chanunavail|niet beantwoord|geen gehoor|bezet|mislukt|gemist|nicht (?:angenommen|beantwortet)|keine antwort|besetzt|fehlgeschlagen|verpasst|pas de r[eé]ponse|occup[eé]e?|[eé]chou[eé]e?|manqu[eé]e?|no contesta(?:da)?|ocupad[ao]|fallid[ao]|perdida|nessuna risposta|non rispost[ao]|occupat[ao]|fallit[ao]|nieodebran[ey]|zaj[eę]t[ey]|f[aă]r[aă] r[aă]spuns|ocupat|e[sș]uat|cevaps[iı]z|me[sș]gul|ba[sş]ar[iı]s[iı]z|ne otvechen\w*|zanyat\w*|нет ответа|не отвечен\w*|занят\w*|ошибка|未接听?|忙线?|失败|拒接)$/i,
  captured:
    /^(?:expired|failed|fail(?:ure)?|timeout|timed ?out|no_?code|none|cancel(?:l?ed)?|invalid|missed|hangup|pending|waiting|sent|new|mislukt|verlopen|geannuleerd|abgelaufen|fehlgeschlagen|abgebrochen|expir[eé]e?|[eé]chou[eé]e?|annul[eé]e?|caducad[ao]|expirad[ao]|fallid[ao]|scadut[ao]|fallit[ao]|wygas[lł][aey]?|nieudan[aey]|expirat|e[sș]uat|s[uü]resi doldu|ba[sş]ar[iı]s[iı]z|istek\w*|prosrochen\w*|истек\w*|просрочен\w*|неудач\w*|ошибка|过期|失败|超时)$/i,
  confirmed:
    /^(?:unconfirmed|pending|waiting|new|open|expired|failed|fail(?:ure)?|cancel(?:l?ed)?|rejected|refunded|timeout|unpaid|in behandeling|openstaand|verlopen|mislukt|geannuleerd|ausstehend|offen|abgelaufen|fehlgeschlagen|storniert|en attente|expir[eé]e?|[eé]chou[eé]e?|annul[eé]e?|pendiente|caducad[ao]|fallid[ao]|cancelad[ao]|in attesa|scadut[ao]|fallit[ao]|annullat[ao]|oczekuj[aą]c[aey]|wygas[lł][aey]?|nieudan[aey]|anulowan[aey]|[iî]n a[sș]teptare|expirat[aă]?|e[sș]uat[aă]?|beklemede|iptal|ozhidan\w*|ожидан\w*|отменен\w*|просрочен\w*|待确认|待支付|失败|过期|取消)$/i,
  banned:
    /^(?:active|ok|enabled|open|normal|verified|actief|aktiv|actif|active?|activ[oa]|attiv[oa]|aktywn[ye]|activ|aktif|aktiven|активен|активный|正常|启用)$/i,
};

const UNDECIDED = { yes: [], no: [], unknown: [], confidence: 0, reasons: [] } as const;

/**
 * Content first: `evidence[i]` says for a row whether the thing happened (talk > 0). A text is yes when it did in 90 % of
 * its rows, no when it did in at most 10 %. What content leaves open the word list may tell; else NULL.
 */
export function truthOf(
  column: ColumnData,
  question: Question,
  evidence?: readonly (boolean | undefined)[],
  why?: string,
): Truth {
  const yes: string[] = [];
  const no: string[] = [];
  const unknown: string[] = [];
  const reasons = new Set<string>();
  let told = 0;
  const values = [...new Set(column.cells.filter((cell) => cell !== null))].sort();
  if (values.length === 0 || values.length > 60) return { ...UNDECIDED, yes: [], no: [] };
  for (const value of values) {
    const word = byWord(value, question);
    const share = evidence ? happened(column, value, evidence) : undefined;
    const content = share === undefined ? undefined : share >= 0.9 ? true : share <= 0.1 ? false : undefined;
    const verdict =
      content ??
      (share === undefined ? word : undefined) ??
      (share !== undefined && word !== undefined ? word : undefined);
    if (verdict === undefined) unknown.push(value);
    else (verdict ? yes : no).push(value.toLowerCase());
    if (content !== undefined) told++;
    if (content !== undefined && why) reasons.add(why);
    if (content === undefined && word !== undefined) reasons.add('the words say so');
  }
  if (yes.length === 0 && no.length === 0) return { ...UNDECIDED, yes, no, unknown };
  const known = (yes.length + no.length) / values.length;
  return {
    yes: unique(yes),
    no: unique(no),
    unknown,
    reasons: [...reasons],
    confidence: known * (told === values.length ? 0.95 : 0.8),
  };
}

const unique = (words: readonly string[]) => [...new Set(words)];

function happened(column: ColumnData, value: string, evidence: readonly (boolean | undefined)[]): number | undefined {
  let rows = 0;
  let hits = 0;
  for (const [i, cell] of column.cells.entries()) {
    if (cell !== value || evidence[i] === undefined) continue;
    rows++;
    if (evidence[i]) hits++;
  }
  return rows === 0 ? undefined : hits / rows;
}

function byWord(value: string, question: Question): boolean | undefined {
  const text = value.trim().replaceAll('_', ' ');
  if (NO[question].test(text) || NO[question].test(value)) return false;
  if (YES[question].test(text) || YES[question].test(value)) return true;
  if (NO.any.test(text)) return false;
  if (YES.any.test(text)) return true;
  return undefined;
}
