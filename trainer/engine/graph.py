"""Which parts of a graph lead back into themselves: strongly connected components, without recursion (Tarjan 1972)."""

from collections.abc import Iterator, Mapping, Sequence


def components(edges: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """Give every strongly connected component, those that are led to before those that lead to them.

    A target that is not a key of `edges` leads nowhere.
    """
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    waiting: list[str] = []
    held: set[str] = set()
    for root in edges:
        if root in order:
            continue
        order[root] = low[root] = len(order)
        waiting.append(root)
        held.add(root)
        path = [(root, iter(edges[root]))]
        while path:
            node, onward = path[-1]
            for to in onward:
                if to not in order:
                    order[to] = low[to] = len(order)
                    waiting.append(to)
                    held.add(to)
                    path.append((to, iter(edges.get(to, ()))))
                    break
                if to in held:
                    low[node] = min(low[node], order[to])
            else:
                path.pop()
                if path:
                    low[path[-1][0]] = min(low[path[-1][0]], low[node])
                if low[node] == order[node]:
                    at = len(waiting) - 1
                    while waiting[at] != node:
                        at -= 1
                    found = tuple(waiting[at:])
                    del waiting[at:]
                    held.difference_update(found)
                    yield found


def is_loop(component: Sequence[str], edges: Mapping[str, Sequence[str]]) -> bool:
    """Say whether one can go round inside a component."""
    return len(component) > 1 or component[0] in edges.get(component[0], ())
