/** The live board: a WebSocket (RFC 6455) and an EventSource stream that each say five lines and then keep quiet, open. */
import { createHash } from 'node:crypto'

/** The lines the WebSocket says, one every 150 ms. */
const SOCKET_LINES = Object.freeze([
  'Ferry 3 from Port Amaro is on time.',
  'Ferry 5 leaves from pier 2 today.',
  'Lost on the quay: one blue umbrella.',
  'Questions about the timetable: +1 202 555 0178',
  'Good night from the harbour office.',
])

/** The lines the event stream says, one every 150 ms. */
const EVENT_LINES = Object.freeze([
  'Market hall open until eight.',
  'The tide turns at 18:40.',
  'Room notice on board 4.',
  'Found keys: keys@lantern-forum.test',
  'The lantern is lit.',
])

const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'

/** One unmasked text frame (RFC 6455 section 5.2); lines are shorter than 126 bytes. */
function frameText(line) {
  const body = Buffer.from(line, 'utf8')
  return Buffer.concat([Buffer.from([0x81, body.length]), body])
}

function sayAll(lines, say, stream) {
  let next = 0
  const timer = setInterval(() => {
    if (next === lines.length || stream.destroyed) clearInterval(timer)
    else say(lines[next++])
  }, 150)
  stream.on('close', () => clearInterval(timer))
}

/** Answers a WebSocket handshake and says the lines; what the page sends is read and ignored, a close frame is answered. */
export function serveSocket(request, socket) {
  const key = request.headers['sec-websocket-key']
  if (!key) return socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')
  const accept = createHash('sha1').update(`${key}${GUID}`).digest('base64')
  const head = ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade']
  socket.write(`${head.join('\r\n')}\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`)
  socket.on('error', () => socket.destroy())
  socket.on('data', (data) => {
    if ((data[0] & 0x0f) === 8) socket.end(Buffer.from([0x88, 0x00]))
  })
  sayAll(SOCKET_LINES, (line) => socket.write(frameText(line)), socket)
}

/** Answers an EventSource request (`text/event-stream`) and says the lines; the stream stays open until the reader leaves. */
export function serveEvents(response) {
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' })
  response.write('retry: 60000\n\n')
  sayAll(EVENT_LINES, (line) => response.write(`data: ${line}\n\n`), response)
}
