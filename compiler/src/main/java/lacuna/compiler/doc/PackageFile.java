package lacuna.compiler.doc;

/**
 * A file of the package that is documented.
 *
 * @param path from the package's folder, with slashes: {@code masks/stripes.lac}
 * @param shown the path as messages show it
 * @param text the whole text
 */
public record PackageFile(String path, String shown, String text) {}
