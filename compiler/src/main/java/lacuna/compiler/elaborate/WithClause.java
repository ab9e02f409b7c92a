package lacuna.compiler.elaborate;

import lacuna.compiler.residual.Instance;
import lacuna.compiler.residual.Node;
import org.jspecify.annotations.Nullable;

/**
 * What {@code with} says of a tensor or a part; null where it says nothing.
 *
 * @param key the step in a checkpoint's keys, where it is not the name
 * @param said all else
 */
record WithClause(@Nullable String key, Instance.Attributes said) {
  /** Nothing said. */
  static final WithClause NONE =
      new WithClause(null, new Instance.Attributes(null, null, null, null, null, null, null));

  /** The step in a checkpoint's keys of a member of that name. */
  String key(String name) {
    return key == null ? name : key;
  }

  /** All but the key. */
  WithClause withoutKey() {
    return new WithClause(null, said);
  }

  /** These, and what is said later, which counts where both say something. */
  WithClause and(WithClause later) {
    Instance.Attributes more = later.said;
    Node.Constant level = more.level() != null ? more.level() : said.level();
    Boolean decay = more.decay() != null ? more.decay() : said.decay();
    Boolean trainable = more.trainable() != null ? more.trainable() : said.trainable();
    Node also = more.also() != null ? more.also() : said.also();
    Node fit = more.fit() != null ? more.fit() : said.fit();
    Boolean reinit = more.reinit() != null ? more.reinit() : said.reinit();
    Boolean running = more.running() != null ? more.running() : said.running();
    return new WithClause(
        later.key != null ? later.key : key,
        new Instance.Attributes(level, decay, trainable, also, fit, reinit, running));
  }
}
