/** The part of the Chrome DevTools Protocol that capture and printing use, as types; nothing runs here. */

/** Request or response headers as the protocol gives them: one text a name, several values joined by a line feed. */
export type CdpHeaders = Readonly<Record<string, string>>

/** One header line with its own place in the order. */
export interface CdpHeaderEntry {
  readonly name: string
  readonly value: string
}

/** A request as the browser means to send it. `postDataEntries` hold base64. */
export interface CdpRequest {
  readonly url: string
  readonly urlFragment?: string
  readonly method: string
  readonly headers: CdpHeaders
  readonly postData?: string
  readonly hasPostData?: boolean
  readonly postDataEntries?: readonly { readonly bytes?: string }[]
}

/** What Chromium knows of the TLS connection of one response. */
export interface CdpSecurityDetails {
  readonly protocol: string
  readonly keyExchange: string
  readonly keyExchangeGroup?: string
  readonly cipher: string
  readonly mac?: string
  readonly subjectName: string
  readonly sanList: readonly string[]
  readonly issuer: string
  /** Seconds since 1970. */
  readonly validFrom: number
  readonly validTo: number
}

/** A response head as seen by the page, that is after service workers and caches. */
export interface CdpResponse {
  readonly url: string
  readonly status: number
  readonly statusText: string
  readonly headers: CdpHeaders
  readonly mimeType: string
  readonly charset?: string
  readonly remoteIPAddress?: string
  readonly remotePort?: number
  readonly fromDiskCache?: boolean
  readonly fromServiceWorker?: boolean
  readonly fromPrefetchCache?: boolean
  readonly protocol?: string
  readonly securityState?: string
  readonly securityDetails?: CdpSecurityDetails
}

/** `Fetch.requestPaused`: at the request stage without, at the response stage with a status or an error reason. */
export interface FetchRequestPaused {
  readonly requestId: string
  readonly request: CdpRequest
  readonly frameId: string
  readonly resourceType: string
  readonly responseErrorReason?: string
  readonly responseStatusCode?: number
  readonly responseStatusText?: string
  readonly responseHeaders?: readonly CdpHeaderEntry[]
  readonly networkId?: string
  readonly redirectedRequestId?: string
}

/** A frame and its children. */
export interface CdpFrameTree {
  readonly frame: {
    readonly id: string
    readonly parentId?: string
    readonly loaderId: string
    readonly url: string
    readonly urlFragment?: string
    readonly unreachableUrl?: string
    readonly mimeType: string
  }
  readonly childFrames?: readonly CdpFrameTree[]
}

/** A target: page, frame of another process, worker. */
export interface CdpTargetInfo {
  readonly targetId: string
  readonly type: string
  readonly url: string
  readonly browserContextId?: string
}

/** A value handed back by a script. */
export interface CdpRemoteObject {
  readonly type: string
  readonly value?: unknown
  readonly objectId?: string
  readonly description?: string
}

/** A node of `DOM.getDocument`. */
export interface CdpNode {
  readonly backendNodeId: number
  readonly nodeName: string
  readonly children?: readonly CdpNode[]
  readonly shadowRoots?: readonly CdpNode[]
  readonly shadowRootType?: string
  readonly contentDocument?: CdpNode
}

/** Event name → its parameters. */
export interface CdpEvents {
  'Fetch.requestPaused': FetchRequestPaused
  'Network.requestWillBeSent': {
    readonly requestId: string
    readonly loaderId: string
    readonly documentURL: string
    readonly request: CdpRequest
    readonly wallTime: number
    readonly redirectResponse?: CdpResponse
    readonly redirectHasExtraInfo?: boolean
    readonly type?: string
    readonly frameId?: string
  }
  'Network.requestWillBeSentExtraInfo': { readonly requestId: string; readonly headers: CdpHeaders }
  'Network.responseReceived': {
    readonly requestId: string
    readonly type: string
    readonly response: CdpResponse
    readonly hasExtraInfo: boolean
    readonly frameId?: string
  }
  'Network.responseReceivedExtraInfo': {
    readonly requestId: string
    readonly headers: CdpHeaders
    readonly statusCode: number
    readonly headersText?: string
  }
  'Network.dataReceived': { readonly requestId: string; readonly dataLength: number; readonly data?: string }
  'Network.loadingFinished': { readonly requestId: string; readonly encodedDataLength: number }
  'Network.loadingFailed': {
    readonly requestId: string
    readonly type: string
    readonly errorText: string
    readonly canceled?: boolean
    readonly blockedReason?: string
  }
  'Network.webSocketCreated': { readonly requestId: string; readonly url: string }
  'Network.webSocketWillSendHandshakeRequest': {
    readonly requestId: string
    readonly wallTime: number
    readonly request: { readonly headers: CdpHeaders }
  }
  'Network.webSocketHandshakeResponseReceived': {
    readonly requestId: string
    readonly response: {
      readonly status: number
      readonly statusText: string
      readonly headers: CdpHeaders
      readonly headersText?: string
      readonly requestHeadersText?: string
    }
  }
  'Network.webSocketFrameReceived': CdpWebSocketFrame
  'Network.webSocketFrameSent': CdpWebSocketFrame
  'Network.webSocketFrameError': { readonly requestId: string; readonly errorMessage: string }
  'Network.webSocketClosed': { readonly requestId: string }
  'Network.eventSourceMessageReceived': {
    readonly requestId: string
    readonly timestamp: number
    readonly eventName: string
    readonly eventId: string
    readonly data: string
  }
  'Page.loadEventFired': { readonly timestamp: number }
  'Page.domContentEventFired': { readonly timestamp: number }
  'Page.frameNavigated': { readonly frame: CdpFrameTree['frame'] }
  'Page.javascriptDialogOpening': { readonly type: string; readonly message: string }
  'Security.visibleSecurityStateChanged': {
    readonly visibleSecurityState: {
      readonly securityState: string
      readonly certificateSecurityState?: { readonly certificateNetworkError?: string }
    }
  }
  'Inspector.targetCrashed': Record<string, never>
  'Target.attachedToTarget': {
    readonly sessionId: string
    readonly targetInfo: CdpTargetInfo
    readonly waitingForDebugger: boolean
  }
  'Target.detachedFromTarget': { readonly sessionId: string }
}

/** One WebSocket message as seen by the page. `payloadData` is text for opcode 1 and base64 otherwise. */
export interface CdpWebSocketFrame {
  readonly requestId: string
  readonly timestamp: number
  readonly response: { readonly opcode: number; readonly payloadData: string }
}

/** Name of an event that this client knows. */
export type CdpEventName = keyof CdpEvents
