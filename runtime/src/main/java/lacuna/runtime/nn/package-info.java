/**
 * What a network is made of: a tree of {@linkplain lacuna.runtime.nn.Weights places} whose leaves
 * are named parameters (the names are the checkpoint's keys), layers that compute with them and
 * free their temporaries when they return, and stages, the parts of a run. A Java programmer can
 * write networks with it by hand; generated code looks just like that.
 */
@NullMarked
package lacuna.runtime.nn;

import org.jspecify.annotations.NullMarked;
