/** Pages of playbooks. */
export * from './playbook-page.tsx'
export * from './playbooks-page.tsx'
