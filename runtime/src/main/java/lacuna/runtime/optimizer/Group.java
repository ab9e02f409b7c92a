package lacuna.runtime.optimizer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lacuna.runtime.nn.Parameter;
import lacuna.runtime.nn.Parameters;

/**
 * Parameters that share a rate and a decay.
 *
 * @param name for messages, as {@code level 3, no decay}
 * @param scale of the rate
 * @param decay weight decay per unit of rate
 * @param held whether they are frozen until the network is thawed
 * @param parameters in their order in the network
 */
public record Group(
    String name, double scale, double decay, boolean held, List<Parameter> parameters) {

  /**
   * Splits the trained parameters. A level's rate is {@code layerDecay} times the rate of the level
   * after it; the last level has scale 1 (official implementation, {@code optimizer.py}).
   *
   * @param decay for parameters that decay, 0 for the others
   * @param layerDecay 1 where rates do not depend on the level
   */
  static List<Group> of(Parameters all, double decay, double layerDecay) {
    int last = 1 + all.all().stream().mapToInt(Parameter::level).max().orElse(Parameter.NO_LEVEL);
    Map<Integer, List<Parameter>> byLevel = new TreeMap<>();
    for (Parameter parameter : all.trained()) {
      int level = layerDecay == 1 ? last : all.level(parameter);
      byLevel.computeIfAbsent(level, key -> new ArrayList<>()).add(parameter);
    }
    List<Group> groups = new ArrayList<>();
    byLevel.forEach(
        (level, members) -> {
          double scale = Math.pow(layerDecay, last - level);
          String name = layerDecay == 1 ? "" : "level " + level + ", ";
          for (boolean held : new boolean[] {false, true}) {
            List<Parameter> some = members.stream().filter(p -> all.isHeld(p) == held).toList();
            String first = (held ? "frozen at first, " : "") + name;
            add(groups, new Group(first + "no decay", scale, 0, held, byDecay(some, false)));
            add(groups, new Group(first + "decay", scale, decay, held, byDecay(some, true)));
          }
        });
    return groups;
  }

  private static List<Parameter> byDecay(List<Parameter> members, boolean decays) {
    return members.stream().filter(p -> p.decay() == decays).toList();
  }

  private static void add(List<Group> groups, Group group) {
    if (!group.parameters().isEmpty()) {
      groups.add(group);
    }
  }
}
