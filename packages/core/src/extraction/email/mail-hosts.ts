/** Hosts of free mail, with the misspellings that occur in adverts; the key is what may stand without its top-level domain. A table, not code. */

const SPELLINGS: Readonly<Record<string, string>> = {
  'gmail.com': 'gmail gml gmal gmial gmai gmaill gmall gimail gamil gmail1 jmail g-mail googlemail',
  'hotmail.com': 'hotmail hotmial hotmal hotmai hotmaill htmail homail hotmil',
  'yahoo.com': 'yahoo yaho yahooo yhoo yahho ymail',
  'outlook.com': 'outlook outlok outllook outloook',
  'icloud.com': 'icloud iclod',
  'protonmail.com': 'protonmail',
  'rediffmail.com': 'rediffmail rediff',
  'mail.ru': 'mailru',
  'yandex.ru': 'yandex',
}

/** From a host written without top-level domain, perhaps misspelt, to the host that is meant. */
export const MAIL_HOSTS: ReadonlyMap<string, string> = new Map(
  Object.entries(SPELLINGS).flatMap(([host, names]) => names.split(' ').map((name) => [name, host] as const)),
)
