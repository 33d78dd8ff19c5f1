/** Lets a page import the style sheet beside it. */
declare module '*.css'
