/** Media is known before it is asked for, by its type, and by its first bytes. */
import { describe, expect, it } from 'vitest'
import { isMediaRequest, isMediaType, looksLikeMedia } from './recognise-media.ts'

const bytes = (text: string): Uint8Array =>
  Uint8Array.from(text.padEnd(16, '\0'), (sign) => sign.charCodeAt(0))

describe('before a request is sent', () => {
  it.each([
    ['Image', 'https://a.example/x'],
    ['Media', 'https://a.example/x'],
    ['Other', 'https://a.example/favicon.ico'],
    ['Fetch', 'https://a.example/p/1.JPG?w=3#x'],
    ['XHR', 'https://a.example/seg.m4s'],
    ['Prefetch', 'https://a.example/a.webp'],
  ])('knows %s %s as media', (kind, url) => {
    expect(isMediaRequest(kind, url)).toBe(true)
  })

  it.each([
    ['Document', 'https://a.example/photo.jpg'],
    ['Script', 'https://a.example/app.ts'],
    ['Font', 'https://a.example/f.svg'],
    ['Fetch', 'https://a.example/api?file=x.jpg'],
    ['Fetch', 'https://a.example/v1.2/list'],
    ['XHR', 'https://png.example/'],
  ])('does not hold back %s %s', (kind, url) => {
    expect(isMediaRequest(kind, url)).toBe(false)
  })
})

describe('after the head of an answer', () => {
  it.each([
    ['image/png'],
    ['IMAGE/SVG+XML; charset=utf-8'],
    ['video/mp4'],
    [' audio/ogg'],
    ['application/x-mpegURL'],
  ])('knows %s as media', (type) => {
    expect(isMediaType(type)).toBe(true)
  })

  it.each([
    ['text/html'],
    ['application/pdf'],
    ['application/octet-stream'],
    ['multipart/form-data; image/png'],
    [''],
  ])('does not take %j for media', (type) => {
    expect(isMediaType(type)).toBe(false)
  })
})

describe('from the first bytes', () => {
  it.each([
    ['\xff\xd8\xff\xe0'],
    ['\x89PNG\r\n\x1a\n'],
    ['GIF89a'],
    ['RIFF\x10\0\0\0WEBPVP8 '],
    ['RIFF\x10\0\0\0AVI LIST'],
    ['\0\0\0\x20ftypavif'],
    ['\0\0\0\x20ftypisom'],
    ['\x1aE\xdf\xa3'],
    ['OggS'],
    ['ID3\x04'],
    ['\xff\xfb\x90'],
    ['BM\x10\0\0\0\0\0\0\0'],
    ['II*\0'],
  ])('knows %j', (text) => {
    expect(looksLikeMedia(bytes(text))).toBe(true)
  })

  it.each([
    ['<!doctype html>'],
    ['{"a":1}'],
    ['%PDF-1.7'],
    ['BMW for sale, red'],
    ['\xef\xbb\xbfTitle of it'],
    ['\xff\xfeu\0t\0f\0-\x01\x06\0'],
    ['RIFF of music here'],
  ])('does not take %j for media', (text) => {
    expect(looksLikeMedia(bytes(text))).toBe(false)
  })

  it('says no to a text too short to tell', () => {
    expect(looksLikeMedia(new Uint8Array([0xff, 0xd8]))).toBe(false)
  })
})
