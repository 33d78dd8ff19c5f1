/** Promises about what a stop destroys: whatever may hold a picture, and everything it does not know. */
import { describe, expect, it } from 'vitest'
import { isMediaBearing } from './media-bearing.ts'

describe('a part of an exhibit', () => {
  it.each([
    ['wacz', 'application/wacz'],
    ['screenshot-01', 'image/png'],
    ['view-02', 'image/webp'],
    ['original', 'text/plain'],
    ['original', 'application/octet-stream'],
    ['thumbnail', 'image/png'],
    ['something-new', 'application/json'],
    ['text-like', 'image/png'],
    ['report-cover', 'application/pdf'],
  ])('%s of type %s is destroyed', (role, mediaType) => {
    expect(isMediaBearing({ role, mediaType })).toBe(true)
  })

  it.each([
    ['text', 'text/plain; charset=utf-8'],
    ['capture-report', 'application/json'],
    ['import-report', 'application/json'],
    ['certificates', 'application/x-pem-file'],
    ['ocr-01', 'text/plain'],
    ['text-02', 'text/plain; charset=utf-8'],
  ])('%s of type %s is words and stays', (role, mediaType) => {
    expect(isMediaBearing({ role, mediaType })).toBe(false)
  })
})
