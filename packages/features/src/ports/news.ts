/** News of a case for the people who watch it: progress of captures and dossiers, new exhibits and links. Over the database, so that workers on other machines are heard. */
import { z } from 'zod'

/** One piece of news: ids and states only; the page fetches what it may see. */
export const CaseNews = z.object({
  caseId: z.string(),
  kind: z.enum([
    'capture',
    'import',
    'exhibit',
    'link',
    'note',
    'dossier',
    'team',
    'case',
    'watch',
    'list',
    'table',
    'sources',
    'network',
    'lead',
    'task',
    'road',
  ]),
  id: z.string(),
  state: z.string().optional(),
  progress: z
    .object({ step: z.string(), requests: z.int(), bytes: z.int(), sentence: z.string() })
    .optional(),
})
export type CaseNews = z.infer<typeof CaseNews>

/** Publishes and hears news. */
export interface News {
  publish(news: CaseNews): Promise<void>
  /** Calls `hear` for every piece of news of the case until the returned function is called. */
  subscribe(caseId: string, hear: (news: CaseNews) => void): () => void
}
