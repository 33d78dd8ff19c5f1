/** What an observer saw, as a sentence in the reader's language; English from the log where none is translated. */
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'

/** What a reason says of itself. */
export interface SaidReason {
  readonly observer?: string | undefined
  readonly measures: Readonly<Record<string, string | number>>
  /** In English. */
  readonly fallback: string
}

/** Gives the sentence of a reason. */
export const useReasonSentence = (): ((reason: SaidReason) => string) => {
  const { t, i18n } = useLingui()
  return ({ observer, measures, fallback }) => {
    const word = (name: string): string => String(measures[name] ?? '')
    const number = (name: string): number => Number(measures[name] ?? 0)
    const contact = word('contact')
    const sources = number('sources')
    const sourcesIn = plural(sources, { one: '# source', other: '# sources' })
    switch (observer) {
      case 'contact-many-names':
      case 'account-many-names':
        return t`${contact} stands in ${sourcesIn} under several names: ${word('names')}`
      case 'contact-many-places': {
        const days = plural(number('days'), { one: '# day', other: '# days' })
        const km = number('km')
        const way = km > 0 ? ` ${t`${i18n.number(km)} km along the way.`}` : ''
        return `${t`${contact} stands in several places within ${days}: ${word('places')}.`}${way}`
      }
      case 'contact-many-sources':
        return t`${contact} stands in ${sourcesIn}`
      case 'template-many-contacts': {
        const contacts = plural(number('count'), { one: '# contact', other: '# contacts' })
        return t`One text, varied, stands in ${sourcesIn} with ${contacts} that share nothing else`
      }
      case 'names-in-one-text':
        return t`Several people and one contact are named in ${sourcesIn}`
      case 'contact-written-to-be-missed':
        return t`A number is written so that machines miss it: “${word('original')}” for ${contact}`
      case 'papers-kept':
        return t`Passport or papers are handed in or kept by somebody else, in ${sourcesIn}`
      case 'debt-worked-off':
        return t`One works until a debt is paid, in ${sourcesIn}`
      case 'cost-advanced':
        return t`Travel or costs are advanced and taken from later pay, in ${sourcesIn}`
      case 'wage-kept':
        return t`Pay is held back or paid at the end only, in ${sourcesIn}`
      case 'may-not-leave':
        return t`One may not go out or use a telephone, in ${sourcesIn}`
      case 'tell-family':
        return t`A threat to tell the family or the village, in ${sourcesIn}`
      case 'tell-police':
        return t`A threat with police, immigration or deportation, in ${sourcesIn}`
      case 'no-rest':
        return t`Fourteen hours a day or more, or no day off, in ${sourcesIn}`
      case 'all-free-no-experience':
        return t`Free travel and a free room, and no experience asked for, in ${sourcesIn}`
      case 'papers-arranged':
        return t`Passport or papers are arranged, in ${sourcesIn}`
      case 'urgent':
        return t`An immediate decision is pressed for, in ${sourcesIn}`
      case 'private-only':
        return t`Contact by private message only, in ${sourcesIn}`
      case 'photos-first':
        return t`Photographs are asked for before anything else, in ${sourcesIn}`
      case 'trust-pressed':
        return t`It is pressed how trustworthy the offer is, in ${sourcesIn}`
      case 'pay-out-of-line': {
        const amount = `${i18n.number(number('amount'))} ${word('currency')}`
        const median = `${i18n.number(number('median'))} ${word('currency')}`
        return t`${amount} is stated; half of the amounts stated in this case lie below ${median}`
      }
      default:
        return fallback
    }
  }
}
