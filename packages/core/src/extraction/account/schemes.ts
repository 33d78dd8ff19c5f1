/** Mobile-money schemes whose account is a telephone number: the words before it, and the countries of its numbers. A table, not code. */

/** One scheme. `words` are divided by `/`; `countries` are the plans its numbers are read in; `trunk` is written before the national number. */
export interface MoneyScheme {
  readonly id: string
  readonly words: string
  readonly countries: readonly string[]
  readonly trunk: string
  /** Digits that may follow the number (Rocket adds a check digit). */
  readonly extra?: number
}

const scheme = (id: string, words: string, countries: string, trunk = '', extra = 0): MoneyScheme => ({
  id,
  words,
  countries: countries.split(' '),
  trunk,
  extra,
})

/** All schemes, by country of the field work first. */
export const MONEY_SCHEMES: readonly MoneyScheme[] = [
  scheme('esewa', 'esewa/e-sewa/e sewa/ईसेवा/इसेवा/ई-सेवा', 'NP'),
  scheme('khalti', 'khalti/खल्ती/खल्ति/खाल्ती', 'NP'),
  scheme('imepay', 'ime pay/imepay/ime-pay/आइएमई पे/आईएमई पे', 'NP'),
  scheme('prabhupay', 'prabhu pay/prabhupay', 'NP'),
  scheme('bkash', 'bkash/b-kash/bikash/বিকাশ', 'BD', '0'),
  scheme('nagad', 'nagad/nogod/নগদ', 'BD', '0'),
  scheme('rocket', 'rocket/রকেট', 'BD', '0', 1),
  scheme('upay', 'upay/উপায়', 'BD', '0'),
  scheme('paytm', 'paytm/पेटीएम', 'IN'),
  scheme('phonepe', 'phonepe/phone pe/फोनपे', 'IN'),
  scheme('googlepay', 'gpay/g pay/google pay/गूगल पे', 'IN'),
  scheme('easypaisa', 'easypaisa/easy paisa/ایزی پیسہ', 'PK', '0'),
  scheme('jazzcash', 'jazzcash/jazz cash/جاز کیش', 'PK', '0'),
  scheme('gcash', 'gcash/g-cash/g cash', 'PH', '0'),
  scheme('maya', 'paymaya/pay maya/maya', 'PH', '0'),
  scheme(
    'truemoney',
    'truemoney/true money/truewallet/true wallet/ทรูมันนี่/ทรูวอลเล็ท/ทรูวอเลท/ทรูมันนี่วอลเล็ท',
    'TH',
    '0',
  ),
  scheme('promptpay', 'promptpay/prompt pay/พร้อมเพย์/พร้อมเพ', 'TH', '0'),
  scheme('umoney', 'u-money/umoney/m-money', 'LA', '0'),
  scheme('momo', 'momo/ví momo', 'VN', '0'),
  scheme('zalopay', 'zalopay/zalo pay', 'VN', '0'),
  scheme('dana', 'dana', 'ID', '0'),
  scheme('ovo', 'ovo', 'ID', '0'),
  scheme('gopay', 'gopay/go-pay', 'ID', '0'),
  scheme('touchngo', 'touch n go/touch ‘n go/tng', 'MY', '0'),
  scheme('mpesa', 'm-pesa/mpesa/m pesa', 'KE TZ MZ CD', '0'),
  scheme('mtnmomo', 'mtn momo/mtn money/mtn mobile money', 'UG GH CM CI RW ZM', '0'),
  scheme('airtelmoney', 'airtel money', 'UG KE TZ ZM MW', '0'),
  scheme('orangemoney', 'orange money', 'SN CI CM ML BF'),
  scheme('wave', 'wave money/wave', 'SN CI MM'),
  scheme('bizum', 'bizum', 'ES'),
  scheme('mbway', 'mb way/mbway', 'PT'),
  scheme('swish', 'swish', 'SE', '0'),
  scheme('twint', 'twint', 'CH', '0'),
  scheme('zelle', 'zelle', 'US'),
  scheme('alipay', 'alipay/支付宝/支付寶', 'CN'),
]
