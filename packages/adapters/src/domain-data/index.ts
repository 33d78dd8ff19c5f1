/** The data files that come with the product. */
export { createLawLibrary, DOMAIN_FOLDER } from './read-law-packs.ts'
export { readPlaybooks } from './read-playbooks.ts'
