/** Certificates of Asian countries, after `evidence_rules` of the domain data (read 2026). */
import { ask, type CertificateForm, state, table, tick } from './certificate-form.ts'

const DEVICE = [
  tick(
    'The record was taken from',
    'computer or storage medium',
    'DVR',
    'mobile',
    'flash drive',
    'CD/DVD',
    'server',
    'cloud',
    'other',
  ),
  ask('Make, model and colour of the device'),
  ask('Serial number; IMEI, UIN, UID, MAC or cloud ID'),
  ask('Anything else that tells the device apart'),
]

/** India: Bharatiya Sakshya Adhiniyam 2023, section 63(4) and Schedule; in two parts, with each submission. */
export const INDIA: CertificateForm = {
  id: 'in-bsa-63',
  country: 'IN',
  title: 'Certificate for an electronic record',
  law: 'Bharatiya Sakshya Adhiniyam, 2023, section 63(4), Schedule, Parts A and B (India)',
  source: {
    document: 'Bharatiya Sakshya Adhiniyam, 2023, ss.57, 61–63 and Schedule',
    section: 's.63(1)–(4), Schedule Parts A and B',
    address: 'https://nyayx.com/lawbooks/bharatiya-sakshya-adhiniyam-2023/SCH-1',
  },
  confidence: 'high',
  notes: [
    'A certificate goes with the record each time it is submitted: sign a new one for every package.',
    'In force since 1 July 2024; before that day section 65B of the Indian Evidence Act asked for one signature and no hash.',
    'Give date and time as DD/MM/YYYY and Indian Standard Time. The hash report (below) must be enclosed.',
  ],
  parts: [
    {
      heading: 'Part A – to be filled by the party',
      signer: 'the person in charge of the device or of the activity',
      lines: [
        ask('I (name; son, daughter or spouse of)'),
        ask('residing or employed at', 'organisation'),
        state(
          'solemnly affirm that I have produced the electronic record listed below, and how it was produced:',
        ),
        table('records'),
        ...DEVICE,
        state(
          'The device or the source of the digital record was under lawful control for regularly creating, storing or processing information for the purposes of regular activities. During this period it was working properly, and the information was regularly fed into it in the ordinary course of those activities; where it was not working properly or out of operation at some time, this has not affected the record or its accuracy.',
        ),
        tick(
          'The device or the source of the record is, by me',
          'owned',
          'maintained',
          'managed',
          'operated',
        ),
        state('The hash values of the record are those of the hash report, obtained by:'),
        tick('Algorithm', 'SHA1', 'SHA256 (this report)', 'MD5', 'other'),
        table('hashes'),
      ],
    },
    {
      heading: 'Part B – to be filled by the expert',
      signer: 'an expert, who is another person than the one who signs Part A',
      lines: [
        ask('I (name; son, daughter or spouse of)'),
        ask('residing or employed at; qualification and designation'),
        state(
          'solemnly affirm that the electronic record was obtained from the device or source named in Part A, and that I have determined its hash values myself:',
        ),
        tick('Algorithm', 'SHA1', 'SHA256', 'MD5', 'other'),
        ask('Hash values, or "as in the hash report enclosed, each computed again by me"'),
      ],
    },
  ],
}

/** Bangladesh: Evidence Act 1872, section 65B(4), inserted in 2022. */
export const BANGLADESH: CertificateForm = {
  id: 'bd-evidence-65b',
  country: 'BD',
  title: 'Certificate for a digital record',
  law: 'Evidence Act, 1872, section 65B(4) (Bangladesh)',
  source: {
    document: 'The Evidence Act, 1872, ss.65A–65B (inserted 2022), Bangladesh',
    section: 's.65B(2),(4)',
    address: 'http://bdlaws.minlaw.gov.bd/act-details-24.html',
  },
  confidence: 'high',
  notes: [
    'No expert and no hash are prescribed; the hash report makes the record easier to prove.',
    'Documents from abroad must be authenticated and attested by the mission (Ordinance No. 5 of 2026, section 47).',
  ],
  parts: [
    {
      heading: 'Certificate',
      signer: 'a person in a responsible official position for the device or the activity',
      lines: [
        ask('I (name and official position)', 'organisation'),
        state(
          'state to the best of my knowledge and belief that this certificate concerns the digital record:',
        ),
        table('records'),
        ask('Particulars of the devices that show it was produced by a computer', 'software'),
        state(
          'The record was produced during a period in which the computer was regularly used to store or process information for activities regularly carried on, by the person with lawful control over its use.',
        ),
        state(
          'Information of the kind in the record was regularly fed into it in the ordinary course of those activities.',
        ),
        state(
          'The computer was operating properly throughout, or a fault did not affect the record or the accuracy of its contents.',
        ),
        state('The record reproduces or is derived from information so fed into it.'),
        table('hashes'),
      ],
    },
  ],
}

/** Philippines: affidavit of evidence under the Rules on Electronic Evidence, Rules 5 and 9. */
export const PHILIPPINES: CertificateForm = {
  id: 'ph-ree-affidavit',
  country: 'PH',
  title: 'Affidavit on electronic evidence',
  law: 'Rules on Electronic Evidence, A.M. No. 01-7-01-SC, Rules 4, 5 and 9 (Philippines)',
  source: {
    document: 'Rules on Electronic Evidence, A.M. No. 01-7-01-SC, as extended to criminal cases',
    section: 'Rules 4, 5, 9, 11',
    address: 'https://attylaserna.blogspot.com/2025/06/',
  },
  confidence: 'high',
  notes: [
    'Chats and calls are proved by a person who took part in them or has personal knowledge (Rule 11).',
    'A recording made in breach of RA 9995 is inadmissible (section 7): do not annex one.',
    'Read in a commentary that quotes the Rules; check the official text.',
  ],
  parts: [
    {
      heading: 'Affidavit',
      signer: 'the affiant, before a person who may administer oaths',
      lines: [
        ask('I (name, age, civil status, residence)'),
        ask('Position, training and what makes me competent to testify on these matters', 'organisation'),
        state('state on my own direct personal knowledge, or from authentic records, that I have produced:'),
        table('records'),
        ask('How the record was made, and with what', 'software'),
        state(
          'The integrity and reliability of the record were kept as follows: each file was hashed and sealed when it was made; every act on it since is an entry of an append-only log, which is signed and can be verified offline.',
        ),
        table('custody'),
        state('The printed report reflects these data accurately.'),
        table('hashes'),
      ],
    },
  ],
}
