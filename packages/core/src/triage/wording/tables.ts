/** The tables of all eleven languages. */
import { ARABIC } from './arabic.ts'
import { BENGALI } from './bengali.ts'
import { DUTCH } from './dutch.ts'
import { ENGLISH } from './english.ts'
import { FILIPINO } from './filipino.ts'
import { HINDI } from './hindi.ts'
import { LAO } from './lao.ts'
import { NEPALI } from './nepali.ts'
import type { PhraseTable } from './phrase-table.ts'
import { PORTUGUESE } from './portuguese.ts'
import { SPANISH } from './spanish.ts'
import { THAI } from './thai.ts'

/** One table a language. */
export const PHRASE_TABLES: readonly PhraseTable[] = [
  ENGLISH,
  NEPALI,
  HINDI,
  BENGALI,
  THAI,
  LAO,
  ARABIC,
  SPANISH,
  PORTUGUESE,
  FILIPINO,
  DUTCH,
]
