/** Artificial cases whose truth is known: a phantom of a humerus CT, and the errors of automatic masks. */
package sc.fiji.score.benchmark;
