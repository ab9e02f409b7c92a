/**
 * The canonical form of a file. {@link lacuna.compiler.format.Formatter} is the way in. The
 * concrete syntax tree becomes a {@link lacuna.compiler.format.Doc}, which says where lines may
 * break (as in Wadler's "A prettier printer"); {@link lacuna.compiler.format.Renderer} breaks those
 * that are too long; {@link lacuna.compiler.format.Lines} aligns the comments behind them. The
 * tokens are never changed, only the white space between them and commas behind last elements, so
 * that the text means what it meant.
 *
 * <p>What the author decides is kept: comments, empty lines (one at most), and whether a block of
 * one part stands on one line.
 */
@NullMarked
package lacuna.compiler.format;

import org.jspecify.annotations.NullMarked;
