package lacuna.compiler.sweep;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lacuna.compiler.load.LoadedSpec;
import lacuna.compiler.source.Span;

/**
 * One experiment of a sweep.
 *
 * @param name after what differs, without signs that a shell or a file system minds
 * @param changes the text of its value on each axis, by the path of the setting
 * @param values where those values stand
 * @param spec the files with this point's settings in place of the sweep
 */
public record Point(
    String name, Map<String, String> changes, List<Span> values, LoadedSpec spec) {

  public Point {
    changes = Collections.unmodifiableMap(new LinkedHashMap<>(changes));
    values = List.copyOf(values);
  }
}
