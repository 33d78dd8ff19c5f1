/** The rules of accounts, in order of precedence. */
import type { Rule, TextRule } from '../rule.ts'
import { accountBankCode } from './rules/bank-code.ts'
import { accountBankNumber } from './rules/bank-number.ts'
import { accountIban } from './rules/iban.ts'
import { accountMobileMoney } from './rules/mobile-money.ts'
import { accountPayMail, accountPayName } from './rules/pay-name.ts'
import { accountPix, accountPixShared } from './rules/pix.ts'
import { accountUpi } from './rules/upi.ts'

/** Accounts that are nothing else: they keep the characters they claim. */
export const ACCOUNT_RULES: readonly TextRule[] = [
  accountIban,
  accountUpi,
  accountPix,
  accountBankCode,
  accountBankNumber,
  accountPayName,
]

/** Accounts whose number or address is also a telephone number or an e-mail address: both are mentioned. */
export const SHARED_ACCOUNT_RULES: readonly TextRule[] = [
  accountMobileMoney,
  accountPixShared,
  accountPayMail,
]

/** The holder's name in the address of a payment service's page. */
export const accountLink: Rule = {
  name: 'account.link',
  kind: 'account',
  confidence: 0.97,
  why: 'The address leads to a page of a payment service, which names its holder in this place.',
}

/** The telephone number that an account of a scheme is. */
export const phoneAccount: Rule = {
  name: 'phone.account',
  kind: 'phone',
  confidence: 0.9,
  why: 'The number of an account of a scheme whose accounts are telephone numbers of its country.',
}
