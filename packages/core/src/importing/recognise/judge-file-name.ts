/** What is odd about the name of a file: an ending that does not fit, two endings, characters that hide how it reads. */
import { FILE_TYPES, type FileType, typesForEnding } from './file-types.ts'

/** The ending of a name in lower case without the dot; empty where it has none. */
export const endingOf = (name: string): string => {
  const last = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
  const dot = last.lastIndexOf('.')
  return dot < 0
    ? ''
    : last
        .slice(dot + 1)
        .trim()
        .toLowerCase()
}

const PROGRAM_ENDINGS = new Set(
  'exe com scr pif bat cmd msi msp dll ps1 psm1 vbs vbe js jse wsf wsh hta lnk reg jar apk app dmg sh cpl inf url iso'.split(
    ' ',
  ),
)

/** Controls of direction (UAX 9) and characters without width: with them a name reads otherwise than it is. */
const HIDING = /[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/

/** Types that are one family: a name may mix them up and tell no lie worth a line. */
const FAMILIES: readonly (readonly FileType[])[] = [
  ['mp4', 'mov', '3gp', 'm4a'],
  ['webm', 'mkv'],
  ['heic', 'avif'],
  ['doc', 'xls', 'ppt', 'ole', 'ole-encrypted', 'msg'],
]

/** Problems in words; empty for an honest name. */
export const judgeFileName = (name: string, type: FileType): string[] => {
  const problems: string[] = []
  const ending = endingOf(name)
  const rightful = typesForEnding(ending)
  const related = FAMILIES.some(
    (family) => family.includes(type) && rightful.some((one) => family.includes(one)),
  )
  if (rightful.length > 0 && !rightful.includes(type) && !related && type !== 'empty')
    problems.push(`The name ends in “.${ending}”, but the content is ${FILE_TYPES[type][2]}.`)
  const before = endingOf(name.slice(0, name.lastIndexOf('.')))
  if (PROGRAM_ENDINGS.has(ending))
    problems.push(
      typesForEnding(before).length > 0
        ? `The name has two endings, “.${before}.${ending}”, so that a program looks like something else.`
        : `The name ends in “.${ending}”, which other machines would start as a program.`,
    )
  if (HIDING.test(name))
    problems.push('The name holds invisible characters, so that it reads otherwise than it is.')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  if (/[\u0000-\u001f\u007f]/.test(name)) problems.push('The name holds control characters.')
  return problems
}
