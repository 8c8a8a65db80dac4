package io.github.cxmetrics.path;

import java.io.Serializable;

/**
 * How many paths go from one node to another, where rare events are grouped: what a flow diagram
 * draws. How many actors they have is not known for grouped nodes: one of them may be in several.
 *
 * @param position where the earlier node stands; the later one stands at the next position
 * @param from the earlier node; the start of a path where backward paths begin
 * @param to the later node; the end of a path where forward paths end
 * @param paths how many paths have this
 * @since 0.1
 */
public record PathFlow(int position, PathNode from, PathNode to, long paths)
    implements Serializable {}
