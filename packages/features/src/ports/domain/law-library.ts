/** The law that comes with the product: one pack a country, and where proof is usually found. Data files; no code knows a country. */
import type { LawPack, ProofPlaces } from '@smart-rescue/schema'

/** Gives the shipped packs and places. They do not change while the program runs. */
export interface LawLibrary {
  /** All shipped packs, by country code. */
  packs(): Promise<readonly LawPack[]>
  places(): Promise<ProofPlaces>
}
