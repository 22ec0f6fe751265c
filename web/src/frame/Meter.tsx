// How much of what there is room for is taken, as a thin bar. Knows no connection.
import classes from './Meter.module.css'

type MeterProps = { label: string; taken: number; room: number }

export const Meter = ({ label, taken, room }: MeterProps) => (
  <meter className={classes.meter} min={0} max={Math.max(1, room)} value={taken} aria-label={label} title={label} />
)
