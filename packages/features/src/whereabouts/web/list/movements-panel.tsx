/** The movements of the chosen selector in words: from where to where, how far, in how many days, and what speaks against it. */
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { Button, Panel, Tag } from '@smart-rescue/ui'
import { type ReactNode, useState } from 'react'
import { writeMoment } from '../../../web/index.ts'
import type { WhereaboutsMovement } from '../../contract.ts'
import { useCertaintyWords } from '../use-words.ts'

/** Movements shown at first, and added by each press. */
const PAGE = 20

/** The panel. */
export const MovementsPanel = ({
  movements,
  nameOf,
}: {
  movements: readonly WhereaboutsMovement[]
  nameOf: (key: string) => string
}): ReactNode => {
  const { t, i18n } = useLingui()
  const words = useCertaintyWords()
  const [most, setMost] = useState(PAGE)
  const day = (date: string) => writeMoment(`${date}T12:00:00`, i18n.locale, 'day')
  return (
    <Panel title={t`Movements`} aside={plural(movements.length, { one: '# movement', other: '# movements' })}>
      {movements.length === 0 ? (
        <p className="sr-pad sr-quiet">
          {t`No two sources of this selector stand in different places one after the other.`}
        </p>
      ) : (
        <ol className="sr-list">
          {movements.slice(0, most).map((movement) => (
            <li key={`${movement.from.source} ${movement.to.source}`} className="sr-item">
              <div className="sr-row apart">
                <strong dir="ltr">
                  <bdi>{nameOf(movement.from.place)}</bdi> → <bdi>{nameOf(movement.to.place)}</bdi>
                </strong>
                <span>
                  {t`${i18n.number(movement.km)} km`} ·{' '}
                  {movement.days === 0
                    ? t`the same day`
                    : plural(movement.days, { one: '# day', other: '# days' })}
                </span>
              </div>
              <div className="sr-small">
                {day(movement.from.date)} – {day(movement.to.date)}
              </div>
              <div className="sr-tags">
                {movement.uncertain.map((reason) => (
                  <Tag key={reason}>{words.uncertainty(reason)}</Tag>
                ))}
              </div>
              {movement.sameDay ? (
                <p className="sr-small">
                  <Tag tone="amber">{t`speaks against it`}</Tag>{' '}
                  {t`Two places on the same day: several people use this selector, or it was posted from elsewhere.`}
                </p>
              ) : null}
            </li>
          ))}
        </ol>
      )}
      {movements.length > most ? (
        <div className="sr-pad">
          <Button tone="quiet" size="small" onClick={() => setMost(most + PAGE)}>
            {plural(Math.min(PAGE, movements.length - most), { one: 'Show # more', other: 'Show # more' })}
          </Button>
        </div>
      ) : null}
    </Panel>
  )
}
