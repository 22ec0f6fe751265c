// Puts the chosen colour scheme on the page before anything is painted. Knows the key Mantine keeps it under.
{
  let chosen = 'auto'
  try {
    chosen = localStorage.getItem('mantine-color-scheme-value') ?? 'auto'
  } catch {
    // storage may be forbidden: the system's scheme it is
  }
  const dark = chosen === 'auto' ? matchMedia('(prefers-color-scheme: dark)').matches : chosen === 'dark'
  document.documentElement.dataset.mantineColorScheme = dark ? 'dark' : 'light'
}
