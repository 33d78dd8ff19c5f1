/** Sends bytes with XMLHttpRequest, which alone tells how much has left; answers in the shape that the client reads. */
import type { AnswerLike, SendLike } from '@smart-rescue/features/client'

const answerOf = (request: XMLHttpRequest): AnswerLike => ({
  status: request.status,
  headers: { get: (name) => request.getResponseHeader(name) },
  body: null,
  text: async () => request.responseText,
})

/** Sends a body and tells how far it has come. Rejects when no answer comes, and with the signal's reason when it fires. */
export const sendWithProgress: SendLike = (url, init, onProgress) =>
  new Promise((resolve, reject) => {
    const { signal } = init
    if (signal?.aborted) {
      reject(signal.reason)
      return
    }
    const request = new XMLHttpRequest()
    request.open(init.method, url)
    for (const [name, value] of Object.entries(init.headers)) request.setRequestHeader(name, value)
    const stop = (): void => request.abort()
    signal?.addEventListener('abort', stop)
    request.upload.onprogress = ({ loaded, total }) => onProgress({ sent: loaded, total })
    request.onload = () => resolve(answerOf(request))
    request.onerror = () => reject(new TypeError('no answer'))
    request.onabort = () => reject(signal?.reason ?? new TypeError('stopped'))
    request.onloadend = () => signal?.removeEventListener('abort', stop)
    request.send(init.body)
  })
