/** The verifier as a page: choose or drop a package and a policy; everything happens here, nothing is sent. */
import { openPackage, readPackagePolicy, verifyPackage } from '@smart-rescue/core/dossier'
import { readPem } from '@smart-rescue/core/stamping'
import { LANGUAGES, type Language, pickLanguage, type Words } from '../words/words.ts'
import { BROWSER_DIGESTS } from './browser-digests.ts'
import { element } from './element.ts'
import { showRefusal, showVerdict } from './show-verdict.ts'

interface State {
  language: Language
  packageFile?: File
  policyFile?: File
  rootsFile?: File
  /** Counts the runs, so that an overtaken one shows nothing. */
  run: number
}

const state: State = { language: pickLanguage(navigator.languages), run: 0 }

const words = (): Words => LANGUAGES[state.language].words

const sourceOf = (file: File) => ({
  size: file.size,
  read: async (start: number, end: number) => new Uint8Array(await file.slice(start, end).arrayBuffer()),
})

const find = (id: string): HTMLElement => {
  const found = document.getElementById(id)
  if (!found) throw new Error(`no element ${id}`)
  return found
}

/** Lets the browser paint. */
const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))

const judge = async (file: File, run: number): Promise<HTMLElement> => {
  const w = words()
  const policy = state.policyFile && readPackagePolicy(new Uint8Array(await state.policyFile.arrayBuffer()))
  if (policy && !policy.ok) return showRefusal(w.policyFailed, policy.sentence, w)
  const roots = state.rootsFile ? readPem(await state.rootsFile.text()) : []
  if (!roots) return showRefusal(w.rootsFailed, '', w)
  const opening = await openPackage(sourceOf(file))
  if (!opening.ok) return showRefusal(w.refused, w.refusedWhy, w, opening)
  const bar = find('progress') as HTMLProgressElement
  let painted = 0
  const verdict = await verifyPackage(opening.files, {
    now: Date.now(),
    digests: BROWSER_DIGESTS,
    roots,
    ...(policy ? { policy: policy.value } : {}),
    onProgress: (done, total) => {
      const now = performance.now()
      if (now - painted < 50 || run !== state.run) return
      painted = now
      bar.max = total
      bar.value = done
    },
  })
  return showVerdict(verdict, w)
}

const check = async (): Promise<void> => {
  const { packageFile } = state
  state.run += 1
  const { run } = state
  const place = find('outcome')
  if (!packageFile) {
    place.replaceChildren()
    return
  }
  place.replaceChildren(
    element('p', { role: 'status' }, `${words().reading} …`),
    element('progress', { id: 'progress', 'aria-label': words().reading, max: 1, value: 0 }),
  )
  await breathe()
  let shown: HTMLElement
  try {
    shown = await judge(packageFile, run)
  } catch {
    shown = showRefusal(words().failed, '', words())
  }
  if (run !== state.run) return
  place.replaceChildren(shown)
  find('overall').focus()
}

const take = (files: Iterable<File>): void => {
  for (const file of files)
    if (/\.zip$/i.test(file.name) || file.type === 'application/zip') state.packageFile = file
    else if (/\.(pem|crt|cer)$/i.test(file.name)) state.rootsFile = file
    else state.policyFile = file
  draw()
  void check()
}

const chooser = (
  id: 'package' | 'policy' | 'roots',
  label: string,
  file: File | undefined,
  hint?: string,
): HTMLElement => {
  const w = words()
  const input = element('input', {
    type: 'file',
    id,
    accept: { package: '.zip,application/zip', policy: undefined, roots: '.pem,.crt,.cer' }[id],
    'aria-describedby': hint ? `${id}-hint` : undefined,
  })
  input.addEventListener('change', () => {
    const [chosen] = input.files ?? []
    if (!chosen) return
    if (id === 'package') state.packageFile = chosen
    else if (id === 'policy') state.policyFile = chosen
    else state.rootsFile = chosen
    draw()
    void check()
  })
  return element(
    'div',
    { class: id === 'package' ? 'chooser first' : 'chooser' },
    element(
      'label',
      { for: id },
      element('span', { class: 'label' }, label),
      element('span', { class: 'button' }, w.choose),
      element('span', { class: 'chosen', id: `${id}-chosen` }, file ? file.name : w.noFile),
    ),
    input,
    hint ? element('p', { class: 'quiet', id: `${id}-hint` }, hint) : undefined,
  )
}

const languageChoice = (): HTMLElement => {
  const select = element(
    'select',
    { id: 'language' },
    ...Object.entries(LANGUAGES).map(([tag, { name }]) =>
      element('option', { value: tag, lang: tag, selected: tag === state.language }, name),
    ),
  )
  select.addEventListener('change', () => {
    state.language = pickLanguage([select.value])
    draw()
    find('language').focus()
    void check()
  })
  return element('label', { class: 'language', for: 'language' }, `${words().language} `, select)
}

const draw = (): void => {
  const w = words()
  document.documentElement.lang = state.language
  document.title = w.heading
  find('top').replaceChildren(
    element('header', {}, element('h1', {}, w.heading), languageChoice()),
    element('p', {}, w.intro),
    w.unreviewed ? element('p', { class: 'note' }, w.unreviewed) : '',
    element(
      'div',
      { class: 'drop' },
      element('p', {}, w.dropHint),
      chooser('package', w.choosePackage, state.packageFile),
      chooser('policy', w.choosePolicy, state.policyFile, w.policyHint),
      chooser('roots', w.chooseRoots, state.rootsFile, w.rootsHint),
    ),
  )
}

document.addEventListener('dragover', (event) => event.preventDefault())
document.addEventListener('drop', (event) => {
  event.preventDefault()
  take(event.dataTransfer?.files ?? [])
})
draw()
