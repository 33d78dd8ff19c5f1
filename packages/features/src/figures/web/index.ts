/** The page of figures. */
export { FiguresPage } from './figures-page.tsx'
