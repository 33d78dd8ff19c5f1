/** The page of outcomes. */
export { OutcomesPage } from './outcomes-page.tsx'
