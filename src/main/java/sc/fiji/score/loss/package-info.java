/**
 * The SCORE loss, one class per term. Terms work on plain arrays and give their own gradient with respect to the network's
 * logits, which {@link sc.fiji.score.network.NetworkRunner#backward} carries back: no term needs automatic
 * differentiation, and none can hold native memory.
 */
package sc.fiji.score.loss;
