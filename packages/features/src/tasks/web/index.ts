/** Pages and parts of tasks. */
export * from './late-tasks.tsx'
export * from './my-tasks-page.tsx'
export * from './steps-tab.tsx'
