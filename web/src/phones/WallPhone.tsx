// One place on the wall: a handset that comes alive when it comes into sight, its number, and its switch.
import { Link } from '@tanstack/react-router'
import { Maximize2, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Handset } from '../phone/Handset.tsx'
import { usePhoneLine } from '../phone/line.ts'
import { Switch } from '../phone/Switch.tsx'
import { words } from '../phone/words.ts'
import { showNumber } from '../text/format.ts'
import classes from './Phones.module.css'

const { page } = words

type WallPhoneProps = { number: string; onTakeDown?: (() => void) | undefined }

export function WallPhone({ number, onTakeDown }: WallPhoneProps) {
  const place = useRef<HTMLLIElement>(null)
  const [seen, setSeen] = useState(false)
  useEffect(() => {
    if (seen || !place.current) return
    const watcher = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && setSeen(true),
      { rootMargin: '400px' },
    )
    watcher.observe(place.current)
    return () => watcher.disconnect()
  }, [seen])
  return (
    <li className={classes.place} ref={place}>
      {seen ? <Handset number={number} follow /> : <div className={classes.later} />}
      <div className={classes.below}>
        <div className={classes.name}>
          <Link to="/phones/$number" params={{ number }} className={classes.number} title={page.open}>
            <bdi>{showNumber(number)}</bdi>
            <Maximize2 size={13} aria-hidden="true" />
          </Link>
          {onTakeDown && (
            <button
              type="button"
              className={classes.down}
              onClick={onTakeDown}
              aria-label={page.takeDown(showNumber(number))}
              title={page.takeDown(showNumber(number))}
            >
              <X size={14} aria-hidden="true" />
            </button>
          )}
        </div>
        {seen && <PlaceSwitch number={number} />}
      </div>
    </li>
  )
}

function PlaceSwitch({ number }: { number: string }) {
  const line = usePhoneLine(number)
  return <Switch line={line} label={words.line.label(showNumber(number))} />
}
