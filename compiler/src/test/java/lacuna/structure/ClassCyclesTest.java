package lacuna.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class ClassCyclesTest {
  @Test
  void findsTwoLoopsThatShareANodeAsOneCycle() {
    Map<String, Set<String>> graph =
        Map.of("a", Set.of("b"), "b", Set.of("a", "c"), "c", Set.of("b", "d"), "d", Set.of());
    assertEquals(List.of(Set.of("a", "b", "c")), ClassCycles.of(new TreeMap<>(graph)));
  }

  @Test
  void keepsCyclesApartThatAreJoinedInOneDirection() {
    Map<String, Set<String>> graph =
        Map.of("a", Set.of("b"), "b", Set.of("a", "c"), "c", Set.of("d"), "d", Set.of("c"));
    assertEquals(
        List.of(Set.of("c", "d"), Set.of("a", "b")), ClassCycles.of(new TreeMap<>(graph)));
  }

  @Test
  void findsNoneWhereEveryPathEnds() {
    Map<String, Set<String>> graph =
        Map.of("a", Set.of("a", "b", "c"), "b", Set.of("c", "elsewhere"), "c", Set.of());
    assertEquals(List.of(), ClassCycles.of(new TreeMap<>(graph)));
  }
}
