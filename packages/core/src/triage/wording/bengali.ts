/** Phrases in Bengali. */
import type { PhraseTable } from './phrase-table.ts'

/** The table. */
export const BENGALI: PhraseTable = {
  language: 'bn',
  begins: true,
  ends: false,
  negations: ['না', 'নয়', 'কখনো না'],
  after: ['না', 'নয়'],
  phrases: {
    'papers-kept': [
      ['পাসপোর্ট আমাদের কাছে', 'the passport stays with us'],
      ['পাসপোর্ট আমরা রাখি', 'we keep the passport'],
      ['পাসপোর্ট মালিকের কাছে', 'the passport stays with the employer'],
      ['পাসপোর্ট জমা দিতে হবে', 'the passport must be handed in'],
      ['কাগজপত্র আমাদের কাছে', 'the papers stay with us'],
    ],
    'debt-worked-off': [
      ['ঋণ শোধ না হওয়া পর্যন্ত', 'until the debt is paid'],
      ['ঋণ শোধ করা পর্যন্ত কাজ', 'work until the debt is paid'],
      ['দেনা শোধ', 'pay off the debt'],
    ],
    'cost-advanced': [
      ['বেতন থেকে কাটা', 'deducted from the salary'],
      ['বেতন থেকে কেটে', 'deducted from the salary'],
      ['টিকিটের টাকা পরে', 'the money for the ticket later'],
    ],
    'wage-kept': [
      ['বেতন আমরা রাখি', 'we keep the salary'],
      ['বেতন জামানত', 'salary as a deposit'],
      ['বেতন চুক্তি শেষে', 'the salary at the end of the contract'],
    ],
    'may-not-leave': [
      ['বাইরে যাওয়া নিষেধ', 'going out is forbidden'],
      ['বাইরে যাওয়া যাবে না', 'one may not go out'],
      ['ফোন রাখা নিষেধ', 'keeping a phone is forbidden'],
    ],
    'tell-family': [
      ['পরিবারকে জানিয়ে দেব', 'I will tell the family'],
      ['বাড়িতে জানিয়ে দেব', 'I will tell your home'],
      ['গ্রামের সবাইকে জানিয়ে', 'I tell everyone in the village'],
    ],
    'tell-police': [
      ['পুলিশকে জানিয়ে দেব', 'I will tell the police'],
      ['পুলিশে ধরিয়ে দেব', 'I will hand you to the police'],
    ],
    'no-rest': [
      ['কোনো ছুটি নেই', 'no day off'],
      ['ছুটি নেই', 'no day off'],
      ['দিনে 16 ঘণ্টা', 'sixteen hours a day'],
      ['দিনে 14 ঘণ্টা', 'fourteen hours a day'],
    ],
    'free-travel': [
      ['টিকিট ফ্রি', 'the ticket is free'],
      ['ফ্রি টিকিট', 'free ticket'],
      ['বিনামূল্যে টিকিট', 'free ticket'],
    ],
    'free-room': [
      ['থাকা খাওয়া ফ্রি', 'lodging and food are free'],
      ['থাকা ফ্রি', 'lodging is free'],
      ['বিনামূল্যে থাকা', 'free lodging'],
    ],
    'no-experience': [
      ['অভিজ্ঞতা লাগবে না', 'no experience needed'],
      ['অভিজ্ঞতা ছাড়া', 'without experience'],
      ['অভিজ্ঞতার দরকার নেই', 'no experience needed'],
    ],
    'papers-arranged': [
      ['পাসপোর্ট আমরা করে দেব', 'we have the passport made'],
      ['কাগজপত্র আমরা করে দেব', 'we have the papers made'],
    ],
    urgent: [
      ['আজই যোগাযোগ', 'contact today'],
      ['কালই', 'tomorrow already'],
      ['জরুরি ভিত্তিতে', 'urgently'],
    ],
    'private-only': [
      ['শুধু ইনবক্স', 'inbox only'],
      ['ইনবক্সে শুধু', 'inbox only'],
      ['শুধু মেসেজ', 'by message only'],
    ],
    'photos-first': [
      ['ছবি পাঠান', 'send photos'],
      ['ছবি পাঠাও', 'send photos'],
    ],
    'trust-pressed': [
      ['100% বিশ্বস্ত', 'trusted, a hundred per cent'],
      ['100% নিরাপদ', 'safe, a hundred per cent'],
      ['কোনো প্রতারণা নেই', 'no fraud'],
    ],
  },
}
