/**
 * The 3D network on DJL's PyTorch engine, its file, and the preparation of its inputs. Tensors are {@code N,C,D,H,W}
 * with D, H, W = z, y, x. Nothing that is differentiated may multiply, divide or exponentiate by a Java number:
 * constants are NDArrays of the step's manager.
 */
package sc.fiji.score.network;
