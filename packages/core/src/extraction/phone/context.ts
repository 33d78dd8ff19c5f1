/** What the words around some digits say about them: a telephone, a sum of money, or a number of another kind. */

const PHONE_CUE =
  /(?:\b(?:tel|tele?phones?|telefon[eo]?|phones?|fone|mobile|mob|m[oó]vil|celular|cell|call(?:ing)?|ring|text|txt|sms|whats ?app|wa|viber|imo|signal|zalo|contact|contacto|contato|dial|hotline|ligue|ligar|llam[aeo]r?|appel\w*|reach|hubungi|gọi)\b|phone|whatsapp|फोन|फ़ोन|मोबाइल|मोबाईल|सम्पर्क|संपर्क|नम्बर|नंबर|कल गर|कॉल|ফোন|মোবাইল|যোগাযোগ|নম্বর|โทร|เบอร์|ໂທ|ເບີ|电话|電話|手机|手機|微信|هاتف|جوال|واتس|تلفن|فون|тел|звон|📞|☎|📱)[^\d\n]{0,24}$/i
/** Words that may as well name another number: they count only where nothing else does. */
const NUMBER_CUE = /(?:\b(?:number|n[uú]mero|numara\w*|num)\b)[^\d\n]{0,18}$/i
const OTHER_CUE =
  /(?:\b(?:ref|reference|id|isbn|issn|ssn|sku|invoice|order|account|acct|a\/c|conta|cuenta|visa|card|imei|serial|passport|tracking|postal|zip|pin ?code|pan|omb|licen[cs]e|registration|item|code|article|model|iban|swift|file)\b|खाता|একাউন্ট|บัญชี|账号|帐号)[^\d\n]{0,24}$/i
/** A currency before the digits, unless it closes another sum: `50 USD 980…`. */
const SUM_BEFORE =
  /(?<!\d ?)(?:[$£€¥₹₨฿₫₱৳₭₽]|\b(?:rs|npr|inr|usd|eur|gbp|lak|thb|bdt|brl|php|idr|vnd|nrs|tk|rp)\b\.?|रु\.?|रू\.?)\s?$/i
/** A currency or unit after the digits, unless it opens another sum: `980… Rs 500`. */
const SUM_AFTER =
  /^(?:\s?[$£€¥₹%‰°₫₭৳฿=]|\s?(?:rs|npr|inr|usd|eur|lak|thb|bdt|kip|baht|taka|rupees?|dollars?|euros?|pesos?|reais|km|kg|sq ?ft|sqm|views|followers|likes|บาท|ກີບ|রুপি|টাকা|रुपैयाँ|रुपैया|रुपये)(?![a-z]))(?![.:]? ?\d)/i

/** Whether words such as call, phone, WhatsApp stand shortly before `at`. */
export function hasPhoneCue(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 40), at)
  return PHONE_CUE.test(before) || (NUMBER_CUE.test(before) && !OTHER_CUE.test(before))
}

/** Whether the words before `at` call what follows an account, an order, an identity number, and none a telephone. */
export function hasOtherCue(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 40), at)
  return OTHER_CUE.test(before) && !PHONE_CUE.test(before)
}

/** Whether a currency or a unit touches the digits on either side. */
export function isSum(text: string, start: number, end: number): boolean {
  return (
    SUM_BEFORE.test(text.slice(Math.max(0, start - 6), start)) || SUM_AFTER.test(text.slice(end, end + 14))
  )
}
