/** UPI addresses of India: a name or number, an at sign, and the handle of a bank or app. */

import { readNational } from '../../phone/numbering-plan.ts'
import { isAsciiAlphanumeric } from '../../reading/characters.ts'
import type { Find, TextRule } from '../../rule.ts'

/** Handles by which banks and apps issue such addresses. */
const HANDLES = new Set(
  'okhdfcbank okicici oksbi okaxis ybl ibl axl paytm ptsbi pthdfc ptaxis ptyes upi apl yapl rapl sbi hdfcbank icici axisbank kotak kotak811 barodampay idfcbank idfcfirst indus indusind pnb federal fbl rbl yesbank yesbankltd jupiteraxis freecharge airtel jio waicici waaxis wahdfcbank wasbi slice sliceaxis tapicici timecosmos postbank cnrb unionbank unionbankofindia indianbank ikwik superyes naviaxis axisb axisgo abfspay dbs hsbc citi citigold sc scb ezeepay eazypay pingpay payzapp mahb uco iob csbpay dlb kbl kvb nsdl obc pockets psb srcb synd tjsb uboi ubi united utbi vijb allbank andb aubank bandhan boi cboi cbin equitas esaf dcb trans goaxb goicici gosbi gorbl yespop yesg shriramhdfcbank superyes trnscb oneyes axc mbk fam amazonpay'.split(
    ' ',
  ),
)
const LONGEST_NAME = 64
const isName = (c: number): boolean => isAsciiAlphanumeric(c) || c === 0x2e || c === 0x2d || c === 0x5f

/** `name@okhdfcbank`: no dot follows the handle, or it would be an e-mail address. */
export const accountUpi: TextRule = {
  name: 'account.upi',
  kind: 'account',
  confidence: 0.95,
  why: 'A name, an at sign and a handle that banks and apps of India issue for UPI.',
  find(text) {
    const found: Find[] = []
    for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
      let end = at + 1
      while (end - at < 20 && isAsciiAlphanumeric(text.charCodeAt(end))) end++
      if (!HANDLES.has(text.slice(at + 1, end).toLowerCase())) continue
      if (isAsciiAlphanumeric(text.charCodeAt(end)) || /^[.-][a-z0-9]/i.test(text.slice(end, end + 2)))
        continue
      let start = at
      while (start > 0 && at - start < LONGEST_NAME && isName(text.charCodeAt(start - 1))) start--
      while (start < at && !isAsciiAlphanumeric(text.charCodeAt(start))) start++
      if (at - start < 2) continue
      const number = readNational(text.slice(start, at), 'IN')
      const phone = number?.mobile ? { phone: { start, end: at, normal: number.e164 } } : {}
      found.push({
        rule: accountUpi,
        start,
        end,
        normal: `upi:${text.slice(start, end).toLowerCase()}`,
        ...phone,
      })
    }
    return found
  },
}
