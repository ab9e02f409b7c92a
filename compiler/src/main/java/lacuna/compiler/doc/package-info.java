/**
 * The documentation as a site of plain files: {@link lacuna.compiler.doc.Site} takes the standard
 * library, the files of a package and the plans of its specs, and gives the text of every page. A
 * {@link lacuna.compiler.doc.Catalog} knows all that the files declare and which page each
 * declaration has; views gather what a page shows as HTML; Mustache templates, as in the run's
 * report, hold the pages' words; and {@link lacuna.compiler.doc.SearchIndex} is a script that the
 * pages load, so that the search works where there is no server. Whatever comes from files is
 * escaped, here or by the template. Equal files give equal bytes.
 */
@NullMarked
package lacuna.compiler.doc;

import org.jspecify.annotations.NullMarked;
