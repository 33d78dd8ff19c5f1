/** Figures from report to conviction, and tables made for publication. */
export { createFigureHandlers, type FigureDeps } from './handlers.ts'
