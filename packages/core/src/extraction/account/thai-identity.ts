/** The check digit of a Thai identity number, by which PromptPay may be addressed. */

/** Whether the last of thirteen digits is the check digit of the others (weights 13 to 2, modulo 11). */
export function isThaiIdentity(digits: string): boolean {
  if (!/^[1-8]\d{12}$/.test(digits)) return false
  let sum = 0
  for (let i = 0; i < 12; i++) sum += Number(digits.charAt(i)) * (13 - i)
  return (11 - (sum % 11)) % 10 === Number(digits.charAt(12))
}
