/** The check digits of Brazil's CPF (persons) and CNPJ (bodies), by which PIX may be addressed. */

const check = (digits: string, weights: readonly number[]): number => {
  const sum = weights.reduce((total, weight, i) => total + weight * Number(digits.charAt(i)), 0)
  const rest = sum % 11
  return rest < 2 ? 0 : 11 - rest
}

/** Whether eleven digits are a CPF with sound check digits; the same digit eleven times is none. */
export function isCpf(digits: string): boolean {
  if (!/^\d{11}$/.test(digits) || /^(\d)\1+$/.test(digits)) return false
  const first = check(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2])
  const second = check(digits, [11, 10, 9, 8, 7, 6, 5, 4, 3, 2])
  return digits.endsWith(`${first}${second}`)
}

/** Whether fourteen digits are a CNPJ with sound check digits. */
export function isCnpj(digits: string): boolean {
  if (!/^\d{14}$/.test(digits) || /^(\d)\1+$/.test(digits)) return false
  const first = check(digits, [5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2])
  const second = check(digits, [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2])
  return digits.endsWith(`${first}${second}`)
}
