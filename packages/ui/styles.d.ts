/** Lets a component import the style sheet beside it. */
declare module '*.css'
