/** The words of the command line: what every command does and takes. */

const COMMANDS: Readonly<Record<string, string>> = {
  serve: `smart-rescue serve [--port 4600] [--data DIR] [--host 127.0.0.1] [--unlock-file FILE] [--dev-hosts LIST] [--json]
    Runs the server until it is asked to stop.`,
  work: `smart-rescue work [--data DIR] --unlock-file FILE
    Adds a worker process beside a running server; SMART_RESCUE_UNLOCK_PASSPHRASE stands for the file.`,
  init: `smart-rescue init --name NAME --country XX --login LOGIN --display-name NAME [--locale en] [--operator-only] [--key-file FILE] [--data DIR] [--json]
    Creates the organisation and its first administrator without a browser. Passphrases come from
    SMART_RESCUE_PASSPHRASE and SMART_RESCUE_UNLOCK_PASSPHRASE, or are asked for. --stdin reads all of it as JSON.`,
  doctor: `smart-rescue doctor [--data DIR] [--json]
    Says what this machine has and lacks for capture, sandbox, routes and time, and what to do. Changes nothing, calls nobody.`,
  migrate: `smart-rescue migrate [--data DIR] [--json]
    Brings the database's tables up to this version.`,
  backup: `smart-rescue backup FILE [--data DIR] [--json]
    Writes FILE (database, log, sealed blobs) and FILE.keyring (wrapped keys: keep them apart, and not for long).`,
  restore: `smart-rescue restore FILE --data DIR [--keyring FILE] [--json]
    Restores a backup into an empty data directory and checks every hash.`,
  verify: `smart-rescue verify PACKAGE.zip [--policy FILE] [--roots PEM] [--json]
smart-rescue verify [--data DIR] [--unlock-file FILE] [--json]
    With a package: checks it offline. Without: checks the locker and compares the database with it.`,
  rebuild: `smart-rescue rebuild [--data DIR] --unlock-file FILE [--json]
    Empties the database's index and tells it again from the locker. The server must be stopped.`,
  passphrase: `smart-rescue passphrase LOGIN [--data DIR] --unlock-file FILE [--json]
    Gives a member a new passphrase (SMART_RESCUE_PASSPHRASE, or asked for), e.g. after the database was lost; her sessions end.`,
  key: `smart-rescue key list [--data DIR] [--json]
smart-rescue key rotate [--data DIR] --unlock-file FILE [--json]
smart-rescue key revoke KEY --reason stolen|lost|weak|replaced [--from TIME] [--data DIR] --unlock-file FILE [--json]
    Lists the keys of log and packages, replaces them (the server must be stopped), and revokes an old one.`,
  recovery: `smart-rescue recovery make [--needed 3] [--total 5] [--out DIR] [--recipient AGE-KEY…] [--data DIR] --unlock-file FILE [--json]
smart-rescue recovery test SHARE… [--data DIR] --unlock-file FILE [--json]
smart-rescue recovery restore SHARE… [--key-file FILE] [--data DIR] [--json]
    Splits the key of the locker among people, tests their shares, and opens the locker with enough of them.`,
  login: `smart-rescue login LOGIN [--server URL] [--session FILE] [--json]
    Signs in to a running server. The passphrase comes from SMART_RESCUE_PASSPHRASE, or is asked for.`,
  logout: `smart-rescue logout [--session FILE] [--json]
    Signs out.`,
  case: `smart-rescue case list [--json]
smart-rescue case open --title TEXT --kind KIND --country XX… --purpose TEXT --legal-basis TEXT [--json]
smart-rescue case show CASE [--json]
smart-rescue case note CASE TEXT [--json]
    Lists, opens and shows cases, and writes notes (TEXT may be - for standard input). CASE is a reference or an id.`,
  capture: `smart-rescue capture CASE URL [--route direct|tor|NAME] [--no-wait] [--json]
    Captures a public page for a case and waits for its end. An onion address takes Tor by itself.`,
  export: `smart-rescue export CASE [--out FILE] [--locale en] [--json]
    Exports a case as a package, waits, downloads it and checks its hash.`,
  wacz: `smart-rescue wacz check FILE [--roots PEM] [--json]
    For outsiders, without a server: checks a WACZ package or a WARC file of anybody – manifest, index, every
    record, signature, stamp – and says what each proves. Exit 0 sound, 1 not.`,
  stamp: `smart-rescue stamp check TOKEN DATA --roots PEM [--json]
    For outsiders, without a server: checks an RFC 3161 time stamp (or an OpenTimestamps proof) for the file DATA
    under the root certificates in PEM. Exit 0 it holds, 1 it does not.`,
  resolve: `smart-rescue resolve A.csv [B.csv] OUT.csv [--json]
    For outsiders, without a server: proposes which records are of one person – duplicates within A, or links between
    A and B – as a,b,strength,why. The first column is the record's key; the others may be names, date_of_birth,
    address, place, phone, email, handle … A person decides.`,
  extract: `smart-rescue extract [--region NP] < IN.jsonl > OUT.jsonl
    For outsiders, without a server: reads lines {id, text, region?} and writes {id, mentions}: phone, email, url, handle,
    crypto, account, price, date, place, name, each with its place (UTF-16), value, rule and confidence. Exit 1 when a
    line could not be read. --region (NP or NP,IN) says in which countries' notations numbers are read.`,
  group: `smart-rescue group IN.csv OUT.csv [--explain OUT.jsonl]
    For outsiders, without a server: groups near-equal texts. IN.csv names the columns id and text; OUT.csv has id and
    label, -1 for a text alone. --explain writes each group's template, its slots and what each text does differently.`,
  link: `smart-rescue link IN.csv OUT.csv [--why OUT.jsonl] [--region NP]
    For outsiders, without a server: adverts (columns id, text) that may be of one hand, by shared numbers, addresses,
    handles and templates, as id,label; -1 stands alone. What is too common joins nobody. --why gives the reasons.`,
  'case-uco': `smart-rescue case-uco check FILE… [--json]
    For outsiders, without a server: whether a JSON-LD file conforms to CASE 1.4.0 and UCO 1.4.0 (their SHACL shapes), and
    uses no term that they do not declare. Nothing is fetched. Exit 1 where it does not.`,
  readiness: `smart-rescue readiness CASE.json [--json]
    For outsiders, without a server: which offences a case is ready for by the law of the day, which groups of elements
    are missing and where such proof is usually found. CASE.json is {"date": "2025-05-01", "victim": "child",
    "countries": ["NP"], "covered": [element ids of domain/law]}. Reference data, not legal advice.`,
  law: `smart-rescue law check PACK.json [--json]
    For outsiders, without a server: looks a law pack through (groups, ids, sources, dates, means for a child) and says
    where something is wrong and what to do. Exit 1 when an error keeps the pack out.`,
  phash: `smart-rescue phash FILE… [--json]
    Prints the PDQ hash, its quality and the blockhash of pictures. Needs no server and no data.`,
}

/** The whole text of help. */
export const USAGE = `Smart Rescue

${Object.values(COMMANDS).join('\n')}

Client commands take --server URL (http://127.0.0.1:4600) and --session FILE. Every command takes --json.
`

/** The text of one command. */
export const usageOf = (name: string): string => `${COMMANDS[name] ?? USAGE}\n`
