import { useElementSize } from '@mantine/hooks';
import { type PlotOptions, plot } from '@observablehq/plot';
import { useEffect, useRef } from 'react';

interface PlotProps {
  /** What is drawn, for a width in pixels. Keep it stable (useCallback), for it is drawn anew when it changes. */
  readonly draw: (width: number) => PlotOptions;
  /** What is to be seen, in words. */
  readonly label: string;
  /** Told once it is drawn: for what lies above it. */
  readonly drawn?: (figure: ReturnType<typeof plot>) => void;
}

/** A drawing of Observable Plot that follows the width of its place. */
export function PlotFigure({ draw, label, drawn }: PlotProps) {
  const { ref: place, width } = useElementSize<HTMLDivElement>();
  const inside = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = inside.current;
    if (!element || width < 40) return;
    const figure = plot({ ...draw(Math.floor(width)), className: 'plot', ariaLabel: label });
    // Plot brings a style element of its own, which the security policy refuses; base.css has what it says.
    for (const style of figure.querySelectorAll('style')) style.remove();
    figure.setAttribute('role', 'img');
    // Groups carry the names of marks, which say nothing to readers of an image and are no attribute that a group may have.
    for (const group of figure.querySelectorAll('g[aria-label]')) group.removeAttribute('aria-label');
    element.replaceChildren(figure);
    drawn?.(figure);
    return () => figure.remove();
  }, [draw, label, width, drawn]);
  return (
    <div ref={place}>
      <div ref={inside} />
    </div>
  );
}
