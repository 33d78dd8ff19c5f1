/** Which certificates go with a package: those of the countries concerned, and the general statement where one of them has none. */
import { BANGLADESH, INDIA, PHILIPPINES } from './asia-forms.ts'
import type { CertificateForm } from './certificate-form.ts'
import { BRAZIL, GENERIC, NETHERLANDS, UNITED_STATES } from './other-forms.ts'

/** Every form that the product knows, the general one last. */
export const CERTIFICATE_FORMS: readonly CertificateForm[] = [
  BANGLADESH,
  BRAZIL,
  INDIA,
  NETHERLANDS,
  PHILIPPINES,
  UNITED_STATES,
  GENERIC,
]

/** The forms for these countries (ISO 3166-1 alpha-2), in the order of their names; never none. */
export const chooseForms = (countries: readonly string[]): readonly CertificateForm[] => {
  const own = CERTIFICATE_FORMS.filter(({ country }) => countries.includes(country))
  const covered = new Set(own.map(({ country }) => country))
  return countries.length > 0 && countries.every((country) => covered.has(country)) ? own : [...own, GENERIC]
}
