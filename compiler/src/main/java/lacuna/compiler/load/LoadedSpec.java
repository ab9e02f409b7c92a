package lacuna.compiler.load;

import java.util.List;

/**
 * A spec with all that it reads.
 *
 * @param chain the spec, then what it amends, then what that amends, ...; each with its own imports
 * @param library the standard library's files
 * @param point which point of its sweep it is; empty for a spec that is none
 */
public record LoadedSpec(List<Module> chain, List<Module> library, String point) {
  public LoadedSpec {
    chain = List.copyOf(chain);
    library = List.copyOf(library);
  }
}
