/** Shapes become letters in reading order; text that is right already is left alone. */
import { describe, expect, it } from 'vitest'
import { mendArabic } from './mend-arabic.ts'

/** "غرفة" (a room) as shapes: beginning, end, middle or beginning, end. */
const ROOM = '\ufecf\ufeae\ufed3\ufe94'
const backwards = (text: string): string => [...text].reverse().join('')

describe('Arabic', () => {
  it('in shapes becomes letters', () => {
    expect(mendArabic(ROOM)).toEqual({ text: 'غرفة', turned: 0 })
  })

  it('in shapes from left to right is turned, line by line', () => {
    expect(mendArabic(`Room\n${backwards(ROOM)}\n${ROOM}`)).toEqual({ text: 'Room\nغرفة\nغرفة', turned: 1 })
  })

  it('keeps numbers and Latin words as they are read', () => {
    const line = `${ROOM} 201 555 0123 rooms.example`
    const stored = backwards(`${ROOM} ${backwards('201 555 0123 rooms.example')}`)
    expect(mendArabic(stored).text).toBe(line.replace(ROOM, 'غرفة'))
  })

  it('takes a ligature apart in its order', () => {
    expect(mendArabic('\ufedf\ufefc').text).toBe('للا')
    expect(mendArabic('\ufefc\ufedf').text).toBe('للا')
  })

  it('that consists of letters, and every other text, stays as it is', () => {
    for (const text of ['غرفة للايجار', 'Room for rent', 'कोठा', '', '\ufeff'])
      expect(mendArabic(text)).toEqual({ text, turned: 0 })
  })
})
