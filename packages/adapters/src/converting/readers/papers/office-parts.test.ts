/** Parts of office files are read without a tree, without entities, and without asking anybody. */
import { describe, expect, it } from 'vitest'
import { openZip } from '../../reading/open-zip.ts'
import { makeZip } from '../../testing/make-files.ts'
import { findRemoteTargets, judgeOfficeParts, readPart, readProperties, textOfXml } from './office-parts.ts'

const open = (members: Readonly<Record<string, string | Uint8Array>>) => openZip(makeZip(members))

describe('a part', () => {
  it('is read in UTF-8 and in UTF-16, and empty where there is none', () => {
    const zip = open({
      'a.xml': '<a>कोठा</a>',
      'b.xml': new Uint8Array(Buffer.from('\ufeff<a>कोठा</a>', 'utf16le')),
    })
    expect(readPart(zip, 'a.xml')).toBe('<a>कोठा</a>')
    expect(readPart(zip, 'b.xml')).toBe('<a>कोठा</a>')
    expect(readPart(zip, 'none.xml')).toBe('')
  })

  it('becomes text with its lines and tabulators, references replaced once', () => {
    expect(textOfXml('<p>a &amp;amp; b</p><p>c<tab/>d &#x905;</p>', /^\/p\b/, /^tab\b/)).toBe(
      'a &amp; b\nc\td अ\n',
    )
    expect(textOfXml('<p>cut <b', /^\/p\b/, /^tab\b/)).toBe('cut ')
    expect(textOfXml('', /^x/, /^y/)).toBe('')
  })

  it('resolves no entity of its own making', () => {
    expect(textOfXml('<!DOCTYPE a [<!ENTITY x "y">]><p>&x;</p>', /^\/p\b/, /^tab\b/)).toContain('&x;')
  })
})

describe('properties', () => {
  it('are read from each place where programs put them', () => {
    const zip = open({
      'docProps/core.xml':
        '<c><dc:title>Rooms &amp; flats</dc:title><cp:lastModifiedBy>Ben</cp:lastModifiedBy><dcterms:created xsi:type="x">2024-01-01T00:00:00Z</dcterms:created></c>',
      'docProps/app.xml': '<p><Application>Writer</Application><Company></Company></p>',
      'meta.xml': '<m><meta:generator>Office 7</meta:generator></m>',
    })
    expect(readProperties(zip).map(({ name, value }) => [name, value])).toEqual([
      ['title', 'Rooms & flats'],
      ['lastModifiedBy', 'Ben'],
      ['created', '2024-01-01T00:00:00Z'],
      ['Application', 'Writer'],
      ['generator', 'Office 7'],
    ])
  })
})

describe('what could act', () => {
  const relation = (type: string, target: string, mode = ' TargetMode="External"'): string =>
    `<Relationships><Relationship Id="r" Type="http://schemas.example/${type}" Target="${target}"${mode}/></Relationships>`

  it('is named: macros, controls, objects, other files', () => {
    const zip = open({
      'word/vbaProject.bin': 'x',
      'word/activeX/a.xml': 'x',
      'word/embeddings/o.bin': 'x',
      'xl/externalLinks/l.xml': 'x',
    })
    const told = judgeOfficeParts(zip).join(' ')
    for (const word of ['macros', 'ActiveX', 'embedded objects', 'other files']) expect(told).toContain(word)
  })

  it('is a template or picture outside, but not a link that a person would click', () => {
    const zip = open({
      'word/_rels/a.rels': relation('attachedTemplate', 'http://t.example/t.dotm'),
      'word/_rels/b.rels': relation('hyperlink', 'http://l.example'),
      'word/_rels/c.rels': relation('image', 'media/1.png', ''),
      'word/_rels/d.rels': relation('image', 'http://i.example/1.png'),
    })
    expect(findRemoteTargets(zip).map(({ type }) => type)).toEqual(['attachedTemplate', 'hyperlink', 'image'])
    const told = judgeOfficeParts(zip).join(' ')
    expect(told).toContain('a template from http://t.example/t.dotm; nothing was fetched')
    expect(told).toContain('an outside image from http://i.example')
    expect(told).not.toContain('l.example')
  })

  it('is nothing in an honest file', () => {
    expect(judgeOfficeParts(open({ 'word/document.xml': '<x/>' }))).toEqual([])
  })
})
