/** Where the indicators come from, as far as this house could read it. */
import type { IndicatorSource } from './indicator.ts'

/** 1,263 adverts of four US states, mostly of adults. */
export const NIJ: IndicatorSource = {
  name: 'NIJ: Unconventional wisdom – research shakes up assumptions about sex-trafficking clues in online escort ads',
  address:
    'https://nij.ojp.gov/topics/articles/unconventional-wisdom-research-shakes-assumptions-about-sex-trafficking-clues',
  addressChecked: false,
}
/** Phone numbers and movement in adverts. */
export const PHONES: IndicatorSource = {
  name: 'Ibanez and Suthers (2014) on phone numbers and movement circuits in adverts; doi 10.1007/s12117-021-09431-0',
  address: 'https://doi.org/10.1007/s12117-021-09431-0',
  addressChecked: true,
}
/** Organised activity in adverts. */
export const ORGANISED: IndicatorSource = {
  name: 'Organised activity detection in adverts (arXiv 2311.13118)',
  address: 'https://arxiv.org/abs/2311.13118',
  addressChecked: true,
}
/** What practitioners list; nobody of this house has read the handbooks. */
export const PRACTICE: IndicatorSource = {
  name: 'General knowledge of practice (Polaris typology, Frontex VEGA handbook, IOM screening form), not read',
  address: 'https://frontex.europa.eu',
  addressChecked: false,
}
/** General indicators of UNODC. */
export const UNODC: IndicatorSource = {
  name: 'UNODC: Human trafficking indicators, as listed by its office for South-East Asia',
  address: 'https://www.unodc.org/pdf/HT_indicators_E_LOWRES.pdf',
  addressChecked: false,
}
/** The helpline's signs, as a newspaper gave them again. */
export const POLARIS: IndicatorSource = {
  name: 'Polaris and NHTRC: signs, as given by The Gainesville Sun, 3 February 2014',
  address: 'http://www.gainesville.com/article/20140203/ARTICLES/140209903',
  addressChecked: true,
}
/** Signs for caregivers. */
export const MELD: IndicatorSource = {
  name: 'Meld Misdaad Anoniem: warning signs for caregivers',
  address: 'http://gedwongenprostitutie.meldmisdaadanoniem.nl/english/caregivers.html',
  addressChecked: true,
}
/** Analytic findings on children. */
export const EUROPOL: IndicatorSource = {
  name: 'Europol (2018): Situation report on underage victims, as summarised by HSToday',
  address:
    'https://www.hstoday.us/subject-matter-areas/customs-immigration/new-report-on-child-trafficking-in-europe-provides-up-to-date-intelligence-on-global-criminal-phenomenon/',
  addressChecked: true,
}
/** Observations of our own, without research behind them. */
export const HOUSE: IndicatorSource = {
  name: 'Smart Rescue: an observation of practice, without research behind it',
  address: '',
  addressChecked: true,
}
