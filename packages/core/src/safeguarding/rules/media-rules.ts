/**
 * What each country says of holding or opening suspected abuse material, as data with sources. No row is a permission: a
 * person with the office to do so gives that in writing, and the row stands beside the form so that nobody forgets the law.
 */
import type { MediaRule } from '../authority/media-rule.ts'

/** Version of this table. */
export const MEDIA_RULES_VERSION = '2026-11'

const NARROW = 'The exception is narrow; no collection may be built on it.'

/** One row a country. A country without one is answered by `findMediaRule` as unverified. */
export const MEDIA_RULES: readonly MediaRule[] = [
  {
    country: 'IN',
    rule: 'Seeking, browsing and downloading are acts of the offence (IT Act s.67B); keeping without deleting or reporting is one too (POCSO s.15).',
    exception: `Keeping for the purpose of reporting or for use as evidence in court (POCSO s.15(2)). ${NARROW}`,
    source: 'IT Act 2000 s.67B; POCSO Act 2012 s.15 (India Code)',
    sourceUrl: 'https://www.indiacode.nic.in/handle/123456789/2079',
    confidence: 'high',
    lastChecked: '2026-11',
  },
  {
    country: 'US',
    rule: 'Possession, and access with intent to view, are offences (18 USC 2252A). There is no exception for organisations.',
    exception:
      'An affirmative defence for fewer than three images that are promptly destroyed or reported (2252A(d)).',
    source: '18 U.S.C. § 2252A',
    sourceUrl: 'https://uscode.house.gov/view.xhtml?req=granuleid:USC-prelim-title18-section2252A',
    confidence: 'high',
    lastChecked: '2026-11',
  },
  {
    country: 'BR',
    rule: 'Acquiring, possessing or storing is an offence (ECA art. 241-B; one to four years).',
    exception: `Possession solely to communicate to the authorities, for listed persons, kept secret (241-B §2). ${NARROW}`,
    source: 'TJDFT, Direito Fácil: ECA art. 241-B with the law text',
    sourceUrl:
      'https://www.tjdft.jus.br/institucional/imprensa/campanhas-e-produtos/direito-facil/edicao-semanal/adquirir-pornografia-infantil',
    confidence: 'high',
    lastChecked: '2026-11',
  },
  {
    country: 'BD',
    rule: 'Keeping abuse material is an offence (Pornography Control Act s.4).',
    source: 'Pornography Control Act, 2012, s.4, Bangladesh',
    sourceUrl: 'http://bdlaws.minlaw.gov.bd/act-details-1091.html',
    confidence: 'high',
    lastChecked: '2026-11',
  },
  {
    country: 'NL',
    rule: 'Possession, and gaining access, are offences (Sr art. 252). The police ask not to search and not to spread: report the address.',
    source: 'Wetboek van Strafrecht art. 252',
    sourceUrl: 'https://wetten.overheid.nl/BWBR0001854',
    confidence: 'high',
    lastChecked: '2026-11',
  },
  {
    country: 'PH',
    rule: 'Access, possession and recording are offences (RA 11930).',
    exception: `To comply with the law, to report, in a legitimate investigation, or in research cleared on ethics (IRR s.130). ${NARROW}`,
    source: 'Republic Act No. 11930 (2022) and its Implementing Rules, s.130',
    confidence: 'high',
    lastChecked: '2026-11',
  },
]
