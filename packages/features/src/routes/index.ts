/** Routes: the ways out that captures may take. */
export { createRouteHandlers, type RouteHandlerDeps } from './handlers.ts'
export { chooseRoute, isOnion, openRoute, type RouteDeps } from './open-route.ts'
export { routeProjections } from './project.ts'
