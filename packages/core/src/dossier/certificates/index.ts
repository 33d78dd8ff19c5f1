/** Certificates that a country's law asks for beside electronic evidence: prefilled, and left to the competent person to sign. */

export type { CertificateForm } from './certificate-form.ts'
export { CERTIFICATE_FORMS, chooseForms } from './choose-forms.ts'
export { renderCertificate } from './render-certificate.ts'
