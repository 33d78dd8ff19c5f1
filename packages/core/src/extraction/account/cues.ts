/** Words that say an account follows, found in one walk over the text and shared by all rules of accounts. */
import { ACCOUNT_CUE, enterPoint, pointsOf } from '../reading/points.ts'
import { Trie } from '../reading/trie.ts'
import { MONEY_SCHEMES, type MoneyScheme } from './schemes.ts'

/** What a cue announces. */
export type CueKind =
  | { readonly is: 'money'; readonly scheme: MoneyScheme }
  | { readonly is: 'bank' | 'pix' | 'ifsc' | 'swift' | 'paypal' | 'cashapp' | 'venmo' | 'wise' }

/** A cue in the text; offsets end exclusive. */
export interface Cue {
  readonly kind: CueKind
  readonly start: number
  readonly end: number
}

const WORDS: Readonly<Record<Exclude<CueKind['is'], 'money'>, string>> = {
  bank:
    'a/c;ac no;a/c no;a/c number;a/c num;acc no;acc number;acct no;acct number;acct;account no;account number;account num;account #;account;bank account;bank acc;bank a/c;savings account;current account;' +
    'खाता नं;खाता नम्बर;खाता नंबर;खाता संख्या;बैंक खाता;खाता;' +
    'একাউন্ট নম্বর;একাউন্ট নং;একাউন্ট;অ্যাকাউন্ট নম্বর;অ্যাকাউন্ট;হিসাব নং;হিসাব নম্বর;ব্যাংক হিসাব;' +
    'เลขที่บัญชี;เลขบัญชี;บัญชีเลขที่;บัญชีธนาคาร;บัญชี;ເລກບັນຊີ;ເລກທີ່ບັນຊີ;ບັນຊີ;' +
    'conta corrente;conta poupança;conta;c/c;cuenta corriente;cuenta bancaria;número de cuenta;cuenta;clabe;cbu;rekeningnummer;bankrekening;rekening;nomor rekening;no rek;norek;' +
    'رقم الحساب;حساب بنكي;الحساب البنكي;số tài khoản;stk;kontonummer;compte bancaire;numéro de compte;conto corrente;银行账号;银行账户;账号;账户;帐号;銀行帳號;帳號;口座番号;계좌번호;bank account no.;номер счета;hesap no',
  pix: 'pix;chave pix;chave do pix;pix é;chave',
  ifsc: 'ifsc;ifsc code',
  swift: 'swift;swift code;bic;bic code;swift/bic;bic/swift',
  paypal: 'paypal;pay pal;पेपाल',
  cashapp: 'cashapp;cash app;cashtag;cash tag',
  venmo: 'venmo',
  wise: 'wise tag;wisetag;wise',
}

const cues = new Trie<CueKind>(true)
const enter = (word: string, kind: CueKind): void => {
  cues.add(word, kind)
  enterPoint(word, ACCOUNT_CUE)
}
for (const scheme of MONEY_SCHEMES)
  for (const word of scheme.words.split('/')) enter(word, { is: 'money', scheme })
for (const is of ['bank', 'pix', 'ifsc', 'swift', 'paypal', 'cashapp', 'venmo', 'wise'] as const)
  for (const word of WORDS[is].split(';')) enter(word, { is })

let lastText = ''
let lastCues: readonly Cue[] = []

/** All cues of the text, in order. The answer for the last text is kept, for each rule asks for the same. */
export function findCues(text: string): readonly Cue[] {
  if (text === lastText) return lastCues
  const found: Cue[] = []
  let done = 0
  for (const { at, kinds } of pointsOf(text)) {
    if (at < done || (kinds & ACCOUNT_CUE) === 0) continue
    const hit = cues.longest(text, at, at + 24)
    if (!hit || goesOnInWord(text, hit.end)) continue
    found.push({ kind: hit.value, start: at, end: hit.end })
    done = hit.end
  }
  lastText = text
  lastCues = found
  return found
}

/** `nagad98…` still announces; `account.example` does not. */
function goesOnInWord(text: string, at: number): boolean {
  return /^[.@/-][a-z]/i.test(text.slice(at, at + 2)) && !/^[/-]/.test(text.charAt(at))
}

/** What may stand between a cue and its number: signs, `no.`, `number`, `id`, `is`, the holder's name in brackets is not read. */
const BETWEEN =
  /^[\s:：;#=\-–—>()[\].,\u0964*]{0,4}(?:(?:no|nos|number|num|id|is|acc(?:ount)?|a\/c|to|at|on|wallet|personal|agent|send money|payment|pay|with|name|tag|key|code|é|é:|celular|cpf|cnpj|telefone|e-?mail|aleat[óo]ria|नं|नम्बर|नंबर|আইডি|নম্বর|নাম্বার|নং|เบอร์|หมายเลข|ເບີ|号|號|رقم|هو)[.:]?[\s:：;#=\-–—>()[\].,]{0,3}){0,3}/i

/** Where the value after a cue begins. */
export function afterCue(text: string, end: number): number {
  return end + (BETWEEN.exec(text.slice(end, end + 48))?.[0].length ?? 0)
}
