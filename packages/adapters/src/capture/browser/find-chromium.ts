/** Finds the Chromium of this machine; it installs nothing. */
import { accessSync, constants, existsSync, readFileSync, realpathSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome']

/** Usual places, most ordinary first. Debian's /usr/bin/chromium is a shell script that adds API keys and extensions, so the program behind it is preferred. */
export const chromiumPlaces = (platform: NodeJS.Platform, env: NodeJS.ProcessEnv): readonly string[] => {
  if (platform === 'darwin') {
    const apps = ['/Applications', join(env.HOME ?? '/', 'Applications')]
    return apps.flatMap((folder) => [
      join(folder, 'Chromium.app/Contents/MacOS/Chromium'),
      join(folder, 'Google Chrome.app/Contents/MacOS/Google Chrome'),
      join(folder, 'Microsoft Edge.app/Contents/MacOS/Microsoft Edge'),
    ])
  }
  if (platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(
      (root): root is string => root !== undefined,
    )
    return roots.flatMap((root) => [
      join(root, 'Chromium/Application/chrome.exe'),
      join(root, 'Google/Chrome/Application/chrome.exe'),
      join(root, 'Microsoft/Edge/Application/msedge.exe'),
    ])
  }
  const onPath = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  return [
    '/usr/lib/chromium/chromium',
    '/usr/lib64/chromium-browser/chromium-browser',
    '/usr/lib/chromium-browser/chromium-browser',
    '/opt/google/chrome/chrome',
    '/opt/chromium/chrome',
    ...onPath.flatMap((folder) => NAMES.map((name) => join(folder, name))),
  ]
}

const isRunnable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** The program behind Debian's launcher script, or the path itself. */
const behindLauncher = (path: string): string => {
  const real = realpathSync(path)
  const behind = '/usr/lib/chromium/chromium'
  if (real !== '/usr/bin/chromium' || !existsSync(behind)) return path
  return readFileSync(real).subarray(0, 2).toString('latin1') === '#!' ? behind : path
}

/** Path of a Chromium, Chrome or Edge on this machine, or undefined. `SMART_RESCUE_CHROMIUM` names one of one's own. */
export const findChromium = (
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
): string | undefined => {
  const wanted = env.SMART_RESCUE_CHROMIUM
  const candidates = wanted === undefined || wanted === '' ? chromiumPlaces(platform, env) : [wanted]
  const found = candidates.find(isRunnable)
  return found === undefined ? undefined : behindLauncher(found)
}
