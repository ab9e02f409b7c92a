package lacuna.runtime.names;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The renamings of a table; the first that speaks of a key counts. */
public final class Renamings {
  private final Side ours;
  private final Side theirs;

  public Renamings(List<Renaming> renamings) {
    ours = new Side(renamings, Renaming::ours);
    theirs = new Side(renamings, Renaming::theirs);
  }

  /** What the first renaming that speaks of a key of ours says; null where none does. */
  public Renaming.@Nullable Found ofOurs(String key) {
    return ours.find(key);
  }

  /** What the first renaming that speaks of a key of theirs says; null where none does. */
  public Renaming.@Nullable Found ofTheirs(String key) {
    return theirs.find(key);
  }

  /** The keys on one side of all renamings. */
  private static final class Side {
    private final List<Place> places = new ArrayList<>();
    private final KeyIndex index = new KeyIndex();

    /** A key of a renaming, and its place among the keys of its side. */
    private record Place(Renaming renaming, int index, KeyPattern pattern) {}

    Side(
        List<Renaming> renamings, Function<Renaming, List<@Nullable KeyPattern>> patternsOf) {
      for (Renaming renaming : renamings) {
        List<@Nullable KeyPattern> patterns = patternsOf.apply(renaming);
        for (int i = 0; i < patterns.size(); i++) {
          KeyPattern pattern = patterns.get(i);
          if (pattern != null) {
            index.add(places.size(), pattern.texts());
            places.add(new Place(renaming, i, pattern));
          }
        }
      }
    }

    Renaming.@Nullable Found find(String key) {
      int first = index.first(key, place -> places.get(place).pattern.match(key) != null);
      if (first < 0) {
        return null;
      }
      Place place = places.get(first);
      KeyPattern.Match match = place.pattern.match(key);
      return match == null ? null : place.renaming.found(place.index, match);
    }
  }
}
