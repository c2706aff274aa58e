import { useComputedColorScheme } from '@mantine/core';
import Graph from 'graphology';
import { useEffect, useRef, useState } from 'react';
import Sigma from 'sigma';
import {
  EdgeLineProgram,
  EdgeRectangleProgram,
  NodeCircleProgram,
  type NodeHoverDrawingFunction,
  NodePointProgram,
} from 'sigma/rendering';
import classes from './network.module.css';
import { colourOf } from './view/colours.ts';
import type { Place } from './view/layout.ts';
import type { Graph as Shown } from './view/model.ts';
import { Placing } from './view/placing.ts';

interface CanvasProps {
  readonly graph: Shown;
  /** Parts of the graph are still to come: places that depend on which came first would be others at every visit. */
  readonly pending: boolean;
  readonly selected: string | undefined;
  readonly label: string;
  readonly onSelect: (id: string | undefined) => void;
  readonly onOpen: (id: string) => void;
  /** No WebGL here: the caller shows the table instead. */
  readonly onUnavailable: () => void;
}

const SIZES: Readonly<Record<string, number>> = { operator: 9, account: 6, organisation: 8, operation: 8, centre: 9 };

/** The graph drawn with WebGL. Everything in it is also in the table twin, which is what a keyboard works with. */
export function NetworkCanvas({ graph, pending, selected, label, onSelect, onOpen, onUnavailable }: CanvasProps) {
  const box = useRef<HTMLDivElement>(null);
  const placing = useRef<Placing>(undefined);
  const [sigma, setSigma] = useState<Sigma>();
  /** Changes with every graph that stands. */
  const [drawn, setDrawn] = useState<Shown>();
  const dark = useComputedColorScheme() === 'dark';
  const handlers = useRef({ onSelect, onOpen, onUnavailable });
  handlers.current = { onSelect, onOpen, onUnavailable };

  useEffect(() => {
    if (!box.current) return;
    const made = start(box.current);
    if (!made) {
      handlers.current.onUnavailable();
      return;
    }
    made.on('clickNode', ({ node }) => handlers.current.onSelect(node));
    made.on('clickStage', () => handlers.current.onSelect(undefined));
    made.on('doubleClickNode', (event) => {
      event.preventSigmaDefault();
      handlers.current.onOpen(event.node);
    });
    const places = new Placing();
    placing.current = places;
    setSigma(made);
    return () => {
      places.stop();
      made.kill();
    };
  }, []);

  useEffect(() => {
    if (!sigma || pending) return;
    placing.current?.place(graph, (places) => {
      fill(sigma, graph, places);
      setDrawn(graph);
    });
  }, [sigma, graph, pending]);

  useEffect(() => {
    // After the effect above: what is next to the selected node changes with the graph.
    if (sigma && drawn) highlight(sigma, selected, dark);
  }, [sigma, selected, dark, drawn]);

  return <div ref={box} role="img" aria-label={label} aria-busy={drawn !== graph} className={classes.canvas} />;
}

function start(container: HTMLElement): Sigma | undefined {
  try {
    return new Sigma(new Graph({ type: 'undirected', multi: true }), container, {
      labelRenderedSizeThreshold: 5,
      labelDensity: 0.6,
      labelFont: 'system-ui, sans-serif',
      labelSize: 12,
      zIndex: true,
      nodeProgramClasses: { circle: NodeCircleProgram, point: NodePointProgram },
      edgeProgramClasses: { line: EdgeRectangleProgram, thin: EdgeLineProgram },
      allowInvalidContainer: true,
    });
  } catch {
    return undefined;
  }
}

/** More connections than this are drawn as thin lines, not while the picture moves, and their nodes as smaller points: a machine without a graphics card draws too. */
const MANY = 1500;

/** Brings sigma's graph to what is to be shown, touching only what differs. */
function fill(sigma: Sigma, shown: Shown, places: ReadonlyMap<string, Place>): void {
  const graph = sigma.getGraph();
  const many = shown.edges.size > MANY;
  sigma.setSetting('hideEdgesOnMove', many);
  sigma.setSetting('hideLabelsOnMove', many);
  for (const id of graph.nodes()) if (!shown.nodes.has(id)) graph.dropNode(id);
  for (const node of shown.nodes.values()) {
    const attributes = {
      ...places.get(node.id)!,
      label: node.label,
      size: (node.collapsed ? 5 : (SIZES[node.kind] ?? 4) + (node.opened ? 2 : 0)) * (many && !node.opened ? 0.5 : 1),
      color: colourOf(node.kind, node.hub || node.collapsed !== undefined),
      type: many ? 'point' : 'circle',
      forceLabel: node.opened,
    };
    graph.mergeNode(node.id, attributes);
  }
  for (const edge of graph.edges()) if (!shown.edges.has(edge)) graph.dropEdge(edge);
  for (const { id, a, b, n, probability } of shown.edges.values()) {
    if (!graph.hasNode(a) || !graph.hasNode(b)) continue;
    const size = 0.6 + Math.min(3, Math.log10(1 + n)) * (probability ?? 1);
    graph.mergeUndirectedEdgeWithKey(id, a, b, { size, type: many ? 'thin' : 'line' });
  }
  sigma.refresh();
}

/** The selected node and what it touches stand out; the rest fades. */
function highlight(sigma: Sigma, selected: string | undefined, dark: boolean): void {
  const graph = sigma.getGraph();
  const near = new Set(
    selected !== undefined && graph.hasNode(selected) ? [selected, ...graph.neighbors(selected)] : [],
  );
  sigma.setSetting('labelColor', { color: dark ? '#e6e8eb' : '#1f2328' });
  sigma.setSetting('defaultDrawNodeHover', dark ? hoverOn('#25292e') : hoverOn('#ffffff'));
  sigma.setSetting('nodeReducer', (id, data) => {
    if (near.size === 0 || near.has(id)) return id === selected ? { ...data, highlighted: true, zIndex: 2 } : data;
    return { ...data, color: dark ? '#3a3f45' : '#d9dce0', label: '', zIndex: 0 };
  });
  sigma.setSetting('edgeReducer', (id, data) => {
    if (near.size === 0) return { ...data, color: dark ? '#4b5158' : '#cdd2d7' };
    return graph.extremities(id).includes(selected ?? '')
      ? { ...data, color: dark ? '#c9ced4' : '#5b6168' }
      : { ...data, hidden: true };
  });
}

/** The label of a node under the pointer, on a ground of the theme. */
function hoverOn(ground: string): NodeHoverDrawingFunction {
  return (context, data, settings) => {
    const { x, y, size, label } = data;
    context.beginPath();
    context.arc(x, y, size + 2, 0, Math.PI * 2);
    context.strokeStyle = data.color;
    context.lineWidth = 2;
    context.stroke();
    if (!label) return;
    context.font = `600 ${settings.labelSize}px ${settings.labelFont}`;
    const width = context.measureText(label).width;
    context.fillStyle = ground;
    context.fillRect(x + size + 3, y - settings.labelSize / 2 - 4, width + 8, settings.labelSize + 8);
    context.fillStyle = settings.labelColor.color ?? data.color;
    context.fillText(label, x + size + 7, y + settings.labelSize / 3);
  };
}
