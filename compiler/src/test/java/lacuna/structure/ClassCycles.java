package lacuna.structure;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Groups of classes that all depend on each other, directly or not (Tarjan 1972). */
final class ClassCycles {
  private final Map<String, Set<String>> graph;
  private final Map<String, Integer> indexes = new HashMap<>();
  private final Deque<String> open = new ArrayDeque<>();
  private final Set<String> isOpen = new HashSet<>();
  private final List<Set<String>> cycles = new ArrayList<>();

  private ClassCycles(Map<String, Set<String>> graph) {
    this.graph = graph;
  }

  /** The groups of two nodes and more; an edge to what is no key of the graph is left out. */
  static List<Set<String>> of(Map<String, Set<String>> graph) {
    ClassCycles search = new ClassCycles(graph);
    for (String node : graph.keySet()) {
      if (!search.indexes.containsKey(node)) {
        search.visit(node);
      }
    }
    return search.cycles;
  }

  /** What each top-level class depends on; a nested class counts to the one that encloses it. */
  static Map<String, Set<String>> dependencies(JavaClasses classes) {
    Map<String, Set<String>> graph = new TreeMap<>();
    for (JavaClass type : classes) {
      Set<String> targets = graph.computeIfAbsent(topLevel(type), name -> new TreeSet<>());
      type.getDirectDependenciesFromSelf()
          .forEach(found -> targets.add(topLevel(found.getTargetClass().getBaseComponentType())));
      // ArchUnit reads no permits clause.
      Class<?>[] permitted = type.reflect().getPermittedSubclasses();
      for (Class<?> subclass : permitted == null ? new Class<?>[0] : permitted) {
        targets.add(topLevel(subclass));
      }
    }
    return graph;
  }

  private static String topLevel(JavaClass type) {
    return type.getEnclosingClass().map(ClassCycles::topLevel).orElse(type.getName());
  }

  private static String topLevel(Class<?> type) {
    Class<?> enclosing = type.getEnclosingClass();
    return enclosing == null ? type.getName() : topLevel(enclosing);
  }

  /** Visits what a node reaches and returns the lowest index, of those still open, met there. */
  private int visit(String node) {
    int index = indexes.size();
    int lowest = index;
    indexes.put(node, index);
    open.push(node);
    isOpen.add(node);
    for (String next : graph.getOrDefault(node, Set.of())) {
      if (!graph.containsKey(next)) {
        continue;
      }
      if (!indexes.containsKey(next)) {
        lowest = Math.min(lowest, visit(next));
      } else if (isOpen.contains(next)) {
        lowest = Math.min(lowest, indexes.get(next));
      }
    }
    if (lowest == index) {
      close(node);
    }
    return lowest;
  }

  private void close(String root) {
    Set<String> cycle = new TreeSet<>();
    while (!cycle.contains(root)) {
      String node = open.pop();
      isOpen.remove(node);
      cycle.add(node);
    }
    if (cycle.size() > 1) {
      cycles.add(cycle);
    }
  }
}
