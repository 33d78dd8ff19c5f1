/** A time-stamp authority made with `openssl ts` in a folder of a test: keys, certificates, answers, and openssl's own verdict on them. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** True where openssl with its `ts` command is installed. */
export const hasOpenssl = (): boolean => spawnSync('openssl', ['version']).status === 0

/** How a signer's certificate and its answers are made. */
export interface OpensslSigner {
  readonly name: string
  readonly key: 'rsa:2048' | 'rsa:4096' | 'P-256' | 'P-384' | 'P-521'
  readonly digest: 'sha256' | 'sha384' | 'sha512'
  /** Lines of the extension section of its certificate. */
  readonly extensions?: readonly string[]
  /** Algorithm by which the token names its certificate: sha1 makes ESSCertID, others ESSCertIDv2. */
  readonly ess?: 'sha1' | 'sha256' | 'sha384'
  readonly notBefore?: string
  readonly notAfter?: string
  /** True for a certificate that signs itself. */
  readonly selfSigned?: boolean
  /** True where the certificate of the authority in between is left out of the token. */
  readonly broken?: boolean
}

const STAMPING = ['keyUsage=critical,digitalSignature', 'extendedKeyUsage=critical,timeStamping']

const keyArguments = (key: OpensslSigner['key']): string[] =>
  key.startsWith('rsa')
    ? ['-algorithm', 'RSA', '-pkeyopt', `rsa_keygen_bits:${key.slice(4)}`]
    : ['-algorithm', 'EC', '-pkeyopt', `ec_paramgen_curve:${key}`]

const configuration = ({ name, digest, ess = 'sha256', broken, selfSigned }: OpensslSigner): string => {
  const alone = broken || selfSigned
  return [
    '[tsa]',
    'default_tsa=t',
    '[t]',
    `serial=${name}.serial`,
    `signer_cert=${name}.crt`,
    `signer_key=${name}.key`,
    ...(alone ? [] : ['certs=middle.crt']),
    `signer_digest=${digest}`,
    'default_policy=1.2.3.4.1',
    'digests=sha1,sha256,sha384,sha512',
    'accuracy=secs:1,millisecs:500,microsecs:100',
    'ordering=yes',
    'tsa_name=yes',
    `ess_cert_id_chain=${alone ? 'no' : 'yes'}`,
    `ess_cert_id_alg=${ess}`,
    '',
  ].join('\n')
}

/** Opens a folder with a root and an authority in between. */
export const openOpenssl = () => {
  const folder = mkdtempSync(join(tmpdir(), 'openssl-ts-'))
  const at = (name: string): string => join(folder, name)
  const run = (...words: readonly string[]): void => {
    execFileSync('openssl', words, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  }
  const makeKey = (name: string, key: OpensslSigner['key']): void =>
    run('genpkey', ...keyArguments(key), '-out', `${name}.key`)

  const certify = (
    name: string,
    issuer: string | undefined,
    lines: readonly string[],
    times?: readonly string[],
  ) => {
    const constraints = lines.some((line) => line.startsWith('basicConstraints'))
      ? []
      : ['basicConstraints=CA:FALSE']
    writeFileSync(at(`${name}.ext`), ['[e]', ...constraints, ...lines, ''].join('\n'))
    const extensions = ['-extfile', `${name}.ext`, '-extensions', 'e', '-out', `${name}.crt`]
    run('req', '-new', '-key', `${name}.key`, '-subj', `/CN=${name}/O=Lighthouse`, '-out', `${name}.csr`)
    if (!times) {
      const by = issuer ? ['-CA', `${issuer}.crt`, '-CAkey', `${issuer}.key`] : ['-signkey', `${name}.key`]
      const serial = issuer ? ['-CAcreateserial'] : []
      run('x509', '-req', '-in', `${name}.csr`, ...by, ...serial, '-days', '3650', '-sha256', ...extensions)
      return
    }
    mkdirSync(at(`${name}.ca`))
    writeFileSync(at(`${name}.ca/index`), '')
    const rules = [
      'rand_serial=yes',
      'default_md=sha256',
      'policy=p',
      '[p]',
      'commonName=supplied',
      'organizationName=optional',
    ]
    const place = [`database=${name}.ca/index`, `new_certs_dir=${name}.ca`]
    writeFileSync(at(`${name}.cnf`), ['[ca]', 'default_ca=d', '[d]', ...place, ...rules, ''].join('\n'))
    const by = ['-cert', `${issuer}.crt`, '-keyfile', `${issuer}.key`]
    const period = ['-startdate', times[0] ?? '', '-enddate', times[1] ?? '']
    run(
      'ca',
      '-batch',
      '-notext',
      '-config',
      `${name}.cnf`,
      '-in',
      `${name}.csr`,
      ...by,
      ...period,
      ...extensions,
    )
  }

  const authority = ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,keyCertSign,cRLSign']
  makeKey('root', 'rsa:2048')
  certify('root', undefined, authority)
  makeKey('middle', 'P-384')
  certify('middle', 'root', authority)

  return {
    at,
    run,
    pem: (name: string): string => readFileSync(at(`${name}.crt`), 'utf8'),
    close: (): void => rmSync(folder, { recursive: true, force: true }),

    /** Makes a signer; its tokens carry the authority in between unless it is `broken`. */
    makeSigner: (signer: OpensslSigner): void => {
      const { name, notBefore, notAfter } = signer
      makeKey(name, signer.key)
      const times = notBefore && notAfter ? [notBefore, notAfter] : undefined
      certify(name, signer.selfSigned ? undefined : 'middle', signer.extensions ?? STAMPING, times)
      writeFileSync(at(`${name}.tsa`), configuration(signer))
      writeFileSync(at(`${name}.serial`), '01\n')
    },

    /** Stamps a request, as the authority answers it. */
    reply: (name: string, query: Uint8Array): Uint8Array => {
      writeFileSync(at('q.tsq'), query)
      const files = ['-queryfile', 'q.tsq', '-out', 'r.tsr']
      run('ts', '-reply', '-config', `${name}.tsa`, '-section', 't', ...files)
      return new Uint8Array(readFileSync(at('r.tsr')))
    },

    /** openssl's own verdict on an answer, at a time (seconds since 1970), with the certificates of a PEM text as roots. */
    verify: (
      answer: Uint8Array,
      data: Uint8Array,
      roots: string,
      time: number,
      query?: Uint8Array,
    ): boolean => {
      writeFileSync(at('v.tsr'), answer)
      writeFileSync(at('v.data'), data)
      writeFileSync(at('v.pem'), roots)
      if (query) writeFileSync(at('v.tsq'), query)
      const about = query ? ['-queryfile', at('v.tsq')] : ['-data', at('v.data')]
      const trust = ['-CAfile', at('v.pem'), '-attime', String(time)]
      return spawnSync('openssl', ['ts', '-verify', ...about, '-in', at('v.tsr'), ...trust]).status === 0
    },
  }
}
