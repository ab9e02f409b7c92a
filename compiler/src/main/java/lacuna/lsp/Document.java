package lacuna.lsp;

import java.nio.file.Path;

/**
 * A text that is open in the editor.
 *
 * @param uri as the editor names it
 * @param path where it lies, or would be saved
 */
record Document(String uri, Path path, int version, String text) {}
