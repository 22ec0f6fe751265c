// The bars of reception, drawn: standing, or faint and crossed out where there is no service.
export function Bars({ service, size = 16 }: { service: boolean; size?: number | string }) {
  return (
    <svg viewBox="0 0 18 12" height={size} fill="currentColor" aria-hidden="true">
      <path d="M0 8h3v4H0zM5 5.5h3V12H5zM10 3h3v9h-3zM15 0h3v12h-3z" opacity={service ? 1 : 0.3} />
      {!service && (
        <path d="M4 1.5 13 10.5M13 1.5 4 10.5" stroke="currentColor" strokeWidth="1.7" strokeLinecap="round" />
      )}
    </svg>
  )
}
