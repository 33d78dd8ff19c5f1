/** Writes the case down in every form that lies in a package: for readers, for word processors, for other tools, and for whoever must sign. All from one model, so that one says what the others say. */
import {
  type CertificateForm,
  chooseForms,
  describeCase,
  type ReportModel,
  renderCertificate,
  renderReport,
} from '@smart-rescue/core/dossier'
import { utf8 } from '@smart-rescue/core/integrity'
import type { CaseId } from '@smart-rescue/schema'
import type { Transactor } from '../../ports/database.ts'
import type { Printer } from '../../ports/writing/printer.ts'
import type { WordWriter } from '../../ports/writing/word-writer.ts'
import type { PackageHooks, PackageState } from '../packing/make-package.ts'
import { describeReport, type ReportSources } from './describe-report.ts'
import { listLeafActors } from './report-store.ts'

/** Hands that writing needs. `software` is name and version, as the manifest names them. */
export interface WritingDeps {
  readonly db: Transactor
  readonly printer: Printer
  readonly word: WordWriter
  readonly software: string
}

/** What the case tells besides the state of the package. */
type CaseSources = Pick<ReportSources, 'header' | 'selectors' | 'links' | 'known'>

/** Makes the hooks of a package that print and write. */
export const createCaseWriter = (
  deps: WritingDeps,
  caseId: CaseId,
  sources: CaseSources,
): Pick<PackageHooks, 'print' | 'write'> => {
  const { caseFile, organisation } = sources.header
  const modelOf = async (state: PackageState): Promise<ReportModel> => {
    const actors = await deps.db.asJob(caseId, (trx) => listLeafActors(trx, caseId))
    return describeReport({ ...sources, ...state, actors, software: deps.software })
  }
  const title = `${caseFile.reference} · ${caseFile.title}`
  const footer = `${caseFile.reference} · ${organisation.name}`
  const certify = async (form: CertificateForm, model: ReportModel) => {
    const input = {
      html: renderCertificate(form, model),
      title: form.title,
      footer: `${footer} · ${form.law}`,
    }
    return [
      { id: form.id, form: 'pdf', bytes: await deps.printer.print(input) },
      { id: form.id, form: 'docx', bytes: await deps.word.write(input) },
    ] as const
  }
  return {
    print: async (state) => deps.printer.print({ html: renderReport(await modelOf(state)), title, footer }),
    write: async (state) => {
      const model = await modelOf(state)
      const certificates: Awaited<ReturnType<typeof certify>>[number][] = []
      for (const form of chooseForms(caseFile.countries)) certificates.push(...(await certify(form, model)))
      return {
        reportWord: await deps.word.write({ html: renderReport(model), title, footer }),
        caseUco: utf8(`${JSON.stringify(describeCase(model), null, 1)}\n`),
        certificates,
      }
    },
  }
}
