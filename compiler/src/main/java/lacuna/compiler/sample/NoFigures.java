package lacuna.compiler.sample;

/** A mask does what is not known here, or too much of it: it has no figures. */
final class NoFigures extends RuntimeException {
  private static final long serialVersionUID = 1;

  NoFigures(String what) {
    super(what, null, false, false);
  }
}
