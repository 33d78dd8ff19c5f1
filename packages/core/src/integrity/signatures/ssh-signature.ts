/** SSHSIG (OpenSSH PROTOCOL.sshsig) with Ed25519 and SHA-512: signatures that `ssh-keygen -Y verify` checks on any computer. */
import { sha512 } from '@noble/hashes/sha2.js'
import { equalBytes, fromBase64, fromUtf8, joinBytes, toBase64, utf8 } from '../encoding/bytes.ts'
import { accept, type Outcome, refuse } from '../encoding/outcome.ts'
import { checkEd25519Key, ED25519_SIGNATURE_LENGTH, verifyEd25519 } from './ed25519.ts'

const MAGIC = utf8('SSHSIG')
const VERSION = Uint8Array.of(0, 0, 0, 1)
const BEGIN = '-----BEGIN SSH SIGNATURE-----'
const END = '-----END SSH SIGNATURE-----'
const KEY_TYPE = 'ssh-ed25519'
const HASH_NAME = 'sha512'
const ARMOUR_WIDTH = 70

const sshString = (bytes: Uint8Array): Uint8Array => {
  const n = bytes.length
  return joinBytes(Uint8Array.of(n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255), bytes)
}

const sshText = (text: string): Uint8Array => sshString(utf8(text))

const keyBlob = (key: Uint8Array): Uint8Array => joinBytes(sshText(KEY_TYPE), sshString(key))

/** The bytes that are signed: magic, namespace, reserved, hash name, SHA-512 of the message. */
export const sshSignedBytes = (message: Uint8Array, namespace: string): Uint8Array =>
  joinBytes(MAGIC, sshText(namespace), sshText(''), sshText(HASH_NAME), sshString(sha512(message)))

/** Writes the armoured signature file from the raw Ed25519 signature over `sshSignedBytes`. */
export const formatSshSignature = (key: Uint8Array, namespace: string, signature: Uint8Array): string => {
  const blob = joinBytes(
    MAGIC,
    VERSION,
    sshString(keyBlob(key)),
    sshText(namespace),
    sshText(''),
    sshText(HASH_NAME),
    sshString(joinBytes(sshText(KEY_TYPE), sshString(signature))),
  )
  const lines = toBase64(blob).match(new RegExp(`.{1,${ARMOUR_WIDTH}}`, 'g')) ?? []
  return `${[BEGIN, ...lines, END].join('\n')}\n`
}

/** Signs a message in a namespace with a given sign function, as an armoured SSHSIG. */
export const signSsh = (
  message: Uint8Array,
  namespace: string,
  key: Uint8Array,
  sign: (bytes: Uint8Array) => Uint8Array,
): string => formatSshSignature(key, namespace, sign(sshSignedBytes(message, namespace)))

/** The OpenSSH public key line: `ssh-ed25519 base64`, with a comment where given. */
export const formatSshPublicKey = (key: Uint8Array, comment?: string): string =>
  [KEY_TYPE, toBase64(keyBlob(key)), ...(comment === undefined ? [] : [comment])].join(' ')

const reader = (bytes: Uint8Array) => {
  let at = 0
  return {
    take: (length: number): Uint8Array | undefined => {
      if (at + length > bytes.length) return undefined
      at += length
      return bytes.slice(at - length, at)
    },
    string(): Uint8Array | undefined {
      const head = this.take(4)
      return head && this.take(head.reduce((sum, byte) => sum * 256 + byte, 0))
    },
    text(): string | undefined {
      const value = this.string()
      return value && fromUtf8(value)
    },
    atEnd: () => at === bytes.length,
  }
}

const readTagged = (bytes: Uint8Array | undefined): Uint8Array | undefined => {
  if (!bytes) return undefined
  const input = reader(bytes)
  const type = input.text()
  const value = input.string()
  return type === KEY_TYPE && input.atEnd() ? value : undefined
}

/** Reads an OpenSSH public key line (comment ignored); refuses other key types and weak keys. */
export const parseSshPublicKey = (line: string): Outcome<Uint8Array> => {
  const [type, data = ''] = line.trim().split(/[ \t]+/)
  const key = readTagged(fromBase64(data))
  if (type !== KEY_TYPE || key === undefined)
    return refuse('key.format', 'The line is not an ssh-ed25519 public key.')
  return checkEd25519Key(key)
}

/** A signature file taken apart. */
export interface SshSignature {
  readonly key: Uint8Array
  readonly namespace: string
  readonly signature: Uint8Array
}

/** Reads an armoured SSHSIG. */
export const parseSshSignature = (file: string): Outcome<SshSignature> => {
  const [, body = ''] =
    new RegExp(`^${BEGIN}\\n([A-Za-z0-9+/=\\n]+)\\n${END}\\n?$`).exec(file.replaceAll('\r\n', '\n')) ?? []
  const blob = fromBase64(body.replaceAll('\n', ''))
  if (blob === undefined || blob.length === 0)
    return refuse('sshsig.armour', 'The signature file has no whole SSH SIGNATURE block.')
  const input = reader(blob)
  const magic = input.take(MAGIC.length)
  const version = input.take(VERSION.length)
  if (!magic || !version || !equalBytes(magic, MAGIC) || !equalBytes(version, VERSION))
    return refuse('sshsig.format', 'The block is not an SSHSIG of version 1.')
  const key = readTagged(input.string())
  const namespace = input.text()
  const reserved = input.string()
  const hashName = input.text()
  const signature = readTagged(input.string())
  if (namespace === undefined || reserved === undefined || hashName === undefined || !input.atEnd())
    return refuse('sshsig.format', 'The SSHSIG ends too early or too late.')
  if (key === undefined || hashName !== HASH_NAME || signature?.length !== ED25519_SIGNATURE_LENGTH)
    return refuse('sshsig.algorithm', 'The SSHSIG is not by an Ed25519 key over SHA-512.')
  const checked = checkEd25519Key(key)
  return checked.ok ? accept({ key, namespace, signature }) : checked
}

/** Verifies an armoured SSHSIG over a message in a namespace; answers with the key that signed. Whether that key is trusted is the caller's question. */
export const verifySshSignature = (
  file: string,
  message: Uint8Array,
  namespace: string,
): Outcome<Uint8Array> => {
  const parsed = parseSshSignature(file)
  if (!parsed.ok) return parsed
  const { key, signature } = parsed.value
  if (parsed.value.namespace !== namespace)
    return refuse('sshsig.namespace', 'The signature was made for another purpose (namespace).')
  return verifyEd25519(signature, sshSignedBytes(message, namespace), key)
    ? accept(key)
    : refuse('sshsig.signature', 'The signature does not verify.')
}
