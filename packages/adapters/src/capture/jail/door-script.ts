/** The door of the jail: a listening socket that is made inside the namespace and handed to us, so that its other side is our egress proxy and nothing else. */

/** The one port that answers inside. The namespace is new, so every port is free. */
export const DOOR_PORT = 1080

/**
 * Run inside by Node: opens the socket, hands it over the pipe that Node keeps with its parent, and ends when we let go.
 * A socket belongs to the namespace in which it was made and can be used from anywhere, so no relay, route or cable is
 * needed: what the browser sends to the door arrives in our own process.
 */
export const DOOR_SCRIPT = `const s=require('net').createServer();process.on('disconnect',()=>process.exit(0));s.listen(${DOOR_PORT},'127.0.0.1',()=>process.send('door',s))`

/** File descriptor of Node's pipe to its parent; 3 and 4 are the debugging pipe of the browser. */
export const DOOR_FD = 5
