/** Line drawings of 20 × 20 for the navigation: decoration beside words, so hidden from readers of the screen. */
const PATHS: Readonly<Record<string, string>> = {
  overview: 'M3 17V9m5 8V3m5 14v-6m4 6V6',
  exhibits: 'M3 6l7-3 7 3v8l-7 3-7-3zM3 6l7 3 7-3M10 9v8',
  victims: 'M10 9a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM4 17c0-3.3 2.7-5 6-5s6 1.700 6 5',
  operators:
    'M7 9a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2 17c0-3 2-5 5-5s5 2 5 5M13 9a2.500 2.500 0 1 0 0-5M14 12c2.500.3 4 2 4 5',
  network:
    'M5 7a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM15 9a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM8 17a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM6.800 5.700l6.300 1M6 7l1.500 6M9.600 13.700l4-5',
  review: 'M3 4h6v12H3zM11 4h6v12h-6zM5 8h2M13 8h2M5 11h2M13 11h2',
  complaints: 'M4 3h12v14l-3-2-3 2-3-2-3 2zM7 7h6M7 10h6',
  search: 'M9 14A5 5 0 1 0 9 4a5 5 0 0 0 0 10zM13 13l4 4',
  ledger: 'M5 3h10v14H5zM8 7h4M8 10h4M3 6h2M3 10h2M3 14h2',
  audit: 'M2 10c2-4 5-6 8-6s6 2 8 6c-2 4-5 6-8 6s-6-2-8-6zM10 12.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5z',
  people: 'M10 10a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM5 17v-1c0-2.500 2-4 5-4s5 1.500 5 4v1',
  cases: 'M3 5h5l2 2h7v9H3z',
  menu: 'M3 5h14M3 10h14M3 15h14',
};

export function Icon({ name, size = 18 }: { readonly name: string; readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" fill="none" stroke="currentColor" aria-hidden="true">
      <path d={PATHS[name] ?? PATHS['cases']} strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
