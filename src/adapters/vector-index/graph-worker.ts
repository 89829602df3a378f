import type { HierarchicalNSW } from 'hnswlib-node';

export type GraphRequest =
  | Readonly<{ call: number; kind: 'open'; graph: number; dimensions: number; connections: number; construction: number; breadth: number }>
  | Readonly<{ call: number; kind: 'add'; graph: number; ids: readonly number[]; vectors: Float32Array }>
  | Readonly<{ call: number; kind: 'remove'; graph: number; ids: readonly number[] }>
  | Readonly<{ call: number; kind: 'search'; graph: number; vector: Float32Array; limit: number; breadth: number }>
  | Readonly<{ call: number; kind: 'close'; graph: number }>;
export type GraphReply = Readonly<{ call: number; error: string | null; ids: readonly number[]; distances: readonly number[] }>;

type Port = Readonly<{
  on: (event: 'message', listener: (requests: readonly GraphRequest[]) => void) => void;
  postMessage: (replies: readonly GraphReply[]) => void;
}>;
type Library = Readonly<{ HierarchicalNSW: new (space: 'cosine', dimensions: number) => HierarchicalNSW }>;

/**
 * Runs inside the worker thread, from its own source text: it may use nothing from outside its body. Holds the graphs; a fault in
 * the native module stays a reply with `error` where the module lets it. Identities are mapped to labels that are never used
 * twice, because replacing deleted elements corrupts the graph under churn; a graph with many deleted elements is built anew.
 */
export function runGraphWorker(port: Port, library: Library): void {
  type Graph = {
    index: HierarchicalNSW;
    dimensions: number;
    capacity: number;
    next: number;
    deleted: number;
    labelOf: Map<number, number>;
    idOf: Map<number, number>;
    options: Extract<GraphRequest, { kind: 'open' }>;
  };
  const graphs = new Map<number, Graph>();
  const open = (options: Extract<GraphRequest, { kind: 'open' }>, capacity: number): Graph => {
    const index = new library.HierarchicalNSW('cosine', options.dimensions);
    index.initIndex(capacity, options.connections, options.construction, 100, false);
    index.setEf(options.breadth);
    return { index, dimensions: options.dimensions, capacity, next: 0, deleted: 0, labelOf: new Map(), idOf: new Map(), options };
  };
  const forget = (graph: Graph, id: number): void => {
    const label = graph.labelOf.get(id);
    if (label === undefined) return;
    graph.index.markDelete(label);
    graph.labelOf.delete(id);
    graph.idOf.delete(label);
    graph.deleted += 1;
  };
  const insert = (graph: Graph, id: number, point: number[]): void => {
    if (graph.next >= graph.capacity) {
      graph.capacity *= 2;
      graph.index.resizeIndex(graph.capacity);
    }
    graph.index.addPoint(point, graph.next);
    graph.labelOf.set(id, graph.next);
    graph.idOf.set(graph.next, id);
    graph.next += 1;
  };
  const rebuilt = (graph: Graph): Graph => {
    if (graph.deleted < 1_000 || graph.deleted < graph.labelOf.size / 2) return graph;
    const fresh = open(graph.options, Math.max(1_024, graph.labelOf.size * 2));
    for (const [id, label] of graph.labelOf) insert(fresh, id, graph.index.getPoint(label));
    return fresh;
  };
  const handle = (request: GraphRequest): Readonly<{ ids: readonly number[]; distances: readonly number[] }> => {
    const nothing = { ids: [], distances: [] };
    if (request.kind === 'open') {
      graphs.set(request.graph, open(request, 1_024));
      return nothing;
    }
    const graph = graphs.get(request.graph);
    if (graph === undefined) throw new Error('this graph is closed');
    if (request.kind === 'close') graphs.delete(request.graph);
    if (request.kind === 'remove') {
      for (const id of request.ids) forget(graph, id);
      graphs.set(request.graph, rebuilt(graph));
    }
    if (request.kind === 'add') {
      for (const [at, id] of request.ids.entries()) {
        forget(graph, id);
        insert(graph, id, Array.from(request.vectors.subarray(at * graph.dimensions, (at + 1) * graph.dimensions)));
      }
    }
    if (request.kind !== 'search' || graph.labelOf.size === 0) return nothing;
    graph.index.setEf(Math.max(request.breadth, request.limit));
    const found = graph.index.searchKnn(Array.from(request.vector), Math.min(request.limit, graph.labelOf.size));
    return { ids: found.neighbors.map((label) => graph.idOf.get(label) ?? -1), distances: found.distances };
  };
  const answer = (request: GraphRequest): GraphReply => {
    try {
      return { call: request.call, error: null, ...handle(request) };
    } catch (error) {
      return { call: request.call, error: error instanceof Error ? error.message : 'unknown fault', ids: [], distances: [] };
    }
  };
  port.on('message', (requests) => port.postMessage(requests.map(answer)));
}
