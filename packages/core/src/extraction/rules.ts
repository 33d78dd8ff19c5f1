/** The table of rules, in order of precedence within a kind: the one place that says what the extraction knows. */
import { ACCOUNT_RULES, accountLink, phoneAccount, SHARED_ACCOUNT_RULES } from './account/account-rules.ts'
import { emailKnownHost, emailObfuscated } from './email/email-obfuscated.ts'
import { emailPlain } from './email/email-plain.ts'
import { emailScript } from './email/email-script.ts'
import { emailSpelled } from './email/email-spelled.ts'
import { handleAt } from './handle/handle-at.ts'
import { handleCue } from './handle/handle-cue.ts'
import { handleLink, phoneLink } from './handle/handle-link.ts'
import type { PhoneRule } from './phone/phone-rule.ts'
import { phoneCallingCode } from './phone/rules/calling-code.ts'
import { phoneDialOut } from './phone/rules/dial-out.ts'
import { phoneDrawnDigits } from './phone/rules/drawn-digits.ts'
import { phoneInternational } from './phone/rules/international.ts'
import { phoneLookalikeLetters } from './phone/rules/lookalike-letters.ts'
import { phoneNational } from './phone/rules/national.ts'
import { phoneNativeDigits } from './phone/rules/native-digits.ts'
import { phoneNumberWords } from './phone/rules/number-words.ts'
import { phoneShape } from './phone/rules/shape.ts'
import { phoneSplitLines } from './phone/rules/split-lines.ts'
import { phoneSymbols } from './phone/rules/symbols.ts'
import { phoneUnverified } from './phone/rules/unverified.ts'
import { PLACE_RULES, placeGazetteer } from './place/index.ts'
import type { Rule, TextRule } from './rule.ts'
import { DATE_RULES, datePart, dateWhole } from './statements/date/date-rules.ts'
import { nameCue } from './statements/name/name-cue.ts'
import { priceAlone, priceCue, priceSlash } from './statements/price/price-cue.ts'
import { priceCurrency, priceShared } from './statements/price/price-rules.ts'
import { walletChecksum, walletForm } from './wallet/wallet-rules.ts'
import { urlApp } from './web/url-app.ts'
import { urlBare } from './web/url-bare.ts'
import { urlScheme } from './web/url-scheme.ts'

/** Rules over readings of digits: the first that fits names the mention. */
export const PHONE_RULES: readonly PhoneRule[] = [
  phoneUnverified,
  phoneShape,
  phoneNumberWords,
  phoneLookalikeLetters,
  phoneDrawnDigits,
  phoneNativeDigits,
  phoneSymbols,
  phoneSplitLines,
  phoneInternational,
  phoneDialOut,
  phoneCallingCode,
  phoneNational,
]

/** Rules for selectors that search the whole text; an earlier rule keeps the characters it claims. */
export const TEXT_RULES: readonly TextRule[] = [
  walletChecksum,
  urlApp,
  urlScheme,
  ...ACCOUNT_RULES,
  emailPlain,
  emailSpelled,
  emailScript,
  emailObfuscated,
  urlBare,
  handleCue,
  handleAt,
]

/** Accounts that stay what they are besides: their characters are claimed by a telephone number or an e-mail address. */
export const SHARED_RULES: readonly TextRule[] = SHARED_ACCOUNT_RULES

/** Statements so plainly written that their digits are taken before telephone numbers are sought. */
export const FIRM_RULES: readonly TextRule[] = [priceCurrency, dateWhole]

/** Statements that take what selectors, firm statements and telephone numbers leave; those of two kinds may overlap. */
export const LOOSE_RULES: readonly TextRule[] = [datePart, priceCue, placeGazetteer, nameCue]

/** Every rule a mention can name, for reference pages and for the reader of an exhibit. */
export const RULES: readonly Rule[] = [
  ...PHONE_RULES,
  phoneLink,
  phoneAccount,
  ...TEXT_RULES,
  ...SHARED_RULES,
  accountLink,
  emailKnownHost,
  handleLink,
  walletForm,
  ...DATE_RULES,
  priceCurrency,
  priceShared,
  priceSlash,
  priceCue,
  priceAlone,
  placeGazetteer,
  ...PLACE_RULES,
  nameCue,
]
