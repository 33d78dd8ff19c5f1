/** In which country's notation the numbers of a set of texts are written, where nobody said. */
import { extract } from '@smart-rescue/core/extraction'

/** Countries that are tried, those first in which the house's field is most at work: of two that read as many numbers the first is taken. */
const TRIED =
  'NP IN BD US GB TH LA PH VN KH MM ID MY PK LK CA AU NZ ZA NG KE GH UG TZ ET BR MX CO PE AR CL EC VE DO GT HN SV NI CR PA BO PY UY ES PT FR DE IT NL BE AT CH PL RO BG HU CZ SK UA MD RU TR GR SE NO DK FI IE IL JO LB AE SA QA KW OM BH EG MA TN DZ CN HK TW KR JP SG'.split(
    ' ',
  )

/** So many texts, spread over all, are read to find out. */
const SAMPLE = 60

/** ISO 3166-1 alpha-2 codes: the one country whose notation reads the most numbers; none where no text holds one. */
export const inferCountries = (texts: readonly string[]): string[] => {
  const step = Math.max(1, Math.floor(texts.length / SAMPLE))
  const sample = texts.filter((_, at) => at % step === 0).slice(0, SAMPLE)
  let best: { readonly country: string; readonly score: number } | undefined
  for (const country of TRIED) {
    let score = 0
    for (const text of sample)
      for (const { confidence } of extract(text, { countries: [country], kinds: ['phone'] }))
        score += confidence
    if (score > 0 && (best === undefined || score > best.score)) best = { country, score }
  }
  return best === undefined ? [] : [best.country]
}
