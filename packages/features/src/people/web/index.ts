/** Pages of people: signing in, members, one's own account, and the session that other pages read. */
export * from './account-page.tsx'
export * from './people-page.tsx'
export * from './session.tsx'
export * from './sign-in-page.tsx'
