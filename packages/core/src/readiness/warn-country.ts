/** What must be minded about a whole country: how far its pack was looked at, and its rules of proof. */
import type { LawPack, ProofRule, ReadinessWarning } from '@smart-rescue/schema'
import { resolveSource } from './sources.ts'

/** The pack itself as a source. */
export const packSource = (pack: LawPack): ReadinessWarning['source'] => ({
  ref: `${pack.iso2} ${pack.version}`,
  document: `Law pack ${pack.name}, version ${pack.version}, ${pack.author}`,
  checked: pack.review.state === 'reviewed',
})

/** A rule of proof as a warning. */
export const warnProof = (pack: LawPack, rule: ProofRule, offence?: string): ReadinessWarning => ({
  code: rule.rule,
  country: pack.iso2,
  ...(offence === undefined ? {} : { offence }),
  text: rule.note === undefined ? rule.text : `${rule.text} ${rule.note}`,
  source: resolveSource(pack, rule.source),
})

/** What holds for the country whatever the offence. */
export const warnCountry = (pack: LawPack): readonly ReadinessWarning[] => [
  ...(pack.review.state === 'reviewed'
    ? []
    : [
        {
          code: 'not-reviewed' as const,
          country: pack.iso2,
          text: `${pack.name}: ${pack.review.note ?? 'no lawyer of the country has confirmed this pack yet.'} ${pack.disclaimer}`,
          source: packSource(pack),
        },
      ]),
  ...(pack.version_warning === undefined
    ? []
    : [
        {
          code: 'country-version' as const,
          country: pack.iso2,
          text: pack.version_warning.text,
          source: resolveSource(pack, pack.version_warning.source),
        },
      ]),
  ...(pack.proof_rules ?? []).map((rule) => warnProof(pack, rule)),
]
