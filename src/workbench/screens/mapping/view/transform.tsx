import { Group, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FieldMapping } from './data.ts';

type As = FieldMapping['as'];

const TIMES = ['iso', 'dmy', 'mdy', 'ymd_compact', 'epoch_s', 'epoch_ms', 'epoch_us', 'epoch_jd', 'excel'] as const;
const DATES = ['iso', 'dmy', 'mdy', 'ymd_compact', 'epoch_s', 'excel'] as const;
const ZONES = Intl.supportedValuesOf('timeZone');

interface TransformProps {
  readonly name: string;
  readonly as: As;
  /** Kinds that the field can be read as. */
  readonly kinds: readonly string[];
  readonly change: (as: As) => void;
}

/** How the text of a cell becomes a value. */
export function Transform({ name, as, kinds, change }: TransformProps) {
  const { t } = useTranslation('mapping');
  const label = (what: string): string => t('transform.label', { field: name, what: t(`transform.${what}`) });
  const choose = (what: string, values: readonly string[], value: string, set: (value: string) => void) => (
    <Select
      size="xs"
      w={130}
      aria-label={label(what)}
      allowDeselect={false}
      searchable={values.length > 12}
      limit={100}
      data={values.map((one) => ({ value: one, label: t(`${what}.${one}`, { defaultValue: one }) }))}
      value={value}
      onChange={(chosen) => chosen && set(chosen)}
    />
  );
  switch (as.kind) {
    case 'timestamp':
      return (
        <Group gap={4}>
          {choose('format', TIMES, as.format, (format) => change({ ...as, format: format as typeof as.format }))}
          {as.format.startsWith('epoch')
            ? null
            : choose('zone', withOwn(ZONES, as.zone), as.zone, (zone) => change({ ...as, zone }))}
        </Group>
      );
    case 'date':
      return choose('format', DATES, as.format, (format) => change({ ...as, format: format as typeof as.format }));
    case 'decimal':
      return choose('mark', ['.', ','], as.mark, (mark) => change({ ...as, mark: mark as '.' | ',' }));
    case 'boolean':
      return (
        <Group gap={4}>
          <Words label={label('yes')} words={as.yes} change={(yes) => change({ ...as, yes })} />
          <Words label={label('no')} words={as.no} change={(no) => change({ ...as, no })} />
        </Group>
      );
    case 'integer':
    case 'clock':
      return choose(
        'kind',
        kinds.filter((kind) => kind === 'integer' || kind === 'clock'),
        as.kind,
        (kind) => change({ kind } as As),
      );
    default:
      return <>{t(`kind.${as.kind}`, { defaultValue: as.kind })}</>;
  }
}

function Words({
  label,
  words,
  change,
}: {
  readonly label: string;
  readonly words: readonly string[];
  readonly change: (words: string[]) => void;
}) {
  return (
    <TextInput
      size="xs"
      w={110}
      aria-label={label}
      title={label}
      defaultValue={words.join(', ')}
      onBlur={(event) =>
        change(
          event.currentTarget.value
            .split(',')
            .map((word) => word.trim())
            .filter((word) => word !== ''),
        )
      }
    />
  );
}

function withOwn(zones: readonly string[], own: string): string[] {
  return zones.includes(own) ? [...zones] : [own, ...zones];
}
