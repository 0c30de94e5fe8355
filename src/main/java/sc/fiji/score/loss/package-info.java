/**
 * The SCORE loss and the losses of the other weak annotations, one class per term. Terms work on plain arrays and
 * give their own gradient with respect to the network's logits, which {@link
 * sc.fiji.score.network.NetworkRunner#backward} carries back: no term needs automatic differentiation, and none can
 * hold native memory. {@link sc.fiji.score.loss.WeakLosses} lists the terms for weak annotations.
 */
package sc.fiji.score.loss;
